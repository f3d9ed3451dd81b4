import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PART_NAMES } from '../../src/commands/brief-parts.ts';
import type { SandboxMessage as DiscordMessage } from '../../src/sandbox/discord/sandbox.ts';
import type { SandboxMessage as SlackMessage } from '../../src/sandbox/slack/sandbox.ts';
import { literalBrief, literalTexts } from '../fixtures/brief.ts';
import { textsOfPart } from '../fixtures/brief-texts.ts';
import { MANAGER } from './discord-side.ts';
import { createWorld, type World } from './harness.ts';

const brief = literalBrief();
const HOSTILE = '<!channel> @everyone *a* [x](http://e.com) `b`';

/** The bar that the sandbox draws before quoted lines is not part of what is read. */
const unquoted = (drawn: string) => drawn.replace(/^│ /gm, '');

/** The texts that do not stand in what is read, to the character. */
const missingFrom = (drawn: string, texts: readonly string[]) =>
  texts.filter((text) => !unquoted(drawn).includes(text));

/** Said once, at the end of the whole brief. */
const LAST = '2 January 2024';

const everything = [brief.title, brief.summary, ...PART_NAMES.flatMap((part) => textsOfPart(brief, part))];

describe('a brief whose texts mean something to Slack and to Discord', () => {
  let world: World;
  /** Everything that was shown on either platform. */
  const shown: (SlackMessage | DiscordMessage)[] = [];
  const inSlack = <Message extends SlackMessage>(message: Message) => {
    shown.push(message);
    return world.slack.read(message);
  };
  const inDiscord = <Message extends DiscordMessage>(message: Message) => {
    shown.push(message);
    return world.discord.read(message);
  };

  beforeAll(async () => {
    world = await createWorld({
      briefs: [brief],
      discord: {
        people: [{ name: HOSTILE }, { name: 'Robin' }, { name: 'Kim', permissions: ['ManageGuild'] }],
        channels: ['briefings', 'shares', 'general'],
      },
    });
    await world.start();
  });
  afterAll(async () => {
    expect(world.slack.sandbox.refusals()).toEqual([]);
    expect(world.discord.refusals).toEqual([]);
    for (const { notifies } of shown) {
      const whom =
        'everyone' in notifies ? [notifies.everyone, ...notifies.users, ...notifies.roles] : notifies;
      expect([[], [false]]).toContainEqual(whom);
    }
    await world.stop();
  });

  it('is read in Slack as it is written, and notifies nobody', async () => {
    const { slack } = world;
    const channel = slack.newRoom();
    const messages = await slack.gather(
      () => slack.sandbox.mention('brief literal full', { channel, user: slack.sandbox.member.id }),
      (text) => text.includes(LAST),
      { channel },
    );
    expect(missingFrom(messages.map(inSlack).join('\n'), everything)).toEqual([]);
  });

  it('is read in Discord as it is written, and notifies nobody', async () => {
    const { discord } = world;
    const messages = await discord.gather(
      () => discord.ask('/brief literal full', { user: 'Robin' }),
      (text) => text.includes(LAST),
      { user: 'Robin' },
    );
    expect(missingFrom(messages.map(inDiscord).join('\n'), everything)).toEqual([]);
  });

  it('is quoted as it is written, a text at a time', async () => {
    const { slack, discord } = world;
    for (const [index, text] of literalTexts.entries()) {
      const number = index + 1;
      const words = [
        `“${text}”`,
        `On: ${text}`,
        '<@U123> *Bold* Speaker, `role` [x](http://e.com), # <!channel>',
      ];
      expect(missingFrom(inSlack(await slack.ask(`/quote bold #${number}`)), words)).toEqual([]);
      const answer = await discord.ask(`/quote who:bold number:${number}`, { user: 'Robin' });
      expect(missingFrom(inDiscord(answer), words)).toEqual([]);
    }
  });

  it('is shared by somebody whose name means something, who notifies nobody by it', async () => {
    const { slack, discord } = world;
    const channel = slack.newRoom();
    const { id: user } = slack.sandbox.addPerson({ name: HOSTILE, realName: HOSTILE });
    slack.sandbox.invite(channel, user);
    const shared = inSlack(await slack.mention('brief literal share', { channel, user }));
    expect(missingFrom(shared, [brief.title, brief.summary, `Shared by ${HOSTILE}`])).toEqual([]);
    const asked = await discord.ask('/brief literal', { user: HOSTILE, channel: 'shares' });
    const posted = inDiscord(await discord.press(asked, 'Share'));
    expect(missingFrom(posted, [brief.title, brief.summary, `Shared by ${HOSTILE}`])).toEqual([]);
  });

  it('is posted in a digest as it is written', async () => {
    const { slack, discord } = world;
    const user = slack.sandbox.admin.id;
    const title = `New in the library: ${brief.title}`;
    const inBriefings = { user, channel: '#briefings' };
    const question = await slack.ask('/digest now', inBriefings);
    await slack.gather(
      () => slack.sandbox.press(question, { user, label: 'Post to' }),
      (text) => /\d+:\d+.*posted/.test(text),
      inBriefings,
    );
    expect(missingFrom(slack.posts('#briefings').map(inSlack).join('\n'), [title, brief.summary])).toEqual(
      [],
    );
    const asked = await discord.ask('/digest now', { user: MANAGER, channel: 'briefings' });
    await discord.press(asked, 'Post to #briefings');
    const posts = discord.posts('briefings').map(inDiscord).join('\n');
    expect(missingFrom(posts, [title, brief.summary])).toEqual([]);
  });

  it('is what a lock screen shows of it, without a mention', async () => {
    const { slack } = world;
    const { text } = await slack.ask('/brief literal');
    expect(text).toContain('&lt;!channel&gt;');
    expect(text).not.toMatch(/<[!@#]/);
  });

  it('is echoed as it was typed where it is not understood', async () => {
    const { slack, discord } = world;
    const typed = '<!subteam^Z> @zebra *zebra* `zebra` [zebra](http://z.org)';
    expect(inSlack(await slack.ask(`/brief ${typed}`))).toContain(`No brief matches: ${typed}.`);
    const answer = await discord.ask(`/brief ${typed}`, { user: 'Robin' });
    expect(inDiscord(answer)).toContain(`No brief matches: ${typed}.`);
    const reply = await discord.say(`!quote ${typed}`, { user: 'Robin' });
    expect(inDiscord(reply)).toContain(`No quotation matches: ${typed}.`);
  });
});
