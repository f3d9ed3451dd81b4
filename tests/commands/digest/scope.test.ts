import { describe, expect, it } from 'vitest';
import { notice } from '../../../src/cards/card.ts';
import type { Context } from '../../../src/commands/command.ts';
import { noDigest } from '../../../src/commands/digest/no-digest.ts';
import type { ChannelAddress, ChannelStatus, Digest } from '../../../src/digest/digest.ts';
import { exampleBrief } from '../../fixtures/brief.ts';
import { commandsOver, linesOf, pageContext, textOf } from '../../fixtures/commands.ts';
import { presenceAmong, statusWithin } from './told-channels.ts';

/** Digest channels of two servers, one that no server is known of, and one of another platform. */
const CHANNELS = [
  { platform: 'discord', channel: '11', label: '#north', workspace: 'N' },
  { platform: 'discord', channel: '22', label: '#south', workspace: 'S' },
  { platform: 'discord', channel: '33', label: '#lost' },
  { platform: 'slack', channel: 'C1', label: '#desk', workspace: 'T1' },
] as const;

const TOKEN = 'abcdef12';

/** The commands of a bot in several servers, and the channels that were posted to. */
function shared(channels: readonly (typeof CHANNELS)[number][] = CHANNELS) {
  const posted: string[] = [];
  const all = channels.map(
    ({ platform, channel, ...rest }): ChannelStatus => ({
      address: { platform, channel },
      ...rest,
      schedule: 'daily 09:00 UTC',
      topics: [],
      quiet: 'library',
      next: 0,
      recent: [],
    }),
  );
  const at = ({ platform, channel }: ChannelAddress) =>
    all.find(({ address }) => address.platform === platform && address.channel === channel);
  const digest: Digest = {
    ...noDigest,
    subscription: async (address) => {
      const found = at(address);
      return found && { ...found, origin: 'settings', upcoming: [0] };
    },
    previewOf: async (address) => {
      const found = at(address);
      const label = found?.label ?? 'an unknown channel';
      return { address, label, due: 0, schedule: found?.schedule ?? '', cards: [notice(`For ${label}`)] };
    },
    preview: async () =>
      all.map((channel) => ({ ...channel, due: 0, cards: [notice(`For ${channel.label}`)] })),
    postNow: async ({ channel }) => {
      posted.push(channel);
      return { label: channel, due: 0, state: 'sent', asked: true, parts: [] };
    },
    status: async (scope) => statusWithin(all, scope),
    presence: async (workspace) => presenceAmong(all, workspace),
    connections: (platform) =>
      ['discord', 'slack']
        .filter((name) => (platform ?? name) === name)
        .map((name) => ({
          platform: name,
          health: { state: 'connected', notes: ['In #south the bot lacks: a right.'] },
        })),
  };
  const commands = commandsOver([exampleBrief()], {
    digest: () => digest,
    problems: () => [{ file: 'briefs/bad.yaml', line: 3, column: 1, message: 'title is missing' }],
  });
  return { commands, posted };
}

/** Somebody who manages a Discord server, or who writes to the bot directly where there is none. */
function adminIn(workspace?: string, channel = '99'): Context {
  return {
    asker: { id: '1', name: 'Nia', mayManage: async () => true, mayEdit: async () => true },
    place: {
      platform: 'discord',
      channel,
      extent: 'chat',
      ...(workspace === undefined ? {} : { workspace }),
    },
    at: 0,
  };
}

describe('the digest of one server among others', () => {
  it('is previewed there, and no other is', async () => {
    const text = textOf(await shared().commands.answer('digest preview', adminIn('N', '11')));
    expect(text).toContain('For #north');
    expect(text).not.toMatch(/#south|#lost|#desk/);
  });

  it('is the only one that is offered to be posted', async () => {
    const question = await shared().commands.answer('digest now', adminIn('S', '22'));
    expect(linesOf(question).map((line) => line.split(' ')[2])).toEqual(['22']);
  });

  it.each(['22', '33', 'C1'])('is the only one that its admins may post: not %s', async (channel) => {
    const { commands, posted } = shared();
    const answer = await commands.answer(`digest now ${channel} ${TOKEN}`, adminIn('N', '11'));
    expect(answer.outcome).toBe('refused');
    expect(posted).toEqual([]);
    await commands.answer(`digest now 11 ${TOKEN}`, adminIn('N', '11'));
    expect(posted).toEqual(['11']);
  });

  it('is not posted from another channel of its server, where other rights hold', async () => {
    const { commands, posted } = shared();
    const answer = await commands.answer(`digest now 11 ${TOKEN}`, adminIn('N', '99'));
    expect(answer.outcome).toBe('refused');
    expect(posted).toEqual([]);
  });

  it('is the only one whose state is told, with no note that may speak of another server', async () => {
    const text = textOf(await shared().commands.answer('digest status', adminIn('N')));
    expect(text).toContain('#north');
    expect(text).toContain('Discord: connected');
    expect(text).not.toMatch(/#south|#lost|#desk|slack/);
    expect(text).toContain('briefs/bad.yaml:3:1: title is missing');
  });

  it('is told with its connection’s notes where no other server has a digest', async () => {
    const { commands } = shared([CHANNELS[1], CHANNELS[2]]);
    const text = textOf(await commands.answer('digest status', adminIn('S')));
    expect(text).toContain('In #south the bot lacks: a right.');
  });

  it.each([
    ['another server', 'X', '99'],
    ['another server, by the id of a channel of this one', 'X', '11'],
    ['direct messages', undefined, '99'],
    ['direct messages, by the id of a channel of this one', undefined, '33'],
  ])('is not known in %s', async (_, workspace, channel) => {
    const { commands, posted } = shared();
    const context = adminIn(workspace, channel);
    const lines = [
      ...['preview', 'now', 'status', 'why', 'history', 'pause', 'unsubscribe', 'subscribe'],
      `now 11 ${TOKEN}`,
      `now 22 ${TOKEN}`,
    ];
    const answers = await Promise.all(lines.map((line) => commands.answer(`digest ${line}`, context)));
    for (const answer of answers) expect(textOf(answer)).not.toMatch(/#north|#south|#lost|bad\.yaml|mistake/);
    expect(posted).toEqual([]);
  });

  it('is told in a terminal with all others', async () => {
    const { commands } = shared();
    const preview = textOf(await commands.answer('digest preview', pageContext()));
    const status = textOf(await commands.answer('digest status', pageContext()));
    for (const { label } of CHANNELS) {
      expect(preview).toContain(label);
      expect(status).toContain(label);
    }
    expect(status).toContain('bad.yaml');
    expect(status).toContain('In #south the bot lacks: a right.');
  });
});
