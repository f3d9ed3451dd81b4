/**
 * What a reader sees of a text in Discord: a small renderer of its own, written from the formatting that Discord
 * documents and that its client shows, and knowing nothing of how the bot escapes.
 *
 * Marks that format are dropped, as a reader does not see them; what turns into something else (a mention, an
 * emoji, a time) is shown as `⟦…⟧`.
 */

interface Rule {
  readonly pattern: RegExp;
  readonly show: (match: RegExpExecArray) => string;
}

const inner = (group: number) => (match: RegExpExecArray) => readInline(match[group] ?? '');
const raw = (group: number) => (match: RegExpExecArray) => match[group] ?? '';
const turned = (match: RegExpExecArray) => `⟦${match[0]}⟧`;

const RULES: readonly Rule[] = [
  { pattern: /^\\([^0-9A-Za-z\s])/, show: raw(1) },
  { pattern: /^```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/i, show: raw(1) },
  { pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/, show: raw(2) },
  { pattern: /^<(https?:\/\/[^ >]+)>/, show: raw(1) },
  { pattern: /^<t:(-?\d+)(?::([tTdDfFR]))?>/, show: (match) => `⟦time ${match[1]} ${match[2]}⟧` },
  { pattern: /^<(?:@[!&]?|#|a?:\w+:|\/[^>]+:|id:)[^>]*>/, show: turned },
  { pattern: /^https?:\/\/[^\s<]+[^<.,:;"')\]\s]/, show: (match) => match[0] },
  {
    pattern: /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?\s*\)/,
    show: (match) => `${readInline(match[1] ?? '')} (${match[2]})`,
  },
  { pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, show: inner(1) },
  { pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, show: inner(1) },
  {
    pattern: /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    show: inner(1),
  },
  { pattern: /^\b_((?:__|\\[\s\S]|[^\\_])+?)_\b/, show: inner(1) },
  { pattern: /^~~([\s\S]+?)~~(?!_)/, show: inner(1) },
  { pattern: /^\|\|([\s\S]+?)\|\|/, show: inner(1) },
  { pattern: /^@(?:everyone|here)/, show: turned },
  { pattern: /^:([^\s:]+?(?:::skin-tone-\d)?):/, show: turned },
];

function readInline(markdown: string): string {
  let rest = markdown;
  let seen = '';
  while (rest !== '') {
    const [rule, match] = firstMatch(rest);
    seen += match === undefined ? rest.charAt(0) : rule?.show(match);
    rest = rest.slice(match === undefined ? 1 : match[0].length);
  }
  return seen;
}

function firstMatch(text: string): readonly [Rule?, RegExpExecArray?] {
  for (const rule of RULES) {
    const match = rule.pattern.exec(text);
    if (match !== null) return [rule, match];
  }
  return [];
}

/** Drops what makes a line a quotation, a heading, small print or a list item; quotations hold any of the others. */
function withoutLineMark(line: string): string {
  const quoted = line.replace(/^ *>(?:>>)? /, '');
  return quoted.replace(/^(?:#{1,3}\s+|-#\s+|\s*[-*+]\s+|\s*\d+\.\s+)/, '');
}

/** What a reader sees of a description, a title or a field. */
export function read(markdown: string): string {
  return readInline(
    markdown
      .split(/\r\n|\r|\n/)
      .map(withoutLineMark)
      .join('\n'),
  );
}
