/** What was published beside files of the folder, and what is taken out of the library again. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { briefText } from '../fixtures/brief-file.ts';
import { LIGHTHOUSE } from './lighthouse.ts';
import { openNewsroom, PLATFORMS, seat } from './newsroom.ts';
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

  it('is withdrawn, and served to nobody until it is published anew', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    const reader = seat(room, platform, { as: 'member' });
    await publishFrom(editor, room.address, LIGHTHOUSE);
    const withdrawn = await (await editor.ask(`/draft show ${LIGHTHOUSE}`)).press('Withdraw it');
    expect(withdrawn.text).toContain('Withdrawn: ');
    for (const line of [`/brief ${LIGHTHOUSE}`, '/quote two boats in fog'])
      expect((await reader.ask(line)).text).not.toContain('two boats in fog since spring');
    await room.at('2026-03-02T09:00:00Z');
    expect([...room.slackPosts(), ...room.discordPosts()].join()).not.toContain('lighthouse');
    expect((await withdrawn.press('Take it up again')).text).toContain('Everything is decided');
    await editor.ask(`/draft publish ${LIGHTHOUSE}`);
    expect((await reader.ask(`/brief ${LIGHTHOUSE}`)).text).toContain(REWORDED.summary);
  });
});
