import { describe, expect, test } from 'vitest';
import { fold } from '../../src/briefs/normalise.ts';
import { briefsOn } from '../../src/digest/topics.ts';
import { exampleBrief } from '../fixtures/brief.ts';

const briefs = [
  exampleBrief({ id: 'harbour-ferry', aliases: ['boats'], topics: ['Transport', 'Islands'] }),
  exampleBrief({ id: 'border-talks', aliases: [], topics: ['Política exterior'] }),
  exampleBrief({ id: 'grain', aliases: [], topics: [] }),
];

const idsOn = (...topics: readonly string[]) => briefsOn(topics.map(fold), briefs).map(({ id }) => id);

describe('A brief belongs to a channel’s topics', () => {
  test.each([
    ['its topic, however it is written', 'TRANSPORT', ['harbour-ferry']],
    ['its topic without accents', 'politica exterior', ['border-talks']],
    ['its alias', 'boats', ['harbour-ferry']],
    ['its id', 'border-talks', ['border-talks']],
    ['nothing of it', 'sports', []],
    ['only a part of its topic', 'exterior', []],
  ])('where one of them is %s', (_, topic, ids) => {
    expect(idsOn(topic)).toEqual(ids);
  });

  test('where it goes by any of several', () => {
    expect(idsOn('islands', 'grain')).toEqual(['harbour-ferry', 'grain']);
  });

  test('in any case where the channel has none', () => {
    expect(briefsOn([], briefs)).toEqual(briefs);
  });
});
