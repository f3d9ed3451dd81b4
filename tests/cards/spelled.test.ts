import { describe, expect, test } from 'vitest';
import { type Card, command, paragraph, plain } from '../../src/cards/card.ts';
import { toPlainText } from '../../src/cards/plain-text.ts';
import { spelled } from '../../src/cards/spelled.ts';

const text = [plain('To resume: '), command('digest resume')];
const card: Card = {
  title: 'Paused',
  elements: [
    paragraph(...text),
    { type: 'list', items: [text] },
    { type: 'facts', facts: [{ label: 'Then', value: text }] },
    { type: 'quotation', pieces: ['/digest resume'], lines: [text] },
    { type: 'source', text },
    { type: 'buttons', buttons: [{ label: 'Resume', line: 'digest resume' }] },
  ],
};

describe('A card whose commands are written as they are typed', () => {
  test('has them so wherever they stand, and everything else as it was', () => {
    const written = spelled(card, '@bot ');
    expect(toPlainText(written, 'none').match(/To resume: @bot digest resume/g)).toHaveLength(5);
    expect(written.elements[3]).toMatchObject({ pieces: ['/digest resume'] });
    expect(written.elements[5]).toEqual(card.elements[5]);
  });

  test('has them with a slash where nothing else is said', () => {
    expect(toPlainText(card, 'none')).toBe(toPlainText(spelled(card, '/'), 'none'));
  });
});
