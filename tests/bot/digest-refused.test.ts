/** Channels that stop taking digests: the subscription is paused, somebody is told once, and it can be resumed. */
import { describe, expect, it } from 'vitest';
import { begin, type Days, HOUR, NEW_MIGRATION, titles } from './days.ts';
import { MANAGER } from './discord-side.ts';
import { eventually } from './waiting.ts';

const day = (date: number, time = '09:00') => `2026-03-0${date}T${time}:00Z`;
const LINE = '/digest subscribe daily 09:00 UTC';

/** What the bot wrote to somebody in Slack in private. */
function toldInSlack({ world: { slack } }: Days, user: string): readonly string[] {
  return slack.posts(slack.sandbox.directMessage(user).id).map(slack.read);
}

/** What the bot wrote to somebody on Discord in private. */
function toldOnDiscord({ world: { discord } }: Days, user: string): readonly string[] {
  const open = discord.sandbox.directChannels.some(({ recipients }) =>
    recipients.some(({ id }) => id === discord.sandbox.person(user).id),
  );
  return open ? discord.sandbox.messages('dm', user).map(discord.read) : [];
}

describe.each([true, false])('a channel of Slack that takes no digests any more (history: %s)', (history) => {
  /** A channel that Maria made and subscribed, on a Monday morning. */
  async function subscribed() {
    const days = await begin(day(2, '07:00'), { digestChannels: [], history });
    const { slack } = days.world;
    const user = slack.sandbox.member.id;
    const channel = slack.sandbox.addChannel({ name: 'own', withBot: true, creator: user }).id;
    const ask = async (line: string) => slack.read(await slack.ask(line, { user, channel }));
    expect(await ask(LINE)).toContain('Subscribed: #own');
    const posted = () => titles(slack.posts(channel).map(slack.read));
    /** Lets a slot come: time for handing it over, and for its appearing. */
    const slot = async (date: number) => {
      for (const time of ['08:50', '09:00', '09:05']) await days.at(day(date, time));
    };
    return { days, slack, user, channel, ask, posted, slot };
  }

  it('is paused where the bot was removed, whoever subscribed is told once, and resuming works', async () => {
    const { days, slack, user, channel, ask, posted, slot } = await subscribed();
    slack.sandbox.kick(channel);
    await slot(2);
    await days.restart(day(2, '10:00'));
    await slot(3);
    expect(posted()).toEqual([]);
    expect(toldInSlack(days, user)).toEqual([
      expect.stringContaining('Digests for #own are paused\nA digest could not be posted to #own: '),
    ]);
    expect(toldInSlack(days, slack.sandbox.admin.id)).toEqual([]);
    // Once refused, it is not tried again.
    expect(slack.sandbox.refusals().filter(({ error }) => error === 'not_in_channel')).toHaveLength(1);

    const status = await ask('/digest status');
    expect(status).toContain('Paused, because posting was refused');
    expect(status).toContain(`/invite @${slack.sandbox.botUser.name}`);
    expect(status).toContain('/digest resume starts the digests again');
    expect(await ask('/digest why 2026-03-03')).toContain('held back, because an earlier post was refused');

    slack.sandbox.invite(channel);
    expect(await ask('/digest resume')).toContain('Resumed: the digest of #own');
    await slot(4);
    expect(posted()).toEqual([NEW_MIGRATION]);
    expect(await ask('/digest status')).not.toContain('posting was refused');
    expect(toldInSlack(days, user)).toHaveLength(1);
  });

  it('goes on where one message is refused for its form, which is told and shown', async () => {
    const { days, slack, user, ask, posted, slot } = await subscribed();
    const method = history ? 'chat.postMessage' : 'chat.scheduleMessage';
    slack.sandbox.faults.next(method, { kind: 'error', error: 'msg_blocks_too_long' });
    await slot(2);
    expect(posted()).toEqual([]);
    expect(toldInSlack(days, user)).toEqual([expect.stringContaining('Not posted to #own')]);
    const status = await ask('/digest status');
    expect(status).toContain('not posted: Slack refuses the form of the message (msg_blocks_too_long)');
    expect(status).not.toContain('Paused');
    expect(await ask('/digest why 2026-03-02')).toContain('Slack refuses the form of the message');
    await slot(3);
    expect(posted()).toEqual([NEW_MIGRATION]);
  });

  it('is paused where it was archived', async () => {
    const { days, slack, user, channel, slot } = await subscribed();
    slack.sandbox.archive(channel);
    await slot(2);
    await slot(3);
    expect(toldInSlack(days, user)).toEqual([expect.stringContaining('Digests for #own are paused')]);
  });
});

describe('a channel of Discord that takes no digests any more', () => {
  /** #general, which Kim subscribed, on a Monday morning. */
  async function subscribed() {
    const days = await begin(day(2, '07:00'), { digestChannels: [] });
    const { discord } = days.world;
    const ask = async (line: string) =>
      discord.read(await discord.ask(line, { user: MANAGER, channel: 'general' }));
    expect(await ask(LINE)).toContain('Subscribed: #general');
    const posted = () => titles(discord.posts('general').map(discord.read));
    return { days, discord, ask, posted };
  }

  it('is paused where a permission is missing, whoever subscribed is told once, and resuming works', async () => {
    const { days, discord, ask, posted } = await subscribed();
    discord.sandbox.adjust('general', 'bot', { deny: ['SendMessages'] });
    for (const date of [2, 3]) await days.at(day(date));
    await days.restart(day(3, '10:00'));
    await days.later(HOUR);
    expect(posted()).toEqual([]);
    expect(toldOnDiscord(days, MANAGER)).toEqual([
      expect.stringContaining('Digests for #general are paused'),
    ]);
    const status = await ask('/digest status');
    expect(status).toContain('Paused, because posting was refused');
    expect(status).toContain('Send Messages');
    expect(await ask('/digest why 2026-03-03')).toContain('held back, because an earlier post was refused');

    discord.sandbox.adjust('general', 'bot', { allow: ['SendMessages'] });
    expect(await ask('/digest resume')).toContain('Resumed: the digest of #general');
    await days.at(day(4));
    expect(posted()).toEqual([NEW_MIGRATION]);
    expect(toldOnDiscord(days, MANAGER)).toHaveLength(1);
  });

  it('has the owner of the server told where whoever subscribed takes no messages', async () => {
    const { days, discord } = await subscribed();
    discord.sandbox.block(MANAGER);
    discord.sandbox.adjust('general', 'bot', { deny: ['SendMessages'] });
    await days.at(day(2));
    expect(toldOnDiscord(days, MANAGER)).toEqual([]);
    expect(toldOnDiscord(days, discord.sandbox.owner.id)).toHaveLength(1);
  });

  it('is paused where it is gone', async () => {
    const { days, discord } = await subscribed();
    discord.sandbox.removeChannel('general');
    await days.at(day(2));
    await days.at(day(3));
    await eventually(() => (toldOnDiscord(days, MANAGER).length > 0 ? true : undefined));
    expect(toldOnDiscord(days, MANAGER)).toHaveLength(1);
  });
});
