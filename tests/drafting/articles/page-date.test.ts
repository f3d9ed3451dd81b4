import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIn } from '../../../src/drafting/articles/page-date.ts';

describe('A day', () => {
  test.each([
    ['2024-06-03', '2024-06-03'],
    ['2024-06-03T23:59:59-11:00', '2024-06-03'],
    ['2024-06-03 07:00:00', '2024-06-03'],
    ['2024/6/3', '2024-06-03'],
    ['2024.06.03', '2024-06-03'],
    ['20240603', '2024-06-03'],
    ['Mon, 03 Jun 2024 07:00:00 GMT', '2024-06-03'],
    ['3 June 2024', '2024-06-03'],
    ['3rd June, 2024', '2024-06-03'],
    ['03-Jun-2024', '2024-06-03'],
    ['June 3, 2024', '2024-06-03'],
    ['Published Sept. 3rd 2024 at 7pm', '2024-09-03'],
  ])('is read from %s', (written, day) => {
    expect(dayIn(written)).toBe(day);
  });

  test.each([
    '',
    '03/06/2024',
    '3.6.2024',
    '2024',
    '2024-06',
    'June 2024',
    '2024-02-30',
    '2024-13-01',
    '20241301',
    '31 June 2024',
    'yesterday',
    '1717398000',
    '0001-01-01',
  ])('is not read from %s', (written) => {
    expect(dayIn(written)).toBeUndefined();
  });

  test('is always one that there is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/. Jun') }), (written) => {
        const day = dayIn(written);
        if (day !== undefined) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }),
    );
  });
});
