/** Channels, threads and forum posts of Discord that subscribe themselves: by a slash command or a typed line. */
import { describe, expect, it } from 'vitest';
import type { Where } from '../../src/sandbox/discord/sandbox.ts';
import { exampleInput } from '../fixtures/brief.ts';
import { firstBrief } from '../fixtures/first-brief.ts';
import { begin, NEW_MIGRATION, titles } from './days.ts';
import { MANAGER, MEMBER } from './discord-side.ts';
import type { WorldOptions } from './harness.ts';

const NEW_FERRY = `New in the library: ${exampleInput().title}`;
const ONLY_MANAGERS = 'is for members with the permission Manage Server or Manage Channels';

/** A Discord with two briefs in the library, on a Monday morning. */
async function discordOnMonday(settings: WorldOptions['settings'] = {}) {
  const days = await begin('2026-03-02T07:00:00Z', {
    briefs: [firstBrief(), exampleInput()],
    digestChannels: [],
    settings,
    discord: { rateLimits: 'none', forums: ['ideas'] },
  });
  const { discord } = days.world;
  const ask = async (line: string, where: Where = {}) =>
    discord.read(await discord.ask(line, { user: MANAGER, channel: 'general', ...where }));
  const posted = (channel: string) => titles(discord.posts(channel).map(discord.read));
  return { days, discord, ask, posted };
}

describe('a channel of Discord that subscribes by a slash command', () => {
  it('gets its topics at its own time', async () => {
    const { days, ask, posted } = await discordOnMonday();
    const answer = await ask(
      '/digest subscribe schedule: weekdays 8:30 zone: Europe/Berlin topics: islands quiet: nothing',
    );
    expect(answer).toContain('Subscribed: #general');
    expect(answer).toContain('When: weekdays 08:30 Europe/Berlin');
    expect(answer).toContain('Europe/Berlin, as you named it');
    expect(answer).toContain('Topics: islands');
    expect(answer).toContain('quiet=nothing');
    expect(answer.match(/08:30 in Europe\/Berlin/g)).toHaveLength(3);
    await days.at('2026-03-02T07:30:00Z');
    await days.at('2026-03-03T07:30:00Z');
    expect(posted('general')).toEqual([NEW_FERRY]);
  });

  it('is offered zones and topics that read back as what they say', async () => {
    const { discord, ask } = await discordOnMonday();
    const offered = async (option: string, value: string) => {
      const typed = { name: 'digest', subcommand: 'subscribe', option, value };
      return (await discord.sandbox.complete(typed, { user: MANAGER })).map((choice) => choice.value);
    };
    const [zone] = await offered('zone', 'mexico ci');
    const [topics] = await offered('topics', 'islands,mig');
    expect([zone, topics]).toEqual(['America/Mexico_City', 'islands,migration']);
    const answer = await ask(
      `/digest subscribe schedule: daily 9:00 zone: ${String(zone)} topics: ${String(topics)}`,
    );
    expect(answer).toContain('daily 09:00 America/Mexico_City');
    expect(answer).toContain('Topics: islands, migration');
  });

  it('has the zone of the server where it names none, else UTC, and is told which and why', async () => {
    const { days, ask, posted } = await discordOnMonday();
    expect(await ask('/digest subscribe schedule: daily 9:00')).toContain(
      'Time zone: UTC, because no other is known',
    );
    expect(await ask('/digest zone zone: Europe/Berlin')).toContain('Europe/Berlin from now on');
    // What was there stays as it was.
    expect(await ask('/digest status')).toContain('daily 09:00 UTC');
    const second = '/digest subscribe schedule: daily 9:00 topics: migration';
    expect(await ask(second, { channel: 'briefings' })).toContain(
      'Time zone: Europe/Berlin, what /digest zone is set to here',
    );
    await days.at('2026-03-02T08:00:00Z');
    expect([posted('general'), posted('briefings')]).toEqual([[], [NEW_MIGRATION]]);
    await days.at('2026-03-02T09:00:00Z');
    expect(posted('general')).toEqual([NEW_FERRY, NEW_MIGRATION]);
  });

  it('is not subscribed where the bot cannot post, and is told what is missing', async () => {
    const { discord, ask } = await discordOnMonday();
    discord.sandbox.adjust('general', 'bot', { deny: ['SendMessages'] });
    const answer = await ask('/digest subscribe schedule: daily 9:00');
    expect(answer).toContain('Nothing was changed: ');
    expect(answer).toContain('Send Messages');
    discord.sandbox.adjust('general', 'bot', { allow: ['SendMessages'] });
    expect(await ask('/digest subscribe schedule: daily 9:00')).toContain('Subscribed: #general');
  });
});

describe('a place on Discord', () => {
  it('subscribes by a typed line', async () => {
    const { days, discord, posted } = await discordOnMonday();
    const where = { user: MANAGER, channel: 'general' };
    const answer = discord.read(await discord.say('!digest subscribe daily 9:00 UTC islands', where));
    expect(answer).toContain('Subscribed: #general');
    expect(answer).toContain('Topics: islands');
    await days.at('2026-03-02T09:00:00Z');
    expect(posted('general').slice(1)).toEqual([NEW_FERRY]);
  });

  it('subscribes by a mention, and is paused and resumed by the buttons of the answer', async () => {
    const { days, discord, posted } = await discordOnMonday();
    const where = { user: MANAGER, channel: 'general', mention: true };
    const answer = await discord.say('digest subscribe daily 9:00 UTC islands', where);
    expect(discord.read(answer)).toContain('Subscribed: #general');
    expect(discord.read(await discord.press(answer, 'Pause', MEMBER))).toContain(ONLY_MANAGERS);
    const paused = await discord.press(answer, 'Pause', MANAGER);
    expect(discord.read(paused)).toContain('Paused: the digest of #general');
    expect(discord.read(await discord.press(paused, 'Resume', MANAGER))).toContain('Resumed');
    await days.at('2026-03-02T09:00:00Z');
    expect(posted('general').filter((title) => title === NEW_FERRY)).toHaveLength(1);
  });

  it('may be a thread', async () => {
    const { days, discord, ask, posted } = await discordOnMonday();
    const { id } = discord.sandbox.addThread('general', 'ferries', { user: MANAGER });
    const line = '/digest subscribe schedule: daily 9:00 zone: UTC topics: islands';
    expect(await ask(line, { channel: id })).toContain('Subscribed: #ferries');
    await days.at('2026-03-02T09:00:00Z');
    expect([posted(id), posted('general')]).toEqual([[NEW_FERRY], []]);
  });

  it('may be a post of a forum', async () => {
    const { days, discord, ask, posted } = await discordOnMonday();
    const { id } = discord.sandbox.addForumPost('ideas', 'migration', { user: MANAGER, text: 'News here.' });
    const line = '/digest subscribe schedule: daily 9:00 zone: UTC topics: migration';
    expect(await ask(line, { channel: id })).toContain('Subscribed: #migration');
    await days.at('2026-03-02T09:00:00Z');
    expect(posted(id)).toEqual([NEW_MIGRATION]);
    expect(await ask('/digest unsubscribe', { channel: id })).toContain('Unsubscribed: #migration');
    await days.at('2026-03-03T09:00:00Z');
    expect(posted(id)).toHaveLength(1);
  });
});

describe('who may manage digests on Discord', () => {
  it('are members with Manage Channels or Manage Server; others may only look', async () => {
    const { discord, ask } = await discordOnMonday();
    expect(discord.sandbox.may(MEMBER, 'ManageChannels')).toBe(false);
    const user = MEMBER;
    const lines = ['subscribe daily 9:00', 'schedule daily 9:00', 'topics islands', 'now', 'pause', 'resume'];
    for (const line of [...lines, 'unsubscribe', 'zone Europe/Berlin'])
      expect(await ask(`/digest ${line}`, { user }), line).toContain(ONLY_MANAGERS);
    for (const line of ['status', 'preview', 'why', 'history'])
      expect(await ask(`/digest ${line}`, { user }), line).not.toContain(ONLY_MANAGERS);
    expect(await ask('/digest subscribe daily 9:00', { user: discord.sandbox.owner.id })).toContain(
      'Subscribed',
    );
  });

  it('are those who may manage the one channel, in that channel', async () => {
    const { discord, ask } = await discordOnMonday();
    discord.sandbox.adjust('general', MEMBER, { allow: ['ManageChannels'] });
    const line = '/digest subscribe daily 9:00';
    expect(await ask(line, { user: MEMBER, channel: 'general' })).toContain('Subscribed');
    expect(await ask(line, { user: MEMBER, channel: 'briefings' })).toContain(ONLY_MANAGERS);
  });

  it('are whom DIGEST_MANAGERS names', async () => {
    const { ask } = await discordOnMonday(({ discord }) => ({
      DIGEST_MANAGERS: discord.sandbox.person(MEMBER).id,
    }));
    expect(await ask('/digest subscribe daily 9:00', { user: MEMBER })).toContain('Subscribed');
  });
});
