import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../../src/platforms/discord/listeners/autocomplete.ts';

describe('offering completions', () => {
  it('offers 25 at most, best first', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ label: `${index}`, value: `v${index}` }));
    expect(choicesOf(many).map(({ name }) => name)).toEqual(many.slice(0, 25).map(({ label }) => label));
  });

  it('shortens a long label visibly and leaves out what has a value too long', () => {
    const choices = choicesOf([
      { label: 'x'.repeat(150), value: 'long label' },
      { label: 'long value', value: 'x'.repeat(101) },
    ]);
    expect(choices).toEqual([{ name: `${'x'.repeat(99)}…`, value: 'long label' }]);
  });
});
