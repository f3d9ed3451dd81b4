/** Channels and threads of Slack that subscribe themselves: by a typed line, by a form, by a mention. */
import { describe, expect, it } from 'vitest';
import { exampleInput } from '../fixtures/brief.ts';
import { firstBrief } from '../fixtures/first-brief.ts';
import { begin, type Days, NEW_MIGRATION, titles } from './days.ts';
import type { WorldOptions } from './harness.ts';

const NEW_FERRY = `New in the library: ${exampleInput().title}`;
const ONLY_MANAGERS = 'is for workspace admins, whoever made this channel';

/** A Slack with two briefs in the library, on a Monday morning, and a channel of its own. */
async function slackOnMonday(settings: WorldOptions['settings'] = {}) {
  const days = await begin('2026-03-02T07:00:00Z', {
    briefs: [firstBrief(), exampleInput()],
    digestChannels: [],
    settings,
  });
  const { slack } = days.world;
  const channel = slack.newRoom();
  const admin = slack.sandbox.admin.id;
  const ask = async (line: string, user = admin) => slack.read(await slack.ask(line, { user, channel }));
  const posted = () => titles(slack.posts(channel).map(slack.read));
  return { days, slack, channel, admin, ask, posted };
}

describe('a channel of Slack that subscribes by a typed line', () => {
  it('gets its topics at its own time, in the zone of whoever asked', async () => {
    const { days, ask, posted } = await slackOnMonday();
    const answer = await ask('/digest subscribe weekdays 8:30 islands');
    expect(answer).toContain('Subscribed: #room-1');
    expect(answer).toContain('When: weekdays 08:30 America/Mexico_City');
    expect(answer).toContain('Time zone: America/Mexico_City, the time zone of your profile');
    expect(answer).toContain('Topics: islands');
    expect(answer.match(/08:30 in America\/Mexico_City/g)).toHaveLength(3);
    await days.at('2026-03-02T14:29:00Z');
    expect(posted()).toEqual([]);
    await days.at('2026-03-02T14:30:00Z');
    expect(posted()).toEqual([NEW_FERRY]);
    await days.at('2026-03-03T14:30:00Z');
    expect(posted()).toEqual([NEW_FERRY, 'From the library']);
    // Saturday.
    await days.at('2026-03-06T14:30:00Z');
    await days.at('2026-03-07T14:30:00Z');
    expect(posted()).toHaveLength(3);
  });

  it('gets a digest several times a day, where it asks for that', async () => {
    const { days, ask, posted } = await slackOnMonday();
    expect(await ask('/digest subscribe mon,thu 9:00,17:15 UTC migration')).toContain('as you named it');
    for (const time of ['2026-03-02T09:00:00Z', '2026-03-02T17:15:00Z', '2026-03-03T09:00:00Z'])
      await days.at(time);
    expect(posted()).toEqual([NEW_MIGRATION, 'From the library']);
  });

  it('is told what was understood of an unclear line, with an example, and stays as it is', async () => {
    const { days, ask, posted } = await slackOnMonday();
    const answer = await ask('/digest subscribe wekdays 8:30 islands');
    expect(answer).toContain('Understood: 8:30, islands. Not understood: wekdays. Nearest: weekdays.');
    expect(answer).toContain('Nothing was changed.');
    expect(answer).toContain('Example: /digest subscribe');
    expect(await ask('/digest pause')).toContain('This channel has no subscription.');
    await days.at('2026-03-02T14:30:00Z');
    expect(posted()).toEqual([]);
  });

  it('is not subscribed where the bot cannot post, and is told what is missing', async () => {
    const { slack, channel, admin, ask } = await slackOnMonday();
    slack.sandbox.kick(channel);
    const answer = await ask('/digest subscribe daily 9:00 UTC');
    expect(answer).toContain('Nothing was changed: ');
    expect(answer).toContain(`/invite @${slack.sandbox.botUser.name}`);
    slack.sandbox.invite(channel);
    const again = slack.sandbox.ephemerals(admin, channel).at(-1);
    if (again === undefined) throw new Error('There is no answer.');
    expect(slack.read(await slack.press(again, 'Try again'))).toContain('Subscribed: #room-1');
  });
});

describe('a channel of Slack without a subscription', () => {
  it('is called by its name from the first question on, and gets the one digest that is asked for', async () => {
    const { slack, channel, admin, posted } = await slackOnMonday();
    const where = { user: admin, channel };
    const question = await slack.ask('/digest now', where);
    expect(slack.read(question)).toContain('Post to #room-1 now? This channel has no subscription');
    const report = await slack.gather(
      () => slack.press(question, 'Post to #room-1'),
      (text) => text.includes('posted in'),
      where,
    );
    expect(report.map(slack.read).join('\n')).toContain('posted in 2 messages');
    expect(posted()).toEqual([NEW_FERRY, NEW_MIGRATION]);
  });
});

describe('a channel of Slack that subscribes by the form', () => {
  /** Opens the form, and reads what stands in it now. */
  async function open() {
    const here = await slackOnMonday();
    const { slack, channel, admin: user } = here;
    const { views } = slack.sandbox;
    await slack.sandbox.command('/digest subscribe', { user, channel });
    const { id } = await slack.sandbox.until(() => views.modals(user).at(-1));
    const seen = () => JSON.stringify(views.modals(user).at(-1)?.blocks ?? []);
    const send = (values: Readonly<Record<string, string | readonly string[]>>) =>
      views.submit(id, { user, values });
    return { ...here, seen, send };
  }

  it('is subscribed to what was chosen', async () => {
    const { days, posted, seen, send } = await open();
    expect(seen()).toContain('America/Mexico_City');
    await send({ schedule: 'daily 9:00', zone: 'UTC', topics: ['islands'], quiet: 'quiet=nothing' });
    expect(seen()).toContain('Subscribed: #room-1');
    await days.at('2026-03-02T09:00:00Z');
    await days.at('2026-03-03T09:00:00Z');
    expect(posted()).toEqual([NEW_FERRY]);
  });

  it('keeps what was entered where the schedule is wrong, and takes it once it is mended', async () => {
    const { days, ask, posted, seen, send } = await open();
    const entered = { zone: 'Europe/Berlin', topics: ['migration', 'asylum'], quiet: 'quiet=line' };
    await send({ schedule: 'daily 9:60', ...entered });
    expect(seen()).toContain('Not understood: 9:60');
    expect(seen()).not.toContain('Example:');
    for (const value of ['daily 9:60', 'Europe/Berlin', 'migration', 'asylum', 'quiet=line'])
      expect(seen()).toMatch(new RegExp(`"initial_[^]*${value}`));
    expect(await ask('/digest pause')).toContain('This channel has no subscription.');
    await send({ schedule: 'daily 9:30', ...entered });
    expect(seen()).toContain('Subscribed: #room-1');
    await days.at('2026-03-02T08:30:00Z');
    expect(posted()).toEqual([NEW_MIGRATION]);
  });
});

describe('a subscribed channel of Slack', () => {
  it('is told by status and why that the bot was removed from it, and by what it comes back', async () => {
    const { slack, channel, ask } = await slackOnMonday();
    await ask('/digest subscribe daily 9:00 UTC');
    expect(await ask('/digest status')).not.toContain('Nothing can be posted here now');
    slack.sandbox.kick(channel);
    for (const line of ['/digest status', '/digest why'])
      expect(await ask(line)).toMatch(/Nothing can be posted here now: .+\/invite @/);
  });

  it('is named to whoever asks in a thread under it, with how to ask there', async () => {
    const { slack, channel, admin, ask } = await slackOnMonday();
    await ask('/digest subscribe daily 9:00 UTC');
    const { message } = await slack.sandbox.say('What about the islands?', { user: admin, channel });
    const where = { user: admin, channel, thread: message.ts };
    const why = slack.read(await slack.mention('digest why', where));
    expect(why).toContain('This thread has no subscription');
    expect(why).toContain('The channel around it, #room-1, has one (daily 09:00 UTC)');
    expect(why).toContain('type /digest why there');
  });
});

describe('a channel of Slack that subscribes by a mention', () => {
  it('has it for itself, and so have the buttons of the answer, though that stands in a thread', async () => {
    const { days, slack, channel, admin: user, posted } = await slackOnMonday();
    const answer = await slack.mention('digest subscribe daily 9:00 UTC islands', { user, channel });
    expect(answer.thread_ts).toBeDefined();
    expect(slack.read(answer)).toContain('Subscribed: #room-1');
    await days.at('2026-03-02T09:00:00Z');
    expect(posted().slice(1)).toEqual([NEW_FERRY]);
    expect(slack.posts(channel).at(-1)?.thread_ts).toBeUndefined();
    expect(slack.read(await slack.press(answer, 'Pause', user))).toContain('Paused: the digest of #room-1');
    await days.at('2026-03-03T09:00:00Z');
    expect(posted().filter((title) => title === 'From the library')).toEqual([]);
  });
});

describe('a thread of Slack', () => {
  it('subscribes by a mention in it, and has its digests to itself', async () => {
    const { days, slack, channel, admin, posted } = await slackOnMonday();
    const { message } = await slack.sandbox.say('For the islands.', { user: admin, channel });
    const thread = message.ts;
    const where = { user: admin, channel, thread };
    const answer = slack.read(await slack.mention('digest subscribe daily 9:00 UTC islands', where));
    expect(answer).toContain('Subscribed: a thread in #room-1');
    await days.at('2026-03-02T09:00:00Z');
    expect(posted().slice(1)).toEqual([NEW_FERRY]);
    expect(slack.posts(channel).at(-1)?.thread_ts).toBe(thread);
    // The channel itself has none.
    expect(slack.read(await slack.ask('/digest pause', { user: admin, channel }))).toContain(
      'This channel has no subscription.',
    );
    expect(slack.read(await slack.mention('digest unsubscribe', where))).toContain('Unsubscribed: a thread');
    await days.at('2026-03-03T09:00:00Z');
    expect(posted().filter((title) => title === 'From the library')).toEqual([]);
  });
});

describe('who may manage digests in Slack', () => {
  const somebody = ({ world: { slack } }: Days) =>
    slack.sandbox.addPerson({ name: 'ada', realName: 'Ada Sorensen' }).id;

  it('are workspace admins; others may only look', async () => {
    const { slack, ask } = await slackOnMonday();
    const member = slack.sandbox.member.id;
    const lines = ['subscribe daily 9:00', 'schedule daily 9:00', 'topics islands', 'quiet line', 'now'];
    for (const line of [...lines, 'pause', 'resume', 'unsubscribe', 'zone Europe/Berlin'])
      expect(await ask(`/digest ${line}`, member), line).toContain(ONLY_MANAGERS);
    for (const line of ['status', 'preview', 'why', 'history'])
      expect(await ask(`/digest ${line}`, member), line).not.toContain(ONLY_MANAGERS);
    expect(await ask('/digest subscribe daily 9:00')).toContain('Subscribed');
  });

  it('are whoever made the channel, in that channel', async () => {
    const { days, slack } = await slackOnMonday();
    const user = somebody(days);
    const own = slack.sandbox.addChannel({ name: 'own', withBot: true, creator: user }).id;
    const other = slack.newRoom();
    for (const channel of [own, other]) slack.sandbox.invite(channel, user);
    const line = '/digest subscribe daily 9:00 UTC';
    expect(slack.read(await slack.ask(line, { user, channel: own }))).toContain('Subscribed: #own');
    expect(slack.read(await slack.ask(line, { user, channel: other }))).toContain(ONLY_MANAGERS);
  });

  it('are whom DIGEST_MANAGERS names', async () => {
    const { slack, ask } = await slackOnMonday((world) => ({
      DIGEST_MANAGERS: world.slack.sandbox.member.id,
    }));
    const member = slack.sandbox.member.id;
    expect(await ask('/digest subscribe daily 9:00', member)).toContain('Subscribed');
  });
});
