import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PART_NAMES } from '../../src/commands/brief-parts.ts';
import { messageOf } from '../../src/sandbox/discord/interaction-result.ts';
import { type BriefInput, exampleInput, longBrief } from '../fixtures/brief.ts';
import { textsOfPart } from '../fixtures/brief-texts.ts';
import { MEMBER } from './discord-side.ts';
import { createWorld, type World } from './harness.ts';

const long = longBrief();

/** More briefs than any list shows at once. */
const many: readonly BriefInput[] = Array.from({ length: 60 }, (_, index) => ({
  ...exampleInput(),
  id: `brief-${index + 1}`,
  title: `${index + 1} ${'a long title '.repeat(9)}`.trim(),
  aliases: [`an alias that is as long as aliases may be, number ${index + 1}`],
}));

/** Text without white space, and without the bar that the sandbox draws before quoted lines. */
const folded = (text: string) => text.replace(/^│ /gm, '').replace(/\s+/g, '');

/** The texts that are not there. */
const missingFrom = (shown: string, texts: readonly string[]) => {
  const all = folded(shown);
  return texts.filter((text) => !all.includes(folded(text)));
};

const everything = [
  long.title,
  long.summary,
  long.source.url ?? '',
  ...PART_NAMES.flatMap((part) => textsOfPart(long, part)),
];

const titles = [long.title, ...many.map(({ title }) => title)];

/** The value of the only entry in a message's menu. */
const optionIn = (parts: readonly unknown[]) => {
  const values = [...JSON.stringify(parts).matchAll(/"options":\[\{[^\]]*?"value":"([^"]+)"/g)];
  expect(values).toHaveLength(1);
  return values[0]?.[1] ?? '';
};

const LAST = long.corrections.at(-1)?.note ?? '';
const LEFT_OUT = /messages? (?:was|were) left out/;

describe('a brief and a library too large for any message', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({
      briefs: [long, ...many],
      // What a client waits for between two messages is not what is tested here.
      discord: { rateLimits: 'none', channels: ['briefings', 'threads', 'general'] },
    });
    await world.start();
    // Slack takes about a message a second in a channel: let each take two.
    world.slack.sandbox.on(({ type }) => {
      if (type === 'message') world.clock.advance(2_000);
    });
  });
  afterAll(async () => {
    expect(world.slack.sandbox.refusals()).toEqual([]);
    expect(world.discord.refusals).toEqual([]);
    await world.stop();
  });

  it('is told as a whole to a mention in Slack', async () => {
    const { slack } = world;
    const channel = slack.newRoom();
    const user = slack.sandbox.member.id;
    const messages = await slack.gather(
      () => slack.sandbox.mention('brief long-brief full', { channel, user }),
      (text) => missingFrom(text, [LAST]).length === 0,
      { channel },
    );
    expect(missingFrom(messages.map(slack.read).join('\n'), everything)).toEqual([]);
    expect(new Set(messages.map(({ thread_ts }) => thread_ts)).size).toBe(1);
  });

  it('is told as a whole to a slash command in Discord', async () => {
    const { discord } = world;
    const messages = await discord.gather(
      () => discord.ask('/brief long-brief full'),
      (text) => missingFrom(text, [LAST]).length === 0,
    );
    expect(missingFrom(messages.map(discord.read).join('\n'), everything)).toEqual([]);
    expect(messages.every(({ onlyFor }) => onlyFor === discord.sandbox.person(MEMBER).id)).toBe(true);
  });

  it('says in Slack what a slash command leaves out', async () => {
    const { slack } = world;
    const messages = await slack.gather(
      () =>
        slack.sandbox.command('/brief long-brief full', {
          user: slack.sandbox.member.id,
          channel: '#general',
        }),
      (text) => LEFT_OUT.test(text),
    );
    expect(messages).toHaveLength(5);
    expect(slack.read(messages[0] ?? expect.unreachable())).toContain(long.title);
  });

  it('says in Discord how much more there is where everybody would have to read it', async () => {
    const { discord } = world;
    const messages = await discord.gather(
      () => discord.sandbox.say('!brief long-brief full', { channel: 'threads' }),
      (text) => text.includes('messages more'),
      { channel: 'threads' },
    );
    expect(messages.length).toBeLessThanOrEqual(4);
  });

  it.each(PART_NAMES)('shows every text of its part “%s”, or says that some is left out', async (part) => {
    const { slack, discord } = world;
    const texts = textsOfPart(long, part);
    const inDiscord = await discord.gather(
      () => discord.ask(`/brief long-brief ${part}`),
      (text) => missingFrom(text, texts).length === 0,
    );
    expect(inDiscord.length).toBeGreaterThan(0);
    const command = { user: slack.sandbox.member.id, channel: '#general' };
    await slack.gather(
      () => slack.sandbox.command(`/brief long-brief ${part}`, command),
      (text) => missingFrom(text, texts).length === 0 || LEFT_OUT.test(text),
    );
  });

  it('fits its first answer on a phone', async () => {
    const { slack, discord } = world;
    const inDiscord = await discord.ask('/brief long-brief');
    // A reader sees the words of a masked link, not its address.
    expect(inDiscord.embeds[0]?.description).toContain(`[read it](${long.source.url})`);
    for (const answer of [slack.read(await slack.ask('/brief long-brief')), discord.read(inDiscord)]) {
      const read = answer.replace(` (${long.source.url})`, '').replace(/\[\d+\] /g, '');
      expect(read.length).toBeLessThanOrEqual(1_000);
      expect(answer).toContain(long.summary);
    }
  });

  it('shows its quotations one by one, each as a whole', async () => {
    const { slack, discord } = world;
    const last = `“${long.quotations.at(-1)?.exact}”`;
    const inSlack = slack.read(await slack.ask('/quote about long things #60'));
    expect(missingFrom(inSlack, [last])).toEqual([]);
    const inDiscord = await discord.ask('/quote who:about long things number:60');
    expect(missingFrom(discord.read(inDiscord), [last])).toEqual([]);
  });

  it('lists 61 briefs on four pages in Slack, and opens what is chosen from a page', async () => {
    const { slack } = world;
    const user = slack.sandbox.member.id;
    const open = async (page: number, act: () => Promise<unknown>) => {
      const messages = await slack.gather(act, (text) => text.includes(`Page ${(page % 4) + 1} of 4`));
      return { text: messages.map(slack.read).join('\n'), last: messages.at(-1) ?? expect.unreachable() };
    };
    let page = await open(1, () => slack.sandbox.command('/brief', { user, channel: '#general' }));
    const texts = [page.text];
    for (const number of [2, 3, 4]) {
      const { last } = page;
      page = await open(number, () => slack.sandbox.press(last, { user, label: `Page ${number}` }));
      texts.push(page.text);
    }
    expect(missingFrom(texts.join('\n'), titles)).toEqual([]);
    const option = optionIn(page.last.blocks);
    const chosen = await slack.next(() => slack.sandbox.choose(page.last, { user, option }));
    expect(slack.read(chosen)).toContain(long.summary);
  });

  it('lists 61 briefs on four pages in Discord, and opens what is chosen from a page', async () => {
    const { discord } = world;
    let page = await discord.ask('/brief');
    const texts = [discord.read(page)];
    for (const number of [2, 3, 4]) {
      page = await discord.press(page, `Page ${number} of 4`);
      texts.push(discord.read(page));
    }
    expect(missingFrom(texts.join('\n'), titles)).toEqual([]);
    const values = [optionIn(page.components)];
    const chosen = await messageOf(await discord.sandbox.choose(page, { values }));
    expect(discord.read(chosen)).toContain(long.summary);
  });
});
