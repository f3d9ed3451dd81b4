import { describe, expect, it } from 'vitest';
import { checkOutcome, checkSummary } from '../../../src/sandbox/page/library/check-result.ts';

const found = { found: true, note: '' };
const lost = { found: false, note: 'The nearest passage differs.' };

describe('a brief held against a text', () => {
  it('says that all of its quotations stand in it', () => {
    expect(checkSummary({ sameSource: true, quotations: [found, found] })).toBe(
      'All 2 quotations stand in it to the character. This is the very text that the brief was checked against.',
    );
    expect(checkSummary({ sameSource: true, quotations: [found] })).toMatch(/^The quotation stands in it/);
  });

  it('counts those that do', () => {
    expect(checkSummary({ sameSource: false, quotations: [found, lost] })).toBe(
      '1 of 2 quotations stands in it to the character. It is not the very text that the brief was checked against.',
    );
    expect(checkSummary({ sameSource: false, quotations: [lost] })).toMatch(/^0 of 1 quotations stand in it/);
  });

  it('says so where there is none', () => {
    expect(checkSummary({ sameSource: true, quotations: [] })).toMatch(/has no quotation/);
  });

  it('reads the answer of the sandbox, and does not take any other for one', () => {
    const check = { sameSource: true, quotations: [lost] };
    expect(checkOutcome({ ok: true, value: check })).toEqual({ state: 'checked', check });
    expect(checkOutcome({ ok: true, value: { sameSource: 'yes' } })).toMatchObject({ state: 'failed' });
    expect(checkOutcome({ ok: true })).toMatchObject({ state: 'failed' });
    expect(checkOutcome({ ok: false, error: 'No such brief.' })).toEqual({
      state: 'failed',
      error: 'No such brief.',
    });
  });
});
