import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import {
  ASKED_EVERY,
  type GatewayLease,
  keepLease,
  LASTS,
} from '../../../src/platforms/discord/gateway-lease.ts';
import { Time } from './time.ts';

/** A lease that answers as the test says, and what became of the gateway. */
function keeping(answers: { hold: GatewayLease['hold']; connect?: () => Promise<void> }) {
  const time = new Time();
  const events: string[] = [];
  const log = pino({ level: 'silent' });
  const keeper = keepLease({
    lease: {
      hold: (milliseconds) => answers.hold(milliseconds),
      async release() {
        events.push('release');
      },
    },
    timer: time.timer,
    log,
    async connect() {
      await answers.connect?.();
      events.push('connect');
    },
    async disconnect() {
      events.push(`disconnect at ${time.now}`);
    },
    verify: async () => void events.push('verify'),
    standBy: (holder) => void events.push(`stand by: ${holder}`),
  });
  return { time, events, keeper, answers };
}

describe('keeping the lease on the gateway', () => {
  it('connects where it holds the lease, and asks again every five seconds', async () => {
    let asked = 0;
    const { time, events, keeper } = keeping({
      hold: async (milliseconds) => {
        asked += 1;
        return milliseconds === LASTS;
      },
    });
    await keeper.start();
    await time.pass(10 * ASKED_EVERY);
    expect(events).toEqual(['connect']);
    expect(asked).toBe(11);
    keeper.stop();
    await time.pass(LASTS);
    expect(asked).toBe(11);
    expect(time.pending).toBe(0);
  });

  it('stands by where another process holds it, having made sure that it could connect, and takes over', async () => {
    const { time, events, keeper, answers } = keeping({ hold: async () => false });
    await keeper.start();
    expect(events).toEqual(['verify', 'stand by: another']);
    answers.hold = async () => true;
    await time.pass(ASKED_EVERY);
    expect(events.at(-1)).toBe('connect');
    keeper.stop();
  });

  it('stands by where it is not known who holds it', async () => {
    const { events, keeper } = keeping({ hold: () => Promise.reject(new Error('away')) });
    await keeper.start();
    expect(events).toEqual(['verify', 'stand by: not-known']);
    keeper.stop();
  });

  it('disconnects at once where another process has taken it', async () => {
    const { time, events, keeper, answers } = keeping({ hold: async () => true });
    await keeper.start();
    answers.hold = async () => false;
    await time.pass(ASKED_EVERY);
    expect(events).toEqual(['connect', `disconnect at ${ASKED_EVERY}`, 'stand by: another']);
    keeper.stop();
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('away'))],
    ['never answers', () => new Promise<boolean>(() => {})],
  ])(
    'disconnects before the lease ends where renewing it %s, and not sooner than it must',
    async (_, hold) => {
      const { time, events, keeper, answers } = keeping({ hold: async () => true });
      await keeper.start();
      answers.hold = hold;
      await time.pass(LASTS - 5_001);
      expect(events).toEqual(['connect']);
      await time.pass(1);
      expect(events).toEqual(['connect', `disconnect at ${LASTS - 5_000}`, 'stand by: not-known']);
      answers.hold = async () => true;
      await time.pass(2 * ASKED_EVERY);
      expect(events.at(-1)).toBe('connect');
      keeper.stop();
    },
  );

  it('counts the lease from before it was asked for, however late the answer comes', async () => {
    const { time, events, keeper, answers } = keeping({ hold: async () => true });
    await keeper.start();
    let late = (_: boolean) => {};
    answers.hold = () => new Promise((resolve) => (late = resolve));
    await time.pass(ASKED_EVERY + 4_000);
    late(true);
    answers.hold = () => Promise.reject(new Error('away'));
    await time.pass(LASTS);
    expect(events[1]).toBe(`disconnect at ${ASKED_EVERY + LASTS - 5_000}`);
    keeper.stop();
  });

  it('leaves the lease to others where it cannot connect, and tries again after growing pauses', async () => {
    let tries = 0;
    const { time, events, keeper, answers } = keeping({ hold: async () => false });
    await keeper.start();
    answers.hold = async () => true;
    answers.connect = async () => {
      tries += 1;
      throw new Error('Discord is away');
    };
    await time.pass(ASKED_EVERY);
    expect([tries, events.at(-1)]).toEqual([1, 'release']);
    await time.pass(2 * ASKED_EVERY);
    expect(tries).toBe(2);
    await time.pass(4 * ASKED_EVERY - 1);
    expect(tries).toBe(2);
    answers.connect = async () => {};
    await time.pass(1);
    expect(events.at(-1)).toBe('connect');
    keeper.stop();
  });

  it('fails to start where it cannot connect, with nothing left under way, and may be started again', async () => {
    const { time, events, keeper, answers } = keeping({
      hold: async () => true,
      connect: () => Promise.reject(new Error('wrong token')),
    });
    await expect(keeper.start()).rejects.toThrow('wrong token');
    expect(events).toEqual(['release']);
    expect(time.pending).toBe(0);
    answers.connect = async () => {};
    await keeper.start();
    expect(events).toEqual(['release', 'connect']);
    keeper.stop();
  });

  it('gives the lease back only after an answer that is still to come', async () => {
    const { events, keeper, answers, time } = keeping({ hold: async () => true });
    await keeper.start();
    let answer = (_: boolean) => {};
    answers.hold = () => new Promise((resolve) => (answer = resolve));
    await time.pass(ASKED_EVERY);
    keeper.stop();
    const released = keeper.release();
    await time.pass(0);
    expect(events).toEqual(['connect']);
    answer(true);
    await released;
    expect(events).toEqual(['connect', 'release']);
    expect(time.pending).toBe(0);
  });
});
