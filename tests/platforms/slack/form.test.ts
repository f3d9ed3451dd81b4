import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, Form } from '../../../src/cards/card.ts';
import { formOf, lineOfForm } from '../../../src/cards/form.ts';
import { enteredIn, filledForm, formAgain } from '../../../src/platforms/slack/filled-form.ts';
import { drawForm } from '../../../src/platforms/slack/form.ts';
import { blocksOf, readModalContext, writeModalContext } from '../../../src/platforms/slack/modal.ts';
import { FORM, formCard } from './bot.ts';

const place = {
  platform: 'slack',
  workspace: 'T1',
  channel: 'C1/1700000000.000100',
  extent: 'chat',
} as const;

/** A view as Slack hands it back when it is sent. @param values by field: a text, a choice, or several. */
function sent(form: Form, values: Readonly<Record<string, string | readonly string[]>>) {
  const view = drawForm(form, place);
  if (view === undefined) throw new Error('The form was not drawn');
  const state = Object.fromEntries(
    form.fields.map((field) => [field.name, { value: stateOf(field, values[field.name]) }]),
  );
  return filledForm.parse({ id: 'V1', ...view, state: { values: state } });
}

function stateOf({ kind }: Field, value: string | readonly string[] | undefined) {
  if (kind === 'text') return { type: 'plain_text_input', value: value ?? null };
  if (kind === 'choice')
    return { type: 'static_select', selected_option: value === undefined ? null : { value } };
  const several = typeof value === 'string' ? [value] : (value ?? []);
  return { type: 'multi_static_select', selected_options: several.map((one) => ({ value: one })) };
}

const text = (fields: Partial<Extract<Field, { kind: 'text' }>> = {}): Field => ({
  name: 'schedule',
  label: 'When',
  kind: 'text',
  ...fields,
});

/** A text that was cut to a length, and says so. */
const cut = (most: number) => expect.stringMatching(new RegExp(`^(?=.{1,${most}}$).*…$`, 's'));

const withFields = (...fields: readonly Field[]): Form => ({ ...FORM, fields });

const choices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `Topic ${index}`, value: `topic-${index}` }));

describe('a form as a modal', () => {
  it('is found in its card', () => {
    expect(formOf(formCard(FORM))).toBe(FORM);
    expect(formOf({ elements: [] })).toBeUndefined();
  });

  it('carries its line and its place along, within what Slack keeps', () => {
    const view = drawForm(FORM, place);
    expect(readModalContext(view?.private_metadata ?? '')).toEqual({ line: FORM.line, place });
    expect(writeModalContext({ line: 'x'.repeat(3_000), place })).toBeUndefined();
  });

  it('cuts what it says to Slack’s lengths, and what is chosen never', () => {
    const long = 'word '.repeat(600);
    const field: Field = {
      name: 'topics',
      label: long,
      hint: long,
      kind: 'choice',
      choices: [{ label: long, value: 'v'.repeat(75) }],
    };
    const view = drawForm({ ...withFields(field), title: long, submit: long }, place);
    expect(view?.title.text.length).toBeLessThanOrEqual(24);
    expect(view?.submit?.text.length).toBeLessThanOrEqual(24);
    expect(view?.blocks).toMatchObject([
      {
        label: { text: cut(2_000) },
        hint: { text: cut(2_000) },
        element: { options: [{ value: 'v'.repeat(75), text: { text: cut(75) } }] },
      },
    ]);
  });

  it.each([
    [
      'more choices than a menu holds',
      [{ name: 'topics', label: 'Topics', kind: 'choices', choices: choices(101) }],
    ],
    [
      'a value longer than an option holds',
      [{ name: 'a', label: 'A', kind: 'choice', choices: [{ label: 'a', value: 'v'.repeat(76) }] }],
    ],
    [
      'nothing to choose from in a field that must be filled in',
      [{ name: 'a', label: 'A', kind: 'choice', choices: [] }],
    ],
    ['a text longer than a field holds', [text({ initial: 'x'.repeat(3_001) })]],
    ['no field', []],
  ] satisfies readonly (readonly [string, readonly Field[]])[])('is none with %s', (_, fields) => {
    expect(drawForm(withFields(...fields), place)).toBeUndefined();
  });

  it('leaves out a field that may be empty and offers nothing', () => {
    const empty: Field = { name: 'topics', label: 'Topics', optional: true, kind: 'choices', choices: [] };
    expect(drawForm(withFields(text(), empty), place)?.blocks).toHaveLength(1);
    expect(drawForm(withFields(text(), { ...empty, choices: choices(100) }), place)?.blocks).toHaveLength(2);
  });
});

describe('a form that was sent', () => {
  it('is its line with what was entered behind it, in the order of the fields', () => {
    const values = { quiet: 'skip', topics: ['harbour', 'ferries'], schedule: 'mon,thu\n17:15  ' };
    expect(lineOfForm(FORM.line, enteredIn(sent(FORM, values)))).toBe(
      'digest subscribe mon,thu 17:15 harbour,ferries skip',
    );
    expect(lineOfForm(FORM.line, enteredIn(sent(FORM, { schedule: 'daily 9:00' })))).toBe(
      'digest subscribe daily 9:00',
    );
  });

  it('stands there once more with all that was entered, whatever it is', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
          .filter((entered) => !/&(?:amp|lt|gt);/.test(entered)),
        fc.subarray(['ferries', 'harbour']),
        fc.constantFrom('skip', 'line', undefined),
        (schedule, topics, quiet) => {
          const first = sent(FORM, { schedule, topics, ...(quiet === undefined ? {} : { quiet }) });
          const again = formAgain(first, blocksOf(formCard(FORM)));
          const [above, ...inputs] = again.blocks;
          expect(above?.type).toBe('rich_text');
          expect(inputs).toMatchObject([
            { block_id: 'schedule', element: { initial_value: schedule } },
            {
              block_id: 'topics',
              element: topics.length === 0 ? {} : { initial_options: topics.map((value) => ({ value })) },
            },
            { block_id: 'quiet', element: quiet === undefined ? {} : { initial_option: { value: quiet } } },
          ]);
          expect(again.private_metadata).toBe(first.private_metadata);
          expect(again.submit).toEqual(first.submit);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('says how much of what stands above it was left out', () => {
    const long = {
      elements: Array.from({ length: 120 }, (_, index) => ({
        type: 'paragraph' as const,
        text: [{ type: 'plain' as const, text: `Point ${index}` }],
      })),
    };
    const blocks = blocksOf(long, 97);
    expect(blocks).toHaveLength(97);
    expect(JSON.stringify(blocks.at(-1))).toContain('24 more paragraphs were left out');
    expect(blocksOf({ elements: long.elements.slice(0, 97) }, 97)).toHaveLength(97);
  });
});
