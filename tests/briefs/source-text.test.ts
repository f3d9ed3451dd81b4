import { expect, it } from 'vitest';
import { normaliseSource, occurrences, sourceText } from '../../src/briefs/source-text.ts';

it('Normalising removes a byte-order mark, turns CRLF and CR into LF, and does nothing else', () => {
  expect(normaliseSource('\uFEFFa\r\nb\rc\n\r\r\nd\u00A0e\u0301\uFEFF ')).toBe(
    'a\nb\nc\n\n\nd\u00A0e\u0301\uFEFF ',
  );
});

it('The hash is that of the normalised text as UTF-8, whatever system saved it', () => {
  // printf 'a\nb\n' | sha256sum
  const hash = '911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2';
  expect(sourceText('a\nb\n').sha256).toBe(hash);
  expect(sourceText('\uFEFFa\r\nb\r\n').sha256).toBe(hash);
});

it('Every place of a text is found, also where places overlap', () => {
  expect(occurrences('anana', 'ana')).toEqual([0, 2]);
  expect(occurrences('anana', 'x')).toEqual([]);
  expect(occurrences('anana', '')).toEqual([]);
});
