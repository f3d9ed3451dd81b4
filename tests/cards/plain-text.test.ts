import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { lengthOf, toPlainText, utcMinute } from '../../src/cards/plain-text.ts';

const card: Card = {
  title: 'A title',
  elements: [
    { type: 'source', text: [{ type: 'plain', text: 'Somewhere' }] },
    {
      type: 'paragraph',
      text: [
        { type: 'strong', text: 'Bold' },
        { type: 'plain', text: ' and *plain* at ' },
        { type: 'time', at: Date.UTC(2026, 0, 2, 3, 4), style: 'minute' },
      ],
    },
    { type: 'quotation', pieces: ['One,', 'two.'], lines: [[{ type: 'plain', text: 'Somebody' }]] },
    { type: 'heading', text: 'More' },
    { type: 'list', items: [[{ type: 'link', text: 'there', url: 'https://example.com/' }]] },
    { type: 'facts', facts: [{ label: 'Size', value: [{ type: 'plain', text: '4' }] }] },
    { type: 'image', url: 'https://example.com/a.png', alternative: 'A boat' },
    { type: 'buttons', buttons: [{ label: 'Figures (2)', line: 'brief ferry figures' }] },
    { type: 'choice', placeholder: 'Choose', choices: [{ label: 'Ferry', line: 'brief ferry' }] },
  ],
};

describe('Plain text', () => {
  it('draws every element, each piece of a quotation in marks of its own, and buttons as lines to type', () => {
    expect(toPlainText(card)).toBe(
      [
        'A title',
        'Somewhere',
        '',
        'Bold and *plain* at 2026-01-02 03:04 UTC',
        '',
        '“One,”',
        '“two.”',
        'Somebody',
        '',
        'More',
        '• there (https://example.com/)',
        '',
        'Size: 4',
        '',
        'A boat (https://example.com/a.png)',
        '',
        '→ Figures (2): /brief ferry figures',
        '',
        '→ Ferry: /brief ferry',
      ].join('\n'),
    );
  });

  it('draws nothing for a form, which cannot be opened here', () => {
    const form: Card = {
      elements: [
        { type: 'paragraph', text: [{ type: 'plain', text: 'Type it.' }] },
        {
          type: 'form',
          title: 'A form',
          submit: 'Send',
          line: 'digest subscribe',
          fields: [{ name: 'schedule', label: 'When', kind: 'text', initial: 'daily 09:00' }],
        },
      ],
    };
    for (const buttons of ['lines', 'labels', 'none'] as const) {
      expect(toPlainText(form, buttons)).toBe('Type it.');
    }
  });

  it('draws buttons as labels, or leaves them out', () => {
    expect(toPlainText(card, 'labels')).toContain('[Figures (2)]\n\n[Choose]');
    expect(toPlainText(card, 'none')).not.toContain('Figures');
  });

  it('measures what the reader of a chat sees', () => {
    expect(lengthOf(card)).toBe(toPlainText(card, 'labels').length);
  });

  it('names the zone of a time', () => {
    expect(utcMinute(0)).toBe('1970-01-01 00:00 UTC');
  });
});
