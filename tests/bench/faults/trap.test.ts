import { describe, expect, it } from 'vitest';
import { BOUNDARIES, type Boundary } from '../../../bench/faults/boundary.ts';
import { fatesFrom } from '../../../bench/faults/fate.ts';
import { purposeOf } from '../../../bench/faults/observed-requests.ts';
import { Trap } from '../../../bench/faults/trap.ts';
import { SeededRandom } from '../../../src/sandbox/seeded-random.ts';

function trapped() {
  const happened: string[] = [];
  const trap = new Trap({
    signal: (name) => happened.push(name),
    say: (boundary) => happened.push(boundary),
  });
  return { trap, happened };
}

describe('A trap', () => {
  it('says where it is and ends the process at the nth passage of its boundary, once', () => {
    const { trap, happened } = trapped();
    trap.set({ kind: 'die', at: 'settled', passage: 2 });
    for (const boundary of ['settled', 'claimed', 'settled', 'settled'] as const) trap.pass(boundary);
    expect(happened).toEqual(['settled', 'SIGKILL']);
  });

  it('stops the process, and counts anew with the next order', () => {
    const { trap, happened } = trapped();
    trap.set({ kind: 'stall', at: 'post sent', passage: 2 });
    trap.pass('post sent');
    trap.set({ kind: 'stall', at: 'post sent', passage: 2 });
    trap.pass('post sent');
    expect(happened).toEqual([]);
    trap.pass('post sent');
    expect(happened).toEqual(['post sent', 'SIGSTOP']);
  });

  it('does nothing to a bot that is to live', () => {
    const { trap, happened } = trapped();
    trap.pass('settled');
    expect(happened).toEqual([]);
  });
});

describe('The fates of a run', () => {
  it('are the same for the same seed', () => {
    const draw = (seed: number) => fatesFrom(new SeededRandom(seed), { count: 50, stalls: true });
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
  });

  it('reach every boundary, and leave out none of the kinds', () => {
    const fates = fatesFrom(new SeededRandom(1), { count: 100, stalls: true });
    const met = new Set<Boundary>(
      fates.flatMap(({ kill }) => (kill.kind === 'boundary' ? [kill.boundary] : [])),
    );
    expect(met).toEqual(new Set(BOUNDARIES));
    expect(fates.filter(({ kill }) => kill.kind === 'moment')).toHaveLength(25);
    expect(fates.filter(({ stall }) => stall !== undefined)).toHaveLength(12);
  });

  it('stop nobody between the last look at the lease and the wire', () => {
    const stalls = fatesFrom(new SeededRandom(1), { count: 1_000, stalls: true }).flatMap(({ stall }) =>
      stall?.kind === 'boundary' ? [stall.boundary] : [],
    );
    expect(new Set(stalls)).toEqual(new Set(BOUNDARIES.filter((boundary) => boundary !== 'post begun')));
  });

  it('are at some boundaries alone where only these are wanted', () => {
    const fates = fatesFrom(new SeededRandom(1), { count: 20, stalls: false, at: ['settled'] });
    expect(fates.every(({ kill }) => kill.kind === 'boundary' && kill.boundary === 'settled')).toBe(true);
  });

  it('stop nobody where one bot has the store for itself', () => {
    const fates = fatesFrom(new SeededRandom(1), { count: 100, stalls: false });
    expect(fates.every(({ stall }) => stall === undefined)).toBe(true);
  });
});

describe('A request', () => {
  it.each([
    ['POST', '/api/chat.postMessage', 'post'],
    ['POST', '/api/chat.scheduleMessage', 'post'],
    ['POST', '/api/v10/channels/12/messages', 'post'],
    ['POST', '/api/conversations.history', 'look'],
    ['GET', '/api/chat.scheduledMessages.list?channel=C1', 'look'],
    ['GET', '/api/v10/channels/12/messages?after=1', 'look'],
    ['POST', '/api/auth.test', undefined],
    ['GET', '/api/v10/channels/12', undefined],
  ])('%s %s is for %s', (method, path, purpose) => {
    expect(purposeOf(method, path)).toBe(purpose);
  });
});
