/**
 * What can be pressed or chosen. The command line travels in the control's value; a label that Slack would
 * refuse as too long is spelt out above it.
 */
import type {
  ActionsBlock,
  KnownBlock,
  PlainTextOption,
  Button as SlackButton,
  StaticSelect,
} from '@slack/types';
import { type Button, type Choice, type Element, plain, strong, type Text } from '../../cards/card.ts';
import { shortened } from '../../cards/shorten.ts';
import { LIMITS } from './limits.ts';
import { bundled, weightOf } from './wrap.ts';

/** What every action id of ours begins with: the listener knows its own by it. */
export const ACTION = 'run:';

/** The most that one block of controls may weigh, so that a message holds it. */
const ROOM = 8_000;

/** Draws lines of text above the controls. */
export type DrawList = (items: readonly Text[]) => readonly KnownBlock[];

/** Slack's plain text: literal, without emoji. */
export const plainText = (text: string) => ({
  type: 'plain_text' as const,
  text: text.toWellFormed(),
  emoji: false,
});

const labelOf = ({ label, line }: Button | Choice) => (label.trim() === '' ? line : label).trim();

function drawButton(button: Button, actionId: string): SlackButton {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(shortened(labelOf(button), LIMITS.button.text)),
    value: button.line,
    ...(button.style === undefined ? {} : { style: button.style }),
  };
}

/** Whether a button can carry its line. One that cannot is spelt out as a line to type. */
const isPressable = (button: Button) =>
  button.line.trim() !== '' &&
  button.line.length <= LIMITS.button.value &&
  button.line.isWellFormed() &&
  weightOf(button.line) <= ROOM - 1_000;

const isSpelt = (text: string, longest: number) => text.length > longest;

/**
 * Buttons in rows.
 * @param scope makes the action ids unique within the card.
 */
export function drawButtons(
  buttons: readonly Button[],
  scope: string,
  list: DrawList,
): readonly KnownBlock[] {
  const named = buttons.filter((button) => labelOf(button) !== '');
  const spelt = named.flatMap((button): readonly Text[] => {
    if (!isPressable(button)) return [[strong(labelOf(button)), plain(`: ${button.line}`)]];
    return isSpelt(labelOf(button), LIMITS.button.text) ? [[strong(labelOf(button))]] : [];
  });
  const drawn = named
    .filter(isPressable)
    .map((button, index) => drawButton(button, `${ACTION}${scope}:${index}`));
  return [
    ...list(spelt),
    ...bundled(drawn, LIMITS.actions.elements, ROOM).map(
      (elements): ActionsBlock => ({ type: 'actions', elements }),
    ),
  ];
}

function drawOption(choice: Choice): PlainTextOption {
  const { description = '' } = choice;
  return {
    text: plainText(shortened(labelOf(choice), LIMITS.select.text)),
    value: choice.line,
    ...(description.trim() === ''
      ? {}
      : { description: plainText(shortened(description.trim(), LIMITS.select.description)) }),
  };
}

const speltChoice = (choice: Choice): Text => [
  strong(labelOf(choice)),
  ...(choice.description === undefined ? [] : [plain(`: ${choice.description}`)]),
];

/** A choice list; buttons instead where a line is longer than an option may carry. */
export function drawChoice(
  { placeholder, choices }: Extract<Element, { readonly type: 'choice' }>,
  scope: string,
  list: DrawList,
): readonly KnownBlock[] {
  const named = choices.filter((choice) => labelOf(choice) !== '');
  if (named.length === 0) return [];
  const prompt = placeholder.trim() === '' ? 'Choose' : placeholder.trim();
  const carries = ({ line }: Choice) =>
    line.trim() !== '' && line.length <= LIMITS.select.value && line.isWellFormed();
  if (!named.every(carries)) {
    const described = named.filter(({ description = '' }) => description.trim() !== '');
    return [
      ...list([[plain(prompt)], ...described.map(speltChoice)]),
      ...drawButtons(
        named.map(({ label, line }) => ({ label, line })),
        scope,
        list,
      ),
    ];
  }
  const long = named.filter(
    (choice) =>
      isSpelt(labelOf(choice), LIMITS.select.text) ||
      isSpelt((choice.description ?? '').trim(), LIMITS.select.description),
  );
  const selects = bundled(named.map(drawOption), LIMITS.select.options, ROOM).map(
    (options, index): StaticSelect => ({
      type: 'static_select',
      action_id: `${ACTION}${scope}:${index}`,
      placeholder: plainText(shortened(prompt, LIMITS.select.placeholder)),
      options,
    }),
  );
  return [
    ...list([
      ...(isSpelt(prompt, LIMITS.select.placeholder) ? [[plain(prompt)]] : []),
      ...long.map(speltChoice),
    ]),
    ...selects.map((select): ActionsBlock => ({ type: 'actions', elements: [select] })),
  ];
}
