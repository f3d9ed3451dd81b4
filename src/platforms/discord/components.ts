/**
 * Draws buttons and choice lists. Discord shows components beneath the text of their message, so those of a
 * card are gathered there, in their order.
 */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { type Button, type Choice, type Element, plain } from '../../cards/card.ts';
import { shortened } from '../../cards/shorten.ts';
import type { Block } from './blocks.ts';
import { type Framing, lineId, selectId } from './custom-id.ts';
import { LIMITS } from './limits.ts';

/** A row of components, as Discord takes it. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

/** Every line that a card's buttons and choices run, in order. */
export function linesOf(elements: readonly Element[]): readonly string[] {
  return elements.flatMap((element) => {
    if (element.type === 'buttons') return element.buttons.map(({ line }) => line);
    if (element.type === 'choice') return element.choices.map(({ line }) => line);
    return [];
  });
}

/** All rows of a card. */
export function drawRows(elements: readonly Element[], framing: Framing): readonly Row[] {
  let next = 0;
  const index = () => next++;
  return elements.flatMap((element) => {
    if (element.type === 'buttons') {
      return chunks(element.buttons, LIMITS.buttonsInRow).map((buttons) =>
        buttonRow(buttons, index, framing),
      );
    }
    if (element.type === 'choice') {
      return chunks(element.choices, LIMITS.selectOptions).map((choices) =>
        selectRow(element.placeholder, choices, index, framing),
      );
    }
    return [];
  });
}

/**
 * The full wording of labels that are too long for what they stand on, as small print: shortened labels show "…",
 * and what they leave out is never lost.
 */
export function longLabels(elements: readonly Element[]): readonly Block[] {
  return elements
    .flatMap((element): readonly string[] => {
      if (element.type === 'buttons') {
        return element.buttons.map(({ label }) => label).filter((label) => label.length > LIMITS.buttonLabel);
      }
      if (element.type === 'choice') {
        const texts = element.choices.flatMap(({ label, description = '' }) => [label, description]);
        return [
          ...[element.placeholder].filter((text) => text.length > LIMITS.placeholder),
          ...texts.filter((text) => text.length > LIMITS.selectOption),
        ];
      }
      return [];
    })
    .map((label): Block => ({ kind: 'small', text: [plain(label)], apart: false }));
}

function buttonRow(buttons: readonly Button[], index: () => number, framing: Framing): Row {
  return {
    type: ComponentType.ActionRow,
    components: buttons.map(
      ({ label, line, style }): APIButtonComponentWithCustomId => ({
        type: ComponentType.Button,
        style: style === undefined ? ButtonStyle.Secondary : STYLES[style],
        label: shortened(named(label, line), LIMITS.buttonLabel),
        custom_id: lineId(line, index(), framing),
      }),
    ),
  };
}

function selectRow(
  placeholder: string,
  choices: readonly Choice[],
  index: () => number,
  framing: Framing,
): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: selectId(index(), framing),
        ...(placeholder.trim() === '' ? {} : { placeholder: shortened(placeholder, LIMITS.placeholder) }),
        options: choices.map(({ label, description = '', line }) => ({
          label: shortened(named(label, line), LIMITS.selectOption),
          value: lineId(line, index(), framing),
          ...(description.trim() === '' ? {} : { description: shortened(description, LIMITS.selectOption) }),
        })),
      },
    ],
  };
}

/** Discord refuses a component without a label; the line that it runs says what it does. */
const named = (label: string, line: string): string =>
  [label, line, '…'].find((text) => text.trim() !== '') ?? '…';

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
