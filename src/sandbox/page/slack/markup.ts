/**
 * Slack's markup (`mrkdwn`) as runs: what people type, and texts that an app marks as such.
 * https://docs.slack.dev/messaging/formatting-message-text
 *
 * References in angle brackets come first, then formatting, and the three escaped characters last: `&lt;!channel&gt;` is
 * text that looks like a mention, and no mention.
 */
import { unescapeMarkup } from '../../slack/markup.ts';
import type { Mark, Run } from './run.ts';

/** A line of markup, and whether it is quoted with `>`. */
export interface MarkupLine {
  readonly quoted: boolean;
  readonly runs: readonly Run[];
}

/** Reads markup line by line. */
export function markupLines(markup: string): readonly MarkupLine[] {
  return markup.split('\n').map((line) => {
    const quoted = /^(?:&gt;|>) ?/.exec(line);
    return { quoted: quoted !== null, runs: markupRuns(line.slice(quoted?.[0].length ?? 0), []) };
  });
}

/** Code, a reference, or a pair of marks around words that begin and end without a blank; not inside a word. */
const TOKEN =
  /`(?<code>[^`]+)`|<(?<angle>[^<>]+)>|(?<![\p{L}\p{N}*_~])(?<mark>[*_~])(?<inner>(?=\S)(?!\k<mark>)(?:(?!\k<mark>).)*\S)\k<mark>(?![\p{L}\p{N}*_~])/u;

const MARK_OF: Readonly<Record<string, Mark>> = { '*': 'bold', _: 'italic', '~': 'strike' };

function markupRuns(markup: string, marks: readonly Mark[]): readonly Run[] {
  const found = TOKEN.exec(markup);
  if (found?.groups === undefined) return literal(markup, marks);
  return [
    ...literal(markup.slice(0, found.index), marks),
    ...tokenRuns(found.groups, marks),
    ...markupRuns(markup.slice(found.index + found[0].length), marks),
  ];
}

function tokenRuns(
  groups: Readonly<Record<string, string | undefined>>,
  marks: readonly Mark[],
): readonly Run[] {
  const { code, angle, mark = '', inner = '' } = groups;
  if (code !== undefined) return literal(code, [...marks, 'code']);
  if (angle !== undefined) return [reference(angle, marks)];
  const added = MARK_OF[mark];
  return markupRuns(inner, added === undefined ? marks : [...marks, added]);
}

function literal(text: string, marks: readonly Mark[]): readonly Run[] {
  return text === '' ? [] : [{ kind: 'text', text: unescapeMarkup(text), marks }];
}

function reference(angle: string, marks: readonly Mark[]): Run {
  const [target = '', label] = angle.split('|').map(unescapeMarkup);
  if (target.startsWith('@')) return { kind: 'mention', of: 'user', id: target.slice(1) };
  if (target.startsWith('#')) return { kind: 'mention', of: 'channel', id: target.slice(1) };
  if (target.startsWith('!date^')) {
    const [, seconds = '', format = '', url] = target.split('^');
    const date = { kind: 'date' as const, seconds: Number(seconds), format, fallback: label ?? '', marks };
    return url === undefined ? date : { ...date, url };
  }
  if (target.startsWith('!subteam^'))
    return { kind: 'mention', of: 'group', id: target.slice('!subteam^'.length) };
  if (target.startsWith('!')) return { kind: 'mention', of: 'broadcast', id: target.slice(1) };
  return { kind: 'link', text: label ?? target, url: target, marks };
}
