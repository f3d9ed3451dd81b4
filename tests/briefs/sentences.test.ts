import { expect, it } from 'vitest';
import { countSentences } from '../../src/briefs/sentences.ts';

it.each([
  [1, 'One sentence without a stop'],
  [1, 'One sentence with a stop.'],
  [2, 'The ferry left. It did not return.'],
  [3, 'It left. Did it return? No!'],
  [2, 'The U.S. Senate met Mr. Lindqvist of the islands. It was short.'],
  [1, 'J. K. Okafor, Dr. Ray Lindqvist Jr. and Gen. Marlow met on Jan. 3'],
  [2, 'She said “no.” Then she left.'],
  [1, 'The fare rose to 3.5 crowns at harbour.example, version 2.0 of it'],
  [1, 'So … it went'],
  [2, '渡船停航。居民不满。'],
  [2, 'The fare rose. 12 per cent was the figure.'],
])('counts %i in “%s”', (count, text) => {
  expect(countSentences(text)).toBe(count);
});
