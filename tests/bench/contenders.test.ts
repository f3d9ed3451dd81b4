import { describe, expect, it } from 'vitest';
import { differences, ratios } from '../../bench/comparison.ts';
import { CONTENDERS, type Contender, interleaved, orderOf } from '../../bench/contenders.ts';

describe('Rounds', () => {
  it('give every contender every place, and every neighbour within a round, equally often', () => {
    const orders = Array.from({ length: 6 }, (_, round) => orderOf(round));
    for (const place of [0, 1, 2]) {
      const there = orders.map((order) => order[place]);
      for (const contender of CONTENDERS) expect(there.filter((one) => one === contender)).toHaveLength(2);
    }
    const pairs = orders.flatMap(([first, second, third]) => [`${first} ${second}`, `${second} ${third}`]);
    expect(new Set(pairs).size).toBe(6);
    for (const pair of pairs) expect(pairs.filter((one) => one === pair)).toHaveLength(2);
    expect(orderOf(6)).toEqual(orderOf(0));
  });

  it('measure one contender at a time, each once a round', async () => {
    const measured: Contender[] = [];
    let underWay = 0;
    const results = await interleaved(3, async (contender) => {
      underWay += 1;
      expect(underWay).toBe(1);
      await Promise.resolve();
      underWay -= 1;
      measured.push(contender);
      return `${contender} ${measured.length}`;
    });
    expect(measured).toEqual([...orderOf(0), ...orderOf(1), ...orderOf(2)]);
    expect(results[1]).toEqual({ floorA: 'floorA 4', floorB: 'floorB 5', bot: 'bot 6' });
  });
});

describe('A comparison', () => {
  const rounds = [
    { bot: 3, floorA: 1, floorB: 3 },
    // A round in which the machine was slow for all.
    { bot: 30, floorA: 20, floorB: 20 },
    { bot: 5, floorA: 4, floorB: 6 },
  ];

  it('takes ratios to the mean of both floors within each round before it takes their median', () => {
    expect(ratios(rounds)).toEqual({ value: 1.5, noise: 1.5, bot: 5, floor: 5 });
  });

  it('takes differences within each round before it takes their median', () => {
    expect(differences(rounds)).toEqual({ value: 1, noise: 2, bot: 5, floor: 5 });
  });
});
