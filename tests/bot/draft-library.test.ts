/** What was published beside files of the folder. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { briefText } from '../fixtures/brief-file.ts';
import { LIGHTHOUSE, openNewsroom, PLATFORMS, seat } from './newsroom.ts';
import { publishFrom, REWORDED } from './reviewing.ts';

describe.each(PLATFORMS)('a published brief on %s', (platform) => {
  it.each(['yaml', 'yml'])('gives way to a file of its id (%s), which is corrected there', async (ending) => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    await publishFrom(editor, room.address, LIGHTHOUSE);
    await room.stop();
    const file = join(room.world.briefs, `${LIGHTHOUSE}.${ending}`);
    await writeFile(file, briefText({ id: LIGHTHOUSE, title: 'The tower', aliases: [] }));
    await room.restart('2026-03-02T07:30:00Z');
    const served = await editor.ask(`/brief ${LIGHTHOUSE}`);
    expect(served.text).toContain('The tower');
    expect(served.text).not.toContain(REWORDED.summary);
    expect(room.world.log()).toContain('has the same id and is served instead');
    expect((await editor.ask(`/draft correct ${LIGHTHOUSE}`)).text).toContain(`is the file ${file}`);
  });
});
