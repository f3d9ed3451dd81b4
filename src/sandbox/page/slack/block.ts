/**
 * A block of a Slack message, narrowed to what the page draws. What it cannot draw keeps its name, so that the page can
 * say that something is there.
 */
import { isList, isObject, type Json, type JsonObject, parseJson, stringIn } from '../../slack/json.ts';
import { type Run, richTextRun } from './run.ts';

/** A text object: literal, or markup. */
export interface BlockText {
  readonly markup: boolean;
  readonly text: string;
}

/** Something to press or to choose from. `action` is its `action_id`. */
export type Control =
  | {
      readonly kind: 'button';
      readonly action: string;
      readonly label: string;
      readonly style: 'default' | 'primary' | 'danger';
      /** An address that it opens besides. */
      readonly url?: string;
    }
  | {
      readonly kind: 'select';
      readonly action: string;
      readonly placeholder: string;
      readonly options: readonly {
        readonly label: string;
        readonly value: string;
        readonly description: string;
      }[];
    }
  | { readonly kind: 'unknown'; readonly name: string };

/** A part of rich text. */
export type RichPart =
  | { readonly kind: 'section' | 'quote' | 'preformatted'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      /** The number of its first item. */
      readonly first: number;
      readonly indent: number;
      readonly items: readonly (readonly Run[])[];
    };

/** An image by its address. It is never fetched here: no request leaves this machine. */
export interface BlockImage {
  readonly alternative: string;
  readonly url: string;
}

/** A block. */
export type Block =
  | { readonly kind: 'header'; readonly text: string }
  | { readonly kind: 'rich-text'; readonly parts: readonly RichPart[] }
  | {
      readonly kind: 'section';
      readonly text?: BlockText;
      readonly fields: readonly BlockText[];
      readonly accessory?: Control;
    }
  | { readonly kind: 'context'; readonly elements: readonly (BlockText | BlockImage)[] }
  | { readonly kind: 'actions'; readonly controls: readonly Control[] }
  | ({ readonly kind: 'image'; readonly title: string } & BlockImage)
  | { readonly kind: 'divider' }
  | { readonly kind: 'unknown'; readonly name: string };

/** Reads the blocks of a payload. It came over the wire as JSON; this says so to the types, without a cast. */
export const blocksOf = (blocks: readonly unknown[]): readonly Block[] =>
  blocks.map((block) => readBlock(parseJson(JSON.stringify(block)) ?? null));

/** Reads a block of a payload. */
export function readBlock(block: Json): Block {
  if (!isObject(block)) return { kind: 'unknown', name: '' };
  const name = stringIn(block, 'type') ?? '';
  switch (name) {
    case 'header':
      return { kind: 'header', text: textOf(block['text']) };
    case 'rich_text':
      return { kind: 'rich-text', parts: objectsIn(block, 'elements').map(readPart) };
    case 'section':
      return readSection(block);
    case 'context':
      return { kind: 'context', elements: objectsIn(block, 'elements').map(readSmall) };
    case 'actions':
      return { kind: 'actions', controls: objectsIn(block, 'elements').map(readControl) };
    case 'image':
      return { kind: 'image', title: textOf(block['title']), ...readImage(block) };
    case 'divider':
      return { kind: 'divider' };
    default:
      return { kind: 'unknown', name };
  }
}

function readPart(part: JsonObject): RichPart {
  switch (part['type']) {
    case 'rich_text_list':
      return {
        kind: 'list',
        ordered: part['style'] === 'ordered',
        first: numberIn(part, 'offset') + 1,
        indent: numberIn(part, 'indent'),
        items: objectsIn(part, 'elements').map(runsIn),
      };
    case 'rich_text_quote':
      return { kind: 'quote', runs: runsIn(part) };
    case 'rich_text_preformatted':
      return { kind: 'preformatted', runs: runsIn(part) };
    default:
      return { kind: 'section', runs: runsIn(part) };
  }
}

const runsIn = (part: JsonObject): readonly Run[] =>
  objectsIn(part, 'elements').flatMap((element) => richTextRun(element) ?? []);

function readSection(block: JsonObject): Block {
  const { text, accessory } = block;
  return {
    kind: 'section',
    ...(isObject(text) ? { text: readText(text) } : {}),
    fields: objectsIn(block, 'fields').map(readText),
    ...(isObject(accessory) ? { accessory: readControl(accessory) } : {}),
  };
}

const readText = (text: JsonObject): BlockText => ({
  markup: text['type'] === 'mrkdwn',
  text: stringIn(text, 'text') ?? '',
});

const readSmall = (element: JsonObject): BlockText | BlockImage =>
  element['type'] === 'image' ? readImage(element) : readText(element);

const readImage = (image: JsonObject): BlockImage => ({
  alternative: stringIn(image, 'alt_text') ?? '',
  url: stringIn(image, 'image_url') ?? '',
});

function readControl(element: JsonObject): Control {
  const action = stringIn(element, 'action_id') ?? '';
  const name = stringIn(element, 'type') ?? '';
  switch (name) {
    case 'button': {
      const { style } = element;
      const url = stringIn(element, 'url');
      return {
        kind: 'button',
        action,
        label: textOf(element['text']),
        style: style === 'primary' || style === 'danger' ? style : 'default',
        ...(url === undefined ? {} : { url }),
      };
    }
    case 'static_select':
      return {
        kind: 'select',
        action,
        placeholder: textOf(element['placeholder']),
        options: optionsOf(element),
      };
    default:
      return { kind: 'unknown', name };
  }
}

function optionsOf(menu: JsonObject): Extract<Control, { readonly kind: 'select' }>['options'] {
  const groups = objectsIn(menu, 'option_groups');
  return [menu, ...groups]
    .flatMap((holder) => objectsIn(holder, 'options'))
    .map((option) => ({
      label: textOf(option['text']),
      value: stringIn(option, 'value') ?? '',
      description: textOf(option['description']),
    }));
}

const textOf = (text: Json | undefined): string => (isObject(text) ? (stringIn(text, 'text') ?? '') : '');

function numberIn(part: JsonObject, name: string): number {
  const value = part[name];
  return typeof value === 'number' ? value : 0;
}

function objectsIn(holder: JsonObject, name: string): readonly JsonObject[] {
  const value = holder[name];
  return isList(value) ? value.filter(isObject) : [];
}
