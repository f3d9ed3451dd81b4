/** A feed from adding to dying, as its channel meets it. */
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from './days.ts';
import { HEADLINE, LIGHTHOUSE, PARAGRAPHS } from './lighthouse.ts';
import { articlePage, type Newsroom, openNewsroom, PLATFORMS, seat } from './newsroom.ts';
import type { Seat } from './seat.ts';

const DAY = 24 * HOUR;

/** What a feed lists, newest first. */
function list(
  room: Newsroom,
  ...articles: readonly { readonly title: string; readonly path: string }[]
): void {
  const items = articles.map(
    ({ title, path }) => `<item><title>${title}</title><link>${room.origin}${path}</link></item>`,
  );
  room.printed.set('/feed', {
    type: 'application/rss+xml',
    body: `<?xml version="1.0"?><rss version="2.0"><channel><title>The Ellery Courier</title>
<link>${room.origin}/</link><description>News</description>${items.join('')}</channel></rss>`,
  });
}

const OLD = { title: 'The harbour in winter', path: '/winter' };
const NEW = { title: HEADLINE, path: '/lighthouse' };

/** Lets time pass, and the bot do what is due then. */
async function passing(room: Newsroom, milliseconds: number): Promise<void> {
  room.world.clock.advance(milliseconds);
  // One of the bot's own may be under way, which began before: a second one does not.
  await room.bot().tick();
  await room.bot().tick();
}

/** A newsroom with a feed that lists an article, and an editor in a channel without a digest. */
async function open(platform: Seat['platform']) {
  const room = await openNewsroom();
  room.printed.set('/winter', articlePage('The harbour in winter', [PARAGRAPHS[4], PARAGRAPHS[2]]));
  list(room, OLD);
  return { room, editor: seat(room, platform) };
}

describe.each(PLATFORMS)('a feed in a channel of %s', (platform) => {
  it('becomes drafts for review, of which its channel is told by number alone', async () => {
    const { room, editor } = await open(platform);
    const added = await editor.ask(`/draft feed add ${room.origin}/feed`);
    expect(added.text).toContain('Followed: The Ellery Courier. It lists 1 article now.');
    list(room, NEW, OLD);
    await passing(room, HOUR);
    expect(editor.posts()).toEqual([
      expect.stringContaining('1 new draft from The Ellery Courier awaits review.'),
    ]);
    expect(editor.posts().join()).not.toContain(HEADLINE);
    await passing(room, HOUR);
    expect(editor.posts()).toHaveLength(1);
    expect((await editor.ask('/draft list')).text).toContain(HEADLINE);
    expect((await editor.ask(`/draft show ${LIGHTHOUSE}`)).text).toContain('q1 · Marta Quill');
    expect((await editor.ask(`/draft history ${LIGHTHOUSE}`)).text).toContain('by the feed ellery-courier');
  });

  it('is followed by a form, and announces title, outlet and link alone with auto', async () => {
    const { room, editor } = await open(platform);
    const form = await editor.ask('/draft feed add');
    expect((await form.send({ address: `${room.origin}/feed`, mode: 'auto' })).text).toContain('Followed: ');
    list(room, NEW, OLD);
    await passing(room, HOUR);
    await passing(room, HOUR);
    expect(editor.posts()).toHaveLength(1);
    const [post = ''] = editor.posts();
    expect(post).toContain('New from The Ellery Courier');
    expect(post).toContain(HEADLINE);
    expect(post).toContain(room.address);
    for (const words of ['Quill', 'two boats', 'council', 'hotel']) expect(post).not.toContain(words);
    expect((await editor.ask('/draft list')).choices).toHaveLength(1);
  });

  it('is paused, resumed and removed by its buttons', async () => {
    const { room, editor } = await open(platform);
    const added = await editor.ask(`/draft feed add ${room.origin}/feed`);
    const paused = await added.press('Pause');
    expect(paused.text).toContain('Paused: The Ellery Courier');
    list(room, NEW, OLD);
    await passing(room, HOUR);
    expect(editor.posts()).toEqual([]);
    await paused.press('Resume');
    await passing(room, HOUR);
    expect(editor.posts()).toHaveLength(1);
    const listed = await editor.ask('/draft feed list');
    expect(listed.text).toContain('1 feed is followed');
    await listed.choose('Remove: The Ellery Courier (ellery-courier)');
    expect((await editor.ask('/draft feed')).text).toContain('No feed is followed');
  });

  it('tells its channel once that it died, and can be taken up again', async () => {
    const { room, editor } = await open(platform);
    await editor.ask(`/draft feed add ${room.origin}/feed`);
    room.printed.delete('/feed');
    for (let day = 0; day < 12; day += 1) await passing(room, DAY + 6 * HOUR);
    const told = editor.posts();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('A feed has died: The Ellery Courier');
    expect(told[0]).toContain('404');
    expect((await editor.ask('/draft feed list')).text).toContain('given up');
    await room.restart('2026-04-20T08:00:00Z');
    await passing(room, MINUTE);
    expect(editor.posts()).toHaveLength(1);
    list(room, NEW, OLD);
    await editor.ask('/draft feed resume ellery-courier');
    await passing(room, HOUR);
    expect(editor.posts().at(-1)).toContain('1 new draft');
  });

  it('outlives a restart, and drafts nothing twice', async () => {
    const { room, editor } = await open(platform);
    await editor.ask(`/draft feed add ${room.origin}/feed`);
    await room.restart('2026-03-02T08:00:00Z');
    list(room, NEW, OLD);
    await passing(room, HOUR);
    await room.restart('2026-03-02T10:00:00Z');
    await passing(room, HOUR);
    expect(editor.posts()).toHaveLength(1);
    expect((await editor.ask('/draft list')).choices).toHaveLength(1);
  });
});
