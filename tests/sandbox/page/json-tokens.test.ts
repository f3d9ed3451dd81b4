import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formattedJson, jsonTokens } from '../../../src/sandbox/page/inspector/json-tokens.ts';

const shown = (value: unknown) =>
  jsonTokens(formattedJson(value))
    .filter(({ kind }) => kind !== 'punctuation')
    .map(({ kind, text }) => [kind, text]);

describe('JSON in the inspector', () => {
  it('tells names from strings', () => {
    expect(shown({ 'a:"b"': 'c: "d"' })).toEqual([
      ['name', '"a:\\"b\\""'],
      ['string', '"c: \\"d\\""'],
    ]);
  });

  it('knows numbers and words', () => {
    expect(shown([-1.5e21, 0, true, null])).toEqual([
      ['number', '-1.5e+21'],
      ['number', '0'],
      ['word', 'true'],
      ['word', 'null'],
    ]);
  });

  it('shows every value whole, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = formattedJson(value);
        expect(
          jsonTokens(json)
            .map(({ text }) => text)
            .join(''),
        ).toBe(json);
      }),
    );
  });

  it('says so where there is nothing', () => {
    expect(formattedJson(undefined)).toBe('undefined');
  });
});
