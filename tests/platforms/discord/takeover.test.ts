import { describe, expect, it } from 'vitest';
import { notice } from '../../../src/cards/card.ts';
import { StartError } from '../../../src/digest/platform.ts';
import type { Timer } from '../../../src/platforms/discord/answering.ts';
import { ASKED_EVERY, type GatewayLease, LASTS } from '../../../src/platforms/discord/gateway-lease.ts';
import { messageOf } from '../../../src/sandbox/discord/interaction-result.ts';
import { memoryClaims } from './fixtures.ts';
import { prepare, type Running, type RunningOptions, run, until } from './running.ts';

/** How much shorter the test waits than the bot means to; not where an answer is announced, which hurry would change. */
const HASTE = 50;
const hasty: Timer = (milliseconds, run) => {
  const timeout = setTimeout(run, milliseconds < 2_000 ? milliseconds : milliseconds / HASTE);
  return () => clearTimeout(timeout);
};

/** One lease, kept in memory, and its processes. */
class SharedLease {
  #holder = '';
  #ends = 0;
  /** Processes whose way to the lease is cut. */
  readonly cut = new Set<string>();

  get holder(): string {
    return performance.now() < this.#ends ? this.#holder : '';
  }

  of(name: string): GatewayLease {
    return {
      hold: async (milliseconds) => {
        if (this.cut.has(name)) throw new Error('The store is away.');
        if (this.holder !== '' && this.holder !== name) return false;
        this.#holder = name;
        this.#ends = performance.now() + milliseconds / HASTE;
        return true;
      },
      release: async () => {
        if (this.cut.has(name)) throw new Error('The store is away.');
        if (this.#holder === name) this.#ends = 0;
      },
    };
  }
}

async function pair(options: RunningOptions = {}): Promise<{
  readonly lease: SharedLease;
  readonly first: Running;
  readonly second: Running;
}> {
  const lease = new SharedLease();
  const shared = { timer: hasty, claims: memoryClaims(), ...options };
  const first = await run({ ...shared, gatewayLease: lease.of('first') });
  const second = await run({ ...shared, gatewayLease: lease.of('second'), beside: first.sandbox });
  return { lease, first, second };
}

const standsBy = ({ platform }: Running) => platform.health().notes.join('').includes('stands by');

/** Whether a process is connected and answers: nothing is amiss then. */
function answers({ platform }: Running): boolean {
  const { state, notes } = platform.health();
  return state === 'connected' && notes.length === 0;
}

describe('two processes of the bot', () => {
  it('hold one gateway, and the other one says that it stands by', async () => {
    const { first, second, lease } = await pair();
    expect(first.sandbox.gateway.connected).toBe(1);
    expect(lease.holder).toBe('first');
    expect(first.platform.health()).toEqual({ state: 'connected', notes: [] });
    expect(second.platform.health()).toEqual({
      state: 'connected',
      notes: [expect.stringContaining('another process answers here')],
    });
    await first.sandbox.reply(await first.sandbox.say('!brief x'));
    await first.sandbox.command('/brief y');
    expect(first.commands.asked.map(({ line }) => line)).toEqual(['brief x', 'brief y']);
    expect(second.commands.asked).toEqual([]);
  });

  it('both post, find, check, name and tell, with the gateway or without', async () => {
    const { first, second } = await pair();
    const { sandbox } = first;
    const channel = sandbox.channel('briefings').id;
    const card = notice('The bridge opens.');
    const outcome = await second.platform.post(channel, card, 'd-1');
    expect(outcome.state).toBe('sent');
    for (const { platform } of [first, second]) {
      expect(await platform.find(channel, 'd-1', Date.now())).toEqual({ ...outcome, state: 'found' });
      expect((await platform.find(channel, 'd-2', Date.now() - 120_000)).state).toBe('absent');
      expect(await platform.check(channel)).toEqual({ state: 'ready' });
      expect(platform.label(channel)).toBe('#briefings');
      expect(platform.workspaceOf(channel)).toBe(sandbox.guild.id);
    }
    expect(await second.platform.tell(channel, undefined, card)).toBe(true);
    expect(sandbox.messages('dm', sandbox.owner.id)).toHaveLength(1);
  });

  it.each(['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory'] as const)(
    'both see that the bot lacks %s',
    async (permission) => {
      const { first, second } = await pair({
        before: (sandbox) => {
          sandbox.adjust('general', 'everyone', { allow: [permission] });
          sandbox.adjust('general', 'bot', { deny: [permission] });
        },
      });
      const { id } = first.sandbox.channel('general');
      const check = await first.platform.check(id);
      expect(check.state).toBe('missing');
      // A channel that cannot be seen is told of by the gateway alone.
      expect(await second.platform.check(id)).toMatchObject(
        permission === 'ViewChannel'
          ? { state: 'missing', reason: 'The bot may not see the channel.' }
          : check,
      );
    },
  );

  it('do not conclude that a post is absent where the history may not be read', async () => {
    const { first, second } = await pair();
    const { id } = first.sandbox.channel('general');
    expect((await second.platform.find(id, 'd-1', Date.now() - 120_000)).state).toBe('absent');
    first.sandbox.adjust('general', 'bot', { deny: ['ReadMessageHistory'] });
    expect((await second.platform.find(id, 'd-1', Date.now() - 120_000)).state).toBe('cannot-tell');
  });

  it('change places when the first one is stopped', async () => {
    const { first, second } = await pair();
    await first.platform.stop();
    await until(() => answers(second));
    expect(first.sandbox.gateway.connected).toBe(1);
    await first.sandbox.reply(await first.sandbox.say('!brief x'));
    expect(second.commands.asked.map(({ line }) => line)).toEqual(['brief x']);
  });

  it('change places when the first one no longer reaches the lease, and at no time are both connected', async () => {
    const { first, second, lease } = await pair();
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, first.sandbox.gateway.connected)), 1);
    lease.cut.add('first');
    await until(() => answers(second));
    clearInterval(watch);
    expect(most).toBe(1);
    expect(first.platform.health().notes).toEqual([expect.stringContaining('could not be found out')]);
    await first.sandbox.command('/brief x');
    expect(first.commands.asked).toEqual([]);
    expect(second.commands.asked.map(({ line }) => line)).toEqual(['brief x']);
    lease.cut.delete('first');
    await until(() => standsBy(first));
  });

  it('connect in turns as often as need be, and log once that the lease is out of reach', async () => {
    // Asking for the gateway's address three times within 5 seconds is more than Discord lets a bot do.
    const { first, second, lease } = await pair({ sandbox: { rateLimits: 'none' } });
    for (const [holder, other] of [
      [first, second],
      [second, first],
      [first, second],
    ] as const) {
      const name = holder === first ? 'first' : 'second';
      await until(() => answers(holder));
      lease.cut.add(name);
      await until(() => answers(other));
      lease.cut.delete(name);
    }
    await until(() => standsBy(first));
    const unreachable = second.log.filter((line) => line.includes('Who holds the Discord gateway'));
    expect(unreachable).toHaveLength(1);
    expect(first.sandbox.gateway.connected).toBe(1);
    expect((await first.sandbox.command('/brief x')).state).toBe('answered');
  });

  it('answer each message, command and button once, also while both are connected', async () => {
    const claims = memoryClaims();
    const first = await run({ claims });
    const second = await run({ claims, beside: first.sandbox });
    const { sandbox } = first;
    expect(sandbox.gateway.connected).toBe(2);
    const said = await sandbox.say('!brief x');
    const answer = await messageOf(await sandbox.command('/brief y'));
    const { id } = sandbox.channel('general');
    await first.platform.post(id, notice('The bridge opens.'), 'd-1');
    const posted = sandbox.messages('general').find(({ components }) => (components ?? []).length > 0);
    if (posted === undefined) throw new Error('Nothing was posted.');
    await sandbox.press(posted, { label: 'Help' });
    await sandbox.reply(said);
    await until(() => claims.claimed.length === 6);
    const asked = [...first.commands.asked, ...second.commands.asked].map(({ line }) => line);
    expect(asked.toSorted()).toEqual(['brief x', 'brief y', 'help']);
    expect(new Set(claims.claimed).size).toBe(3);
    expect(answer.onlyFor).toBe(sandbox.person('Robin').id);
    expect(sandbox.messages('general').filter(({ author }) => author.bot)).toHaveLength(2);
  });

  it('answer although the claims cannot be asked, and Discord takes one answer of two', async () => {
    const claims = { claim: () => Promise.reject(new Error('The store is away.')) };
    const first = await run({ claims });
    const second = await run({ claims, beside: first.sandbox });
    const { sandbox } = first;
    await sandbox.say('!brief x');
    expect((await sandbox.command('/brief y')).state).toBe('answered');
    await until(() => first.commands.asked.length + second.commands.asked.length === 4);
    await until(() => [first, second].some(({ log }) => log.join('').includes('expired')));
    expect(sandbox.messages('general').filter(({ author }) => author.bot)).toHaveLength(1);
  });

  it('ask for no claim on what is not addressed to the bot', async () => {
    const claims = memoryClaims();
    const { sandbox } = await run({ claims });
    await sandbox.say('hello');
    await sandbox.complete({ name: 'brief', option: 'topic', value: 'b' });
    const said = await sandbox.say('!brief');
    await sandbox.reply(said);
    expect(claims.claimed).toEqual([`discord:${said.id}`]);
  });

  it('refuse a token that Discord does not accept also where they would stand by', async () => {
    const lease = new SharedLease();
    await lease.of('somebody').hold(LASTS);
    const { platform } = await prepare({ token: 'A.B.C', gatewayLease: lease.of('first'), timer: hasty });
    const error = await platform.start().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(StartError);
    expect(String(error)).toContain('DISCORD_TOKEN');
  });

  it('take over only once Discord can be reached, and say why they do not answer until then', async () => {
    const { first, second } = await pair();
    const { sandbox } = first;
    for (let count = 0; count < 4; count += 1)
      sandbox.faults.next({ kind: 'status', status: 503 }, { path: '/gateway/bot' });
    await first.platform.stop();
    await until(() => second.platform.health().state === 'disconnected');
    expect(second.platform.health().notes.join('')).toContain('Discord is in trouble (503)');
    await until(() => second.platform.health().state === 'connected');
    expect(second.platform.health().notes).toEqual([]);
    expect((await sandbox.command('/brief x')).state).toBe('answered');
  });
});

it('asks often enough that another process takes over within 30 seconds', () => {
  expect(LASTS + ASKED_EVERY).toBeLessThan(30_000);
});
