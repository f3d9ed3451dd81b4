import { describe, expect, it } from 'vitest';
import { differences, ratios } from '../../bench/comparison.ts';
import { CONTENDERS, type Contender, interleaved, orderOf } from '../../bench/contenders.ts';

describe('Rounds', () => {
  it('give every contender every place equally often', () => {
    const orders = [orderOf(0), orderOf(1), orderOf(2)];
    for (const place of [0, 1, 2]) {
      expect(orders.map((order) => order[place]).toSorted()).toEqual([...CONTENDERS].toSorted());
    }
    expect(orderOf(3)).toEqual(orderOf(0));
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
    { bot: 2, floorA: 1, floorB: 1 },
    // A round in which the machine was slow for all.
    { bot: 22, floorA: 20, floorB: 30 },
    { bot: 6, floorA: 5, floorB: 6 },
  ];

  it('takes ratios within each round before it takes their median', () => {
    expect(ratios(rounds)).toEqual({ value: 1.2, noise: 1.2, bot: 6, floor: 5 });
  });

  it('takes differences within each round before it takes their median', () => {
    expect(differences(rounds)).toEqual({ value: 1, noise: 1, bot: 6, floor: 5 });
  });
});
