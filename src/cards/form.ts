/**
 * Forms of cards, as every platform that can open one reads them: which form a card has, which of its fields are shown,
 * and the line that a filled-in one runs.
 */
import type { Card, Field, Form } from './card.ts';

/** The form that a card has, if any. */
export function formOf({ elements }: Card): Form | undefined {
  return elements.find((element) => element.type === 'form');
}

/** The fields that are shown: one that offers nothing to choose from, and may be left empty, is left out. */
export function shownFields({ fields }: Form): readonly Field[] {
  return fields.filter(
    (field) => field.kind === 'text' || field.choices.length > 0 || field.optional !== true,
  );
}

/** What was entered into a field of a form. */
export interface Entered {
  readonly value: string;
  /** As the field has them. */
  readonly lines: 'one' | 'many';
}

/**
 * The line that a filled-in form runs: its own, and behind it what was entered, in order. Fields of several lines that
 * follow each other are one text, and an empty line divides them; everything else is divided by a blank.
 */
export function lineOfForm(line: string, entered: readonly Entered[]): string {
  let text = line;
  let before: Entered['lines'] = 'one';
  for (const { value, lines } of entered) {
    if (value === '') continue;
    text += `${before === 'many' && lines === 'many' ? '\n\n' : ' '}${value}`;
    before = lines;
  }
  return text;
}
