import { describe, expect, it } from 'vitest';
import { type Form, notice } from '../../src/cards/card.ts';
import { type Entered, formOf, lineOfForm, shownFields } from '../../src/cards/form.ts';

const FORM: Form = {
  type: 'form',
  title: 'Where',
  submit: 'Send',
  line: 'ferry to',
  fields: [
    { name: 'pier', label: 'Pier', kind: 'text', optional: true },
    { name: 'deck', label: 'Deck', kind: 'choice', choices: [], optional: true },
    { name: 'seat', label: 'Seat', kind: 'choice', choices: [] },
  ],
};

const one = (value: string): Entered => ({ value, lines: 'one' });
const many = (value: string): Entered => ({ value, lines: 'many' });

describe('a form', () => {
  it('is found among the elements of its card, where there is one', () => {
    expect(formOf({ elements: [...notice('Type it').elements, FORM] })).toBe(FORM);
    expect(formOf(notice('Type it'))).toBeUndefined();
  });

  it('leaves out a field with nothing to choose from that may be left empty', () => {
    expect(shownFields(FORM).map(({ name }) => name)).toEqual(['pier', 'seat']);
  });

  it.each([
    [[one('the pier'), one(''), one('two')], 'ferry to the pier two'],
    [[one('the pier'), many('It left.'), many('It sank.')], 'ferry to the pier It left.\n\nIt sank.'],
    [[many('It left.'), one('late'), many('It sank.')], 'ferry to It left. late It sank.'],
    [[], 'ferry to'],
  ])('runs its line with what was entered behind it: %j', (entered, line) => {
    expect(lineOfForm('ferry to', entered)).toBe(line);
  });
});
