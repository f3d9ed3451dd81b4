import { describe, expect, it } from 'vitest';
import { begin, type Days, MINUTE, NEW_MIGRATION, titles } from './days.ts';
import { MANAGER } from './discord-side.ts';
import { eventually } from './waiting.ts';

describe('a bot that is told to end while it posts', () => {
  it('waits for the answer, and writes down that the digest was posted', async () => {
    const days = await begin('2026-03-02T08:58:00Z');
    days.world.slack.sandbox.faults.next('chat.postMessage', { kind: 'delay-reply', milliseconds: 200 });
    const tick = days.at('2026-03-02T09:00:00Z');
    await eventually(() => days.slackPosts().length === 1 || undefined);
    await days.restart('2026-03-02T09:01:00Z');
    await tick;
    expect(await days.slackStatus()).toContain('Mar 2, 2026, 09:00: posted');
    expect(days.slackPosts()).toHaveLength(1);
  });
});

describe('a digest whose confirmation is lost', () => {
  const loseBoth = ({ world }: Days) => {
    world.slack.sandbox.faults.next('chat.postMessage', { kind: 'lose-reply' });
    const posting = { method: 'POST', path: '/messages' } as const;
    world.discord.sandbox.faults.next({ kind: 'lose-reply' }, posting);
  };

  it('stands once, and is found, where the bot can look for it', async () => {
    const days = await begin('2026-03-02T08:58:00Z');
    loseBoth(days);
    await days.at('2026-03-02T09:00:00Z');
    expect(days.counts()).toEqual([1, 1]);
    expect(await days.slackStatus()).not.toMatch(/Mar 2, 2026, 09:00.*: posted/);
    for (let look = 0; look < 10; look += 1) await days.later(MINUTE);
    expect(days.counts()).toEqual([1, 1]);
    expect(await days.slackStatus()).toMatch(/Mar 2, 2026, 09:00.*posted/);
    expect(await days.discordStatus()).toMatch(/2 March 2026 at 09:00.*posted/);
    expect(await days.slackStatus()).not.toContain('perhaps');
  });

  it('is found in Discord’s history also after a restart, when the nonce is forgotten', async () => {
    const days = await begin('2026-03-02T08:58:00Z');
    loseBoth(days);
    await days.at('2026-03-02T09:00:00Z');
    await days.restart('2026-03-02T09:45:00Z');
    await eventually(
      async () => (await days.discordStatus()).includes('2 March 2026 at 09:00: posted') || undefined,
    );
    expect(days.discordPosts()).toHaveLength(1);
  });

  it('is posted after all where it never arrived and the bot can see that', async () => {
    const days = await begin('2026-03-02T08:58:00Z');
    days.world.slack.sandbox.faults.next('chat.postMessage', { kind: 'lose-request' });
    await days.at('2026-03-02T09:00:00Z');
    expect(days.slackPosts()).toEqual([]);
    for (let look = 0; look < 10; look += 1) await days.later(MINUTE);
    expect(titles(days.slackPosts())).toEqual([NEW_MIGRATION]);
  });
});

describe('a digest that a platform does not take', () => {
  it('is posted when the platform takes requests again', async () => {
    const days = await begin('2026-03-02T08:58:00Z');
    days.world.slack.sandbox.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 90 });
    days.world.discord.sandbox.faults.next(
      { kind: 'limit', retryAfter: 1, scope: 'shared' },
      { method: 'POST', path: '/messages' },
    );
    await days.at('2026-03-02T09:00:00Z');
    expect(days.counts()).toEqual([0, 0]);
    await days.at('2026-03-02T09:01:00Z');
    expect(days.slackPosts()).toEqual([]);
    await days.at('2026-03-02T09:02:00Z');
    expect(days.counts()).toEqual([1, 1]);
  });

  it('fails with what to do about it where the bot is not in the channel, also in the log at start', async () => {
    const days = await begin('2026-03-02T08:58:00Z', {
      before({ slack, discord }) {
        slack.sandbox.kick('#briefings');
        discord.sandbox.adjust('briefings', 'bot', { deny: ['SendMessages'] });
      },
    });
    const invitation = `/invite @${days.world.slack.sandbox.botUser.name}`;
    expect(days.world.log()).toContain(invitation);
    expect(days.world.log()).toContain('Send Messages');
    await days.at('2026-03-02T09:00:00Z');
    expect(days.counts()).toEqual([0, 0]);
    expect(await days.slackStatus()).toMatch(/Mar 2, 2026, 09:00.*not posted/);
    expect(await days.slackStatus()).toContain(invitation);
    expect(await days.discordStatus()).toContain('Send Messages');
    const { slack, discord } = days.world;
    slack.sandbox.invite('#briefings');
    discord.sandbox.adjust('briefings', 'bot', { allow: ['SendMessages'] });
    await slack.ask('/digest resume', { user: slack.sandbox.admin.id, channel: '#briefings' });
    await discord.ask('/digest resume', { user: MANAGER, channel: 'briefings' });
    await days.at('2026-03-03T09:00:00Z');
    expect(titles(days.slackPosts())).toEqual([NEW_MIGRATION]);
    expect(titles(days.discordPosts())).toEqual([NEW_MIGRATION]);
  });
});
