import { describe, expect, test } from 'vitest';
import { Lease } from '../../src/digest/lease.ts';
import { REQUEST_TIMEOUT as DISCORD } from '../../src/platforms/discord/rest.ts';
import { REQUEST_TIMEOUT as SLACK } from '../../src/platforms/slack/client.ts';

const NOW = Date.UTC(2024, 4, 1, 9);

/** A lease that lasts for some milliseconds, and what is asked of its store. */
async function leaseFor(lasting: number, renewed: () => number | undefined = () => undefined) {
  const time = { now: NOW };
  const asked: string[] = [];
  const store = {
    claimOne: async () => NOW + lasting,
    renew: async (holder: string, id: string) => {
      asked.push(`${holder} ${id}`);
      return renewed();
    },
  };
  const lease = await Lease.take({ store, holder: 'process-1', clock: () => time.now }, 'slack:C1');
  if (lease === undefined) throw new Error('It was free.');
  return { lease, time, asked };
}

describe('A lease', () => {
  test('holds without asking while enough of it is left for a call', async () => {
    const { lease, time, asked } = await leaseFor(60_000);
    expect(await lease.holds()).toBe(true);
    time.now += 40_000;
    expect(await lease.holds()).toBe(true);
    expect(asked).toEqual([]);
  });

  test('is renewed where too little of it is left, and then lasts again', async () => {
    const { lease, time, asked } = await leaseFor(60_000, () => NOW + 41_000 + 60_000);
    time.now += 41_000;
    expect(await lease.holds()).toBe(true);
    expect(await lease.holds()).toBe(true);
    expect(asked).toEqual(['process-1 slack:C1']);
  });

  test.each([
    ['Slack', SLACK],
    ['Discord', DISCORD],
  ])(
    'is renewed where a request to %s could outlast it, with time to write down its answer',
    async (_, timeout) => {
      const { lease, asked } = await leaseFor(timeout + 5_000);
      await lease.holds();
      expect(asked).toHaveLength(1);
    },
  );

  test('that is another process’s by now is lost for good', async () => {
    let renewed: number | undefined;
    const { lease, time } = await leaseFor(60_000, () => renewed);
    time.now += 70_000;
    expect(await lease.holds()).toBe(false);
    renewed = time.now + 60_000;
    expect(await lease.holds()).toBe(false);
  });

  test('does not hold where the process stood still while it was renewed', async () => {
    const { lease, time } = await leaseFor(10_000, () => {
      const until = time.now + 60_000;
      time.now += 50_000;
      return until;
    });
    expect(await lease.holds()).toBe(false);
  });

  test('is renewed where the clock went back: by that clock it would seem to last for long', async () => {
    const { lease, time, asked } = await leaseFor(60_000, () => NOW - 3_600_000 + 60_000);
    time.now -= 3_600_000;
    expect(await lease.holds()).toBe(true);
    expect(asked).toHaveLength(1);
  });

  test('is renewed where the clock went back while it was taken', async () => {
    const time = { now: NOW };
    let renewals = 0;
    const store = {
      claimOne: async (_: string, __: string, now: number) => {
        time.now -= 3_600_000;
        return now + 60_000;
      },
      renew: async (_: string, __: string, now: number) => {
        renewals += 1;
        return now + 60_000;
      },
    };
    const lease = await Lease.take({ store, holder: 'process-1', clock: () => time.now }, 'slack:C1');
    expect(await lease?.holds()).toBe(true);
    expect(renewals).toBe(1);
  });

  test('is not taken where another process holds it', async () => {
    const store = { claimOne: async () => undefined, renew: async () => undefined };
    expect(await Lease.take({ store, holder: 'process-1', clock: () => NOW }, 'slack:C1')).toBeUndefined();
  });

  test('on what does not exist yet holds whatever the clock says', async () => {
    const time = { now: NOW };
    const store = { claimOne: async () => undefined, renew: async () => undefined };
    const lease = Lease.withoutEnd({ store, holder: 'process-1', clock: () => time.now }, 'slack:C1');
    time.now -= 1e12;
    expect(await lease.holds()).toBe(true);
    time.now += 2e12;
    expect(await lease.holds()).toBe(true);
  });

  test('of the only process has no end', async () => {
    const { lease, time, asked } = await leaseFor(Infinity);
    time.now += 1e12;
    expect(await lease.holds()).toBe(true);
    expect(asked).toEqual([]);
  });
});
