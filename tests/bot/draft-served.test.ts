/** What readers get of a draft: nothing before it is published, all of it at once afterwards, on both platforms. */
import { describe, expect, it } from 'vitest';
import { HEADLINE, LIGHTHOUSE, PARAGRAPHS } from './lighthouse.ts';
import { type Newsroom, openNewsroom, PLATFORMS, seat } from './newsroom.ts';
import { decideAll, NAMED, publishFrom, REWORDED } from './reviewing.ts';

const QUOTED = 'We have lost two boats in fog since spring';

/** Readers of both platforms, who are no editors. */
const readers = (room: Newsroom) => PLATFORMS.map((platform) => seat(room, platform, { as: 'member' }));

/** What readers are answered when they ask for everything that a draft holds. */
async function readAll(room: Newsroom): Promise<string> {
  const lines = [
    '/brief',
    `/brief ${LIGHTHOUSE}`,
    '/brief lighthouse',
    '/quote Marta Quill',
    '/quote two boats in fog',
    '/digest preview',
    '/brief help',
  ];
  const texts: string[] = [];
  for (const reader of readers(room)) {
    for (const line of lines) texts.push((await reader.ask(line)).text);
    texts.push(...reader.posts());
  }
  return texts.join('\n');
}

describe('a draft', () => {
  it('is served to nobody and posted nowhere before it is published', async () => {
    const room = await openNewsroom();
    const editor = seat(room, 'slack');
    await editor.ask(`/draft new ${room.address}`);
    const before = await readAll(room);
    await decideAll(editor, LIGHTHOUSE);
    const told = `${before}\n${await readAll(room)}`;
    for (const words of [
      QUOTED,
      HEADLINE,
      REWORDED.summary,
      'Owen Brask',
      'The Ellery Courier',
      'tower',
      'a third one',
    ])
      expect(told).not.toContain(words);
    await room.at('2026-03-02T09:00:00Z');
    await room.at('2026-03-03T09:00:00Z');
    expect(room.counts()).toEqual([2, 2]);
    const posted = [...room.slackPosts(), ...room.discordPosts()].join('\n');
    for (const words of ['lighthouse', 'lamp', 'Quill', 'Brask']) expect(posted).not.toContain(words);
  });
});

describe('a brief that was just published', () => {
  it('is served by brief and by quote at once, on both platforms', async () => {
    const room = await openNewsroom();
    const published = await publishFrom(seat(room, 'discord'), room.address, LIGHTHOUSE);
    expect(published.text).toContain('channels get it with their next digest');
    for (const reader of readers(room)) {
      const { text } = await reader.ask(`/brief ${LIGHTHOUSE}`);
      expect(text).toContain(HEADLINE);
      expect(text).toContain(REWORDED.summary);
      expect(text).toContain(`“${QUOTED}”`);
      expect((await reader.ask('/quote lost two boats')).text).toContain('Marta Quill');
      expect((await reader.ask('/quote ships can see from the reef')).text).toContain(NAMED);
      // What was dropped, and what the outlet says in its own words, is nowhere.
      expect(text).not.toContain(PARAGRAPHS[0]);
    }
  });

  it.each(PLATFORMS)('shows a quotation in its paragraph, with its words marked, on %s', async (platform) => {
    const room = await openNewsroom();
    await publishFrom(seat(room, platform), room.address, LIGHTHOUSE);
    const reader = seat(room, platform, { as: 'member' });
    const context = await (await reader.ask(`/quote ${QUOTED}`)).press('In context');
    expect(context.text).toContain('As The Ellery Courier prints it:');
    expect(context.text).toContain(PARAGRAPHS[1]);
    expect(context.text).toContain('Marta Quill');
    // Both pieces are marked, and nothing between them.
    const { slack, discord } = room.world;
    const [raw = ''] = [
      ...slack.sandbox
        .ephemerals(slack.sandbox.member.id, '#general')
        .map(({ blocks }) => JSON.stringify(blocks)),
      ...discord.sandbox.ephemerals('Robin').map(({ embeds }) => JSON.stringify(embeds)),
    ].slice(-1);
    const marked =
      platform === 'slack'
        ? [...raw.matchAll(/"text":"([^"]*)","style":\{"bold":true\}/g)]
        : [...raw.matchAll(/\*\*([^*]*)\*\*/g)];
    expect(marked.map(([, words]) => words)).toEqual([QUOTED, 'Nobody should lose a third one to a budget.']);
    expect((await context.press('The quotation')).text).toContain(`“${QUOTED}”`);
  });

  it('offers no context where the text of its source is not kept', async () => {
    const room = await openNewsroom();
    for (const reader of readers(room))
      expect((await reader.ask('/quote We asked for one boat')).buttons).not.toContain('In context');
  });
});
