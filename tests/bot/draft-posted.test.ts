/** How what was published reaches channels: with their next digest, or at once. */
import { describe, expect, it } from 'vitest';
import { arrived, FIRST_LINES } from './channels.ts';
import { LIGHTHOUSE } from './lighthouse.ts';
import { openNewsroom, PLATFORMS, seat } from './newsroom.ts';
import { decideAll, publishFrom } from './reviewing.ts';

const { ferry, lighthouse, library } = FIRST_LINES;

describe.each(PLATFORMS)('an editor on %s', (platform) => {
  it('publishes for the next digests, which bring it to both platforms once', async () => {
    const room = await openNewsroom();
    await room.at('2026-03-02T09:00:00Z');
    expect(await arrived(room, 1)).toEqual([ferry]);
    await publishFrom(seat(room, platform), room.address, LIGHTHOUSE);
    await room.later(60_000);
    expect(room.counts()).toEqual([1, 1]);
    await room.at('2026-03-03T09:00:00Z');
    expect(await arrived(room, 2)).toEqual([ferry, lighthouse]);
    await room.at('2026-03-04T09:00:00Z');
    expect(await arrived(room, 3)).toEqual([ferry, lighthouse, library]);
  });

  it('publishes and posts at once, in subscribed channels, once', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    await room.at('2026-03-02T09:00:00Z');
    await arrived(room, 1);
    await editor.ask(`/draft new ${room.address}`);
    await decideAll(editor, LIGHTHOUSE);
    const published = await editor.ask(`/draft publish ${LIGHTHOUSE} now`);
    expect(published.text).toContain('2 channels get it at once');
    expect(await arrived(room, 2)).toEqual([ferry, lighthouse]);
    expect((await editor.ask(`/draft publish ${LIGHTHOUSE} now`)).text).toContain('is published');
    await room.at('2026-03-03T09:00:00Z');
    expect(await arrived(room, 3)).toEqual([ferry, lighthouse, library]);
    expect(editor.posts()).toEqual([]);
  });
});
