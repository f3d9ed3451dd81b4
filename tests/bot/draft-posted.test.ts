/** How what was published reaches channels: with their next digest, or at once, and what is corrected likewise. */
import { describe, expect, it } from 'vitest';
import { titles } from './days.ts';
import { HEADLINE, LIGHTHOUSE } from './lighthouse.ts';
import { type Newsroom, openNewsroom, PLATFORMS, seat } from './newsroom.ts';
import { decideAll, publishFrom } from './reviewing.ts';
import type { Seat } from './seat.ts';
import { eventually } from './waiting.ts';

const NEW_FERRY = 'New in the library: The winter without a ferry';
const NEW_LIGHTHOUSE = `New in the library: ${HEADLINE}`;
const CORRECTED = `Correction: ${HEADLINE}`;
const NOTE = 'The lamp stays lit for ten years, not for two.';

/** The titles of the digests on both platforms, which must be the same. */
function posted(room: Newsroom): readonly (string | undefined)[] {
  const [slack, discord] = [titles(room.slackPosts()), titles(room.discordPosts())];
  expect(slack).toEqual(discord);
  return slack;
}

/** Waits until so many posts stand in each channel, and returns their titles. */
async function arrived(room: Newsroom, count: number): Promise<readonly (string | undefined)[]> {
  await eventually(() => (room.counts().every((one) => one >= count) ? true : undefined));
  return posted(room);
}

/** Opens the published brief for correction, changes its summary and says what was wrong. */
async function correct(editor: Seat): Promise<void> {
  const opened = await (await editor.ask('/draft correct lighthouse')).press('What was wrong');
  const noted = await opened.send({ words: NOTE });
  expect(noted.text).toContain(NOTE);
  await editor.ask(`/draft reword ${LIGHTHOUSE} summary The lamp stays lit for ten years.`);
}

describe.each(PLATFORMS)('an editor on %s', (platform) => {
  it('publishes for the next digests, which bring it to both platforms once', async () => {
    const room = await openNewsroom();
    await room.at('2026-03-02T09:00:00Z');
    expect(posted(room)).toEqual([NEW_FERRY]);
    await publishFrom(seat(room, platform), room.address, LIGHTHOUSE);
    await room.later(60_000);
    expect(posted(room)).toEqual([NEW_FERRY]);
    await room.at('2026-03-03T09:00:00Z');
    await room.at('2026-03-04T09:00:00Z');
    expect(posted(room)).toEqual([NEW_FERRY, NEW_LIGHTHOUSE, 'From the library']);
  });

  it('publishes and posts at once, in subscribed channels, once', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    await room.at('2026-03-02T09:00:00Z');
    await editor.ask(`/draft new ${room.address}`);
    await decideAll(editor, LIGHTHOUSE);
    const published = await editor.ask(`/draft publish ${LIGHTHOUSE} now`);
    expect(published.text).toContain('2 channels get it at once');
    expect(await arrived(room, 2)).toEqual([NEW_FERRY, NEW_LIGHTHOUSE]);
    expect((await editor.ask(`/draft publish ${LIGHTHOUSE} now`)).text).toContain('is published');
    await room.at('2026-03-03T09:00:00Z');
    expect(posted(room)).toEqual([NEW_FERRY, NEW_LIGHTHOUSE, 'From the library']);
    expect(editor.posts()).toEqual([]);
  });

  it('corrects it, and channels that got it get the correction with their next digest', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    await publishFrom(editor, room.address, LIGHTHOUSE);
    await room.at('2026-03-02T09:00:00Z');
    expect([...posted(room)].sort()).toEqual([NEW_LIGHTHOUSE, NEW_FERRY].sort());
    await correct(editor);
    // Until it is published, the brief is served as it was.
    const reader = seat(room, platform, { as: 'member' });
    expect((await reader.ask('/brief lighthouse')).text).not.toContain('The lamp stays lit for ten years.');
    const published = await editor.ask(`/draft publish ${LIGHTHOUSE}`);
    expect(published.text).toContain(`Corrected: ${HEADLINE}`);
    const brief = (await reader.ask('/brief lighthouse')).text;
    expect(brief).toContain('The lamp stays lit for ten years.');
    expect(brief).toContain(NOTE);
    await room.at('2026-03-03T09:00:00Z');
    await room.at('2026-03-04T09:00:00Z');
    expect(posted(room).slice(2)).toEqual([CORRECTED, 'From the library']);
    expect(room.slackPosts()[2]).toContain(NOTE);
    expect(room.discordPosts()[2]).toContain(NOTE);
  });

  it('corrects it at once, where that is wanted', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    await publishFrom(editor, room.address, LIGHTHOUSE);
    await room.at('2026-03-02T09:00:00Z');
    await correct(editor);
    const published = await editor.ask(`/draft publish ${LIGHTHOUSE} now`);
    expect(published.text).toContain('2 channels get it at once');
    expect((await arrived(room, 3)).slice(2)).toEqual([CORRECTED]);
    await room.at('2026-03-03T09:00:00Z');
    expect(posted(room).slice(2)).toEqual([CORRECTED, 'From the library']);
  });
});
