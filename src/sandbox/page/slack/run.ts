/**
 * A stretch of text in a Slack message, whichever way it was written: as a rich text element or as markup.
 */
import { isObject, type Json, stringIn } from '../../slack/json.ts';

/** How a stretch looks. */
export type Mark = 'bold' | 'italic' | 'strike' | 'code';

/** A stretch of text. */
export type Run =
  | { readonly kind: 'text'; readonly text: string; readonly marks: readonly Mark[] }
  | {
      readonly kind: 'link';
      readonly text: string;
      readonly url: string;
      readonly marks: readonly Mark[];
    }
  /** `seconds` since the epoch, in a format with tokens in braces. */
  | {
      readonly kind: 'date';
      readonly seconds: number;
      readonly format: string;
      readonly fallback: string;
      readonly url?: string;
      readonly marks: readonly Mark[];
    }
  /** Somebody or a channel by id, or everybody (`broadcast`), who would be notified. */
  | { readonly kind: 'mention'; readonly of: 'user' | 'channel' | 'broadcast' | 'group'; readonly id: string }
  | { readonly kind: 'emoji'; readonly name: string };

const MARKS: readonly Mark[] = ['bold', 'italic', 'strike', 'code'];

/**
 * Reads an element within rich text. Its text is literal: no character of it is markup.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export function richTextRun(element: Json): Run | undefined {
  if (!isObject(element)) return undefined;
  const member = (name: string): string => stringIn(element, name) ?? '';
  const style = element['style'];
  const marks = isObject(style) ? MARKS.filter((mark) => style[mark] === true) : [];
  switch (member('type')) {
    case 'text':
      return { kind: 'text', text: member('text'), marks };
    case 'link':
      return { kind: 'link', text: member('text') || member('url'), url: member('url'), marks };
    case 'date': {
      const url = stringIn(element, 'url');
      return {
        kind: 'date',
        seconds: Number(element['timestamp']),
        format: member('format'),
        fallback: member('fallback'),
        ...(url === undefined ? {} : { url }),
        marks,
      };
    }
    case 'user':
      return { kind: 'mention', of: 'user', id: member('user_id') };
    case 'channel':
      return { kind: 'mention', of: 'channel', id: member('channel_id') };
    case 'usergroup':
      return { kind: 'mention', of: 'group', id: member('usergroup_id') };
    case 'broadcast':
      return { kind: 'mention', of: 'broadcast', id: member('range') };
    case 'emoji':
      return { kind: 'emoji', name: member('name') };
    case 'color':
      return { kind: 'text', text: member('value'), marks };
    default:
      return undefined;
  }
}
