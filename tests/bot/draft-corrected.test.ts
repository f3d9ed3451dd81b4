/** Correcting what was published: readers have it at once, and channels that had the brief get the correction. */
import { describe, expect, it } from 'vitest';
import { arrived, FIRST_LINES } from './channels.ts';
import { HEADLINE, LIGHTHOUSE } from './lighthouse.ts';
import { openNewsroom, PLATFORMS, seat } from './newsroom.ts';
import { publishFrom } from './reviewing.ts';
import type { Seat } from './seat.ts';

const { corrected, library } = FIRST_LINES;
const NOTE = 'The lamp stays lit for ten years, not for two.';
const RIGHT = 'The lamp stays lit for ten years.';

/** A brief about the lighthouse that both channels have had, and the editor who published it. */
async function published(platform: Seat['platform']) {
  const room = await openNewsroom();
  const editor = seat(room, platform);
  await publishFrom(editor, room.address, LIGHTHOUSE);
  await room.at('2026-03-02T09:00:00Z');
  await arrived(room, 2);
  return { room, editor, reader: seat(room, platform, { as: 'member' }) };
}

/** Opens the brief for correction, changes its summary and says what was wrong. */
async function correct(editor: Seat): Promise<void> {
  const opened = await (await editor.ask('/draft correct lighthouse')).press('What was wrong');
  expect((await opened.send({ words: NOTE })).text).toContain(NOTE);
  await editor.ask(`/draft reword ${LIGHTHOUSE} summary ${RIGHT}`);
}

describe.each(PLATFORMS)('an editor on %s', (platform) => {
  it('corrects a brief, and channels that got it get the correction with their next digest', async () => {
    const { room, editor, reader } = await published(platform);
    await correct(editor);
    // Until it is published, the brief is served as it was.
    expect((await reader.ask('/brief lighthouse')).text).not.toContain(RIGHT);
    const answer = await editor.ask(`/draft publish ${LIGHTHOUSE}`);
    expect(answer.text).toContain(`Corrected: ${HEADLINE}`);
    const brief = (await reader.ask('/brief lighthouse')).text;
    expect(brief).toContain(RIGHT);
    expect(brief).toContain(NOTE);
    await room.at('2026-03-03T09:00:00Z');
    expect((await arrived(room, 3)).slice(2)).toEqual([corrected]);
    for (const posts of [room.slackPosts(), room.discordPosts()]) expect(posts[2]).toContain(NOTE);
    await room.at('2026-03-04T09:00:00Z');
    expect((await arrived(room, 4)).slice(2)).toEqual([corrected, library]);
  });

  it('corrects it at once, where that is wanted', async () => {
    const { room, editor } = await published(platform);
    await correct(editor);
    const answer = await editor.ask(`/draft publish ${LIGHTHOUSE} now`);
    expect(answer.text).toContain('2 channels get it at once');
    expect((await arrived(room, 3)).slice(2)).toEqual([corrected]);
    await room.at('2026-03-03T09:00:00Z');
    expect((await arrived(room, 4)).slice(2)).toEqual([corrected, library]);
  });

  it('is told that a correction needs a note for readers, before it is published', async () => {
    const { editor } = await published(platform);
    await editor.ask('/draft correct lighthouse');
    await editor.ask(`/draft reword ${LIGHTHOUSE} summary ${RIGHT}`);
    const refused = await editor.ask(`/draft publish ${LIGHTHOUSE}`);
    expect(refused.text).toContain('say in a note what was wrong');
    expect((await refused.press('note')).text).toContain('What is corrected');
  });
});
