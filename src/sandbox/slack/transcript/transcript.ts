/**
 * A message as plain lines for a terminal: what a reader sees in Slack, and what they can press.
 */
import { isList, isObject, type JsonObject, stringIn } from '../json.ts';
import type { SandboxMessage } from '../message.ts';
import type { View } from '../views/view.ts';
import type { Reader } from './reader.ts';
import { drawRichText } from './rich-text.ts';
import { drawMarkup } from './text.ts';

/** Something a reader can do with a message, under the number it is drawn with. */
export type TranscriptAction =
  | { readonly kind: 'button'; readonly number: number; readonly actionId: string; readonly value?: string }
  | { readonly kind: 'option'; readonly number: number; readonly actionId: string; readonly option: string };

/** A drawn message. */
export interface Transcript {
  readonly lines: readonly string[];
  readonly actions: readonly TranscriptAction[];
}

/** Draws a message. Buttons and menu entries are numbered from 1. */
export function transcribe(message: SandboxMessage, reader: Reader): Transcript {
  const actions: TranscriptAction[] = [];
  const body =
    message.blocks.length === 0
      ? drawMarkup(message.text, reader).split('\n')
      : message.blocks.flatMap((block) => drawBlock(block, reader, actions));
  return { lines: [headline(message, reader), ...body], actions };
}

/** Draws a modal: what it says, and the labels of what is to be filled in. Nothing of it can be pressed. */
export function transcribeView({ blocks }: Pick<View, 'blocks'>, reader: Reader): readonly string[] {
  return blocks.flatMap((block) => drawBlock(block, reader, []));
}

/** Who wrote it, and what Slack says about it in small print. */
function headline(message: SandboxMessage, reader: Reader): string {
  const author = reader.person(message.user) ?? message.user;
  const notes = [
    ...(message.bot_id === undefined ? [] : ['app']),
    ...(message.thread_ts === undefined || message.thread_ts === message.ts ? [] : ['in a thread']),
    ...(message.visibleTo === undefined ? [] : ['only visible to you']),
    ...(message.edited === undefined ? [] : ['edited']),
  ];
  return notes.length === 0 ? author : `${author} (${notes.join(', ')})`;
}

function drawBlock(block: JsonObject, reader: Reader, actions: TranscriptAction[]): readonly string[] {
  switch (block['type']) {
    case 'header':
      return drawText(block['text'], reader);
    case 'section':
      return drawSection(block, reader, actions);
    case 'context':
      return objectsIn(block, 'elements')
        .map((element) => drawSmall(element, reader))
        .join('  ')
        .split('\n');
    case 'divider':
      return ['────────'];
    case 'image':
      return [...drawText(block['title'], reader), drawImage(block)];
    case 'actions':
      return [
        objectsIn(block, 'elements')
          .map((element) => drawElement(element, actions))
          .join('  '),
      ];
    case 'input':
      return [`${labelOf(block['label'])}: ____`];
    case 'rich_text':
      return drawRichText(block, reader);
    case 'markdown':
      return (stringIn(block, 'text') ?? '').split('\n');
    default:
      return [`[${String(block['type'])}]`];
  }
}

function drawSection(block: JsonObject, reader: Reader, actions: TranscriptAction[]): readonly string[] {
  const accessory = block['accessory'];
  return [
    ...drawText(block['text'], reader),
    ...objectsIn(block, 'fields').flatMap((field) => drawText(field, reader)),
    ...(isObject(accessory) ? [drawElement(accessory, actions)] : []),
  ];
}

function drawText(text: JsonObject[string] | undefined, reader: Reader): readonly string[] {
  if (!isObject(text)) return [];
  const content = stringIn(text, 'text') ?? '';
  return (text['type'] === 'mrkdwn' ? drawMarkup(content, reader) : content).split('\n');
}

const drawSmall = (element: JsonObject, reader: Reader): string =>
  element['type'] === 'image' ? drawImage(element) : drawText(element, reader).join('\n');

const drawImage = (image: JsonObject): string => `[image: ${stringIn(image, 'alt_text') ?? ''}]`;

function drawElement(element: JsonObject, actions: TranscriptAction[]): string {
  const actionId = stringIn(element, 'action_id') ?? '';
  switch (element['type']) {
    case 'button': {
      const value = stringIn(element, 'value');
      const number = actions.length + 1;
      actions.push({ kind: 'button', number, actionId, ...(value === undefined ? {} : { value }) });
      return `[${number}] ${labelOf(element['text'])}`;
    }
    case 'static_select':
      return `${labelOf(element['placeholder'])}: ${drawOptions(element, actionId, actions)}`;
    case 'overflow':
      return `…: ${drawOptions(element, actionId, actions)}`;
    default:
      return drawImage(element);
  }
}

function drawOptions(menu: JsonObject, actionId: string, actions: TranscriptAction[]): string {
  const groups = objectsIn(menu, 'option_groups');
  const options = [...objectsIn(menu, 'options'), ...groups.flatMap((group) => objectsIn(group, 'options'))];
  return options
    .map((option) => {
      const number = actions.length + 1;
      actions.push({ kind: 'option', number, actionId, option: stringIn(option, 'value') ?? '' });
      return `[${number}] ${labelOf(option['text'])}`;
    })
    .join('  ');
}

function labelOf(text: JsonObject[string] | undefined): string {
  return isObject(text) ? (stringIn(text, 'text') ?? '') : '';
}

function objectsIn(holder: JsonObject, name: string): readonly JsonObject[] {
  const value = holder[name];
  return isList(value) ? value.filter(isObject) : [];
}
