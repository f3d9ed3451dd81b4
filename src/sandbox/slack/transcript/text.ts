/**
 * Text as a reader sees it: mrkdwn without its marks, references as names, escapes decoded.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
import { type JsonObject, stringIn } from '../json.ts';
import { unescapeMarkup } from '../markup.ts';
import { drawDate } from './dates.ts';
import type { Reader } from './reader.ts';

const ANGLE = /<([^<>]+)>/g;

/** Draws mrkdwn. */
export function drawMarkup(markup: string, reader: Reader): string {
  return markup
    .replace(/^(?:&gt;|>) ?/gm, '│ ')
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part) => (part.startsWith('`') ? drawCode(part, reader) : unmark(drawAngles(part, reader))))
    .join('');
}

const drawCode = (code: string, reader: Reader): string =>
  drawAngles(code.replace(/^`{1,3}|`{1,3}$/g, ''), reader);

function drawAngles(markup: string, reader: Reader): string {
  return unescapeMarkup(markup.replace(ANGLE, (_, inside: string) => drawReference(inside, reader)));
}

/** A pair of marks with words between them and none of them inside a word. */
const FORMATTING: readonly RegExp[] = [
  /(^|[^\p{L}\p{N}*])\*([^\s*](?:[^\n*]*[^\s*])?)\*(?![\p{L}\p{N}*])/gu,
  /(^|[^\p{L}\p{N}_])_([^\s_](?:[^\n_]*[^\s_])?)_(?![\p{L}\p{N}_])/gu,
  /(^|[^\p{L}\p{N}~])~([^\s~](?:[^\n~]*[^\s~])?)~(?![\p{L}\p{N}~])/gu,
];

/** `*bold*`, `_italic_` and `~struck~` lose their marks where Slack takes them for formatting. */
const unmark = (text: string): string =>
  FORMATTING.reduce((drawn, pattern) => drawn.replace(pattern, '$1$2'), text);

function drawReference(inside: string, reader: Reader): string {
  const [target = '', label] = inside.split('|');
  if (target.startsWith('@')) return `@${label ?? reader.person(target.slice(1)) ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${label ?? reader.channel(target.slice(1)) ?? target.slice(1)}`;
  if (target.startsWith('!date^')) return drawDateReference(target, label ?? '', reader);
  if (target.startsWith('!subteam^')) return label ?? target.slice('!subteam^'.length);
  if (target.startsWith('!')) return `@${label ?? target.slice(1)}`;
  return label === undefined ? target : drawLink(label, target);
}

function drawDateReference(target: string, fallback: string, reader: Reader): string {
  const [, seconds = '', format = '', url] = target.split('^');
  const drawn = drawDate(Number(seconds), format, fallback, reader);
  return url === undefined ? drawn : drawLink(drawn, url);
}

const drawLink = (label: string, url: string): string => (label === url ? url : `${label} (${url})`);

/** Draws one element within a line of rich text. Its text is literal. */
export function drawInline(element: JsonObject, reader: Reader): string {
  const member = (name: string): string => stringIn(element, name) ?? '';
  switch (member('type')) {
    case 'text':
      return member('text');
    case 'link':
      return drawLink(member('text') || member('url'), member('url'));
    case 'user':
      return `@${reader.person(member('user_id')) ?? member('user_id')}`;
    case 'usergroup':
      return `@${member('usergroup_id')}`;
    case 'channel':
      return `#${reader.channel(member('channel_id')) ?? member('channel_id')}`;
    case 'broadcast':
      return `@${member('range')}`;
    case 'emoji':
      return `:${member('name')}:`;
    case 'color':
      return member('value');
    case 'date':
      return drawDate(Number(element['timestamp']), member('format'), member('fallback'), reader);
    default:
      return '';
  }
}
