/**
 * What a text says of a person beside the name: `Mexico's foreign minister, Ana Roe`, `Ana Roe, a spokeswoman for the
 * ministry,`, `Acting Commissioner for Borders Ana Roe`, `Roe, who heads the agency`.
 */
import { givenNameGender } from '../attribution/given-names.ts';
import type { Span } from '../extraction.ts';
import type { Sentence, Token } from '../reading/reading.ts';
import { isDemonym } from './demonyms.ts';
import { joinsWord, nounGroupAt, type Phrase, phraseAt, spanOf, withoutArticle } from './phrases.ts';
import { isCourtesy, isDepartment, isRole, isTitle, modifiesRole } from './role-words.ts';

/** Role and affiliation, as places in the text. */
export interface Standing {
  readonly role?: Span;
  readonly affiliation?: Span;
}

/** Tokens from `first` to before `last`. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** How many tokens before a name a title may begin. */
const REACH = 14;

/** What ties a role to whom it is held for. */
const SERVES = new Set(['of', 'for', 'at', 'with', 'in', 'from']);

const CAPITAL = /^\p{Lu}/u;

/** What the words around a name say of the person. */
export function standingAt(tokens: readonly Token[], name: Range, sentence: Sentence): Standing | undefined {
  return (
    titleBefore(tokens, name, sentence.first) ??
    appositionAfter(tokens, name, sentence.last) ??
    appositionBefore(tokens, name, sentence) ??
    relativeAfter(tokens, name, sentence.last)
  );
}

const lowerAt = (tokens: readonly Token[], index: number): string => tokens[index]?.lower ?? '';

function standing(
  tokens: readonly Token[],
  role: Range | undefined,
  affiliation: Range | undefined,
): Standing | undefined {
  const [roleSpan, place] = [role, affiliation].map((range) =>
    range === undefined ? undefined : spanOf(tokens, withoutArticle(tokens, range), range.last),
  );
  if (roleSpan === undefined && place === undefined) return undefined;
  return {
    ...(roleSpan === undefined ? {} : { role: roleSpan }),
    ...(place === undefined ? {} : { affiliation: place }),
  };
}

/** `U.S. Vice President Ana Roe`, `Secretary of State Ana Roe`, `Acting Commissioner for Borders Ana Roe`. */
function titleBefore(tokens: readonly Token[], name: Range, from: number): Standing | undefined {
  let head = name.first - 1;
  if (isCourtesy(lowerAt(tokens, head))) head -= 1;
  if (head < from) return undefined;
  if (isTitle(lowerAt(tokens, head))) return titled(tokens, head, head + 1, from);
  const lowest = Math.max(from, name.first - REACH);
  for (let at = head; at >= lowest; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.tag === 'PUNCT' ? !joinsWord(tokens, at) : token.tag === 'VERB')
      return undefined;
    if (!SERVES.has(lowerAt(tokens, at)) || !isRole(lowerAt(tokens, at - 1)) || at - 1 < from) continue;
    if (!CAPITAL.test(tokens[at - 1]?.text ?? '')) return undefined;
    // Where a name of something else would begin as well as one of a person, nobody can tell.
    if (givenNameGender(tokens[name.first]?.text ?? '') === undefined) return undefined;
    const serves = { first: at + 1, last: head + 1 };
    if (serves.last <= serves.first) return undefined;
    const department = isDepartment(lowerAt(tokens, withoutArticle(tokens, serves)));
    if (department) return titled(tokens, at - 1, serves.last, from);
    return standing(tokens, { first: roleStart(tokens, at - 1, from), last: at }, serves);
  }
  return undefined;
}

/** A role whose noun is at `head` and which reaches to before `last`, with what stands before it. */
function titled(tokens: readonly Token[], head: number, last: number, from: number): Standing | undefined {
  const own = roleStart(tokens, head, from);
  // "Israeli Prime Minister": the adjective belongs to the role.
  const first = own > from && isDemonym(lowerAt(tokens, own - 1)) ? own - 1 : own;
  return standing(tokens, { first, last }, ownerBefore(tokens, first, from));
}

/** Where the words of a role begin whose noun stands at `head`. */
function roleStart(tokens: readonly Token[], head: number, from: number): number {
  let first = head;
  while (first - 1 >= from && first > head - 5) {
    const before = tokens[first - 1];
    if (before === undefined) break;
    if (joinsWord(tokens, first - 1) && first - 2 >= from) {
      // "a 78-year-old president": an age is no part of the role.
      if (before.end === tokens[first]?.start && tokens[first]?.lower === 'old') return first + 1;
      first -= 2;
      continue;
    }
    const plain = /^\p{Ll}[^.]*$/u.test(before.text) && (before.tag === 'ADJ' || before.tag === 'NOUN');
    if (!plain && !modifiesRole(before.lower) && !isRole(before.lower)) break;
    if (before.tag === 'ADP' || before.tag === 'DET' || before.tag === 'PRON') break;
    first -= 1;
  }
  return Math.max(first, from);
}

/** The name before a role, with or without a genitive: `Mexico's`, `U.S.`, `Center for Rivers`. */
function ownerBefore(tokens: readonly Token[], first: number, from: number): Range | undefined {
  const genitive = /^['’]s?$/.test(tokens[first - 1]?.text ?? '');
  const last = genitive ? first - 1 : first;
  let start = last;
  while (start - 1 >= from && start > last - 8) {
    const linked =
      /^(?:of|for)$/.test(lowerAt(tokens, start - 1)) && start < last && isNameWord(tokens, start - 2);
    if (!linked && !isNameWord(tokens, start - 1)) break;
    start -= linked ? 2 : 1;
  }
  // A token that has its genitive within it is no name by itself.
  if (start >= last || start < from || /['’]s$/.test(lowerAt(tokens, last - 1))) return undefined;
  return { first: start, last };
}

function isNameWord(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (token.text === '&' || joinsWord(tokens, index)) return true;
  if (!CAPITAL.test(token.text)) return false;
  return token.tag === 'PROPN' || token.tag === 'NOUN' || isDemonym(token.lower);
}

/** `Ana Roe, a spokeswoman for the ministry,`, `Ana Roe, Mexico's foreign minister,`, `Ana Roe (R-Ohio)`. */
function appositionAfter(tokens: readonly Token[], name: Range, end: number): Standing | undefined {
  const mark = tokens[name.last]?.text;
  let at = name.last + 1;
  if (mark === '(') return partyIn(tokens, at, end);
  if (mark !== ',' && mark !== '–' && mark !== '—') return undefined;
  // An age may come between: "Ana Roe, 45, a teacher,".
  if (tokens[at]?.tag === 'NUM' && tokens[at + 1]?.text === ',') at += 2;
  const group = nounGroupAt(tokens, at, end);
  const phrase = phraseAt(tokens, at, end);
  if (group === undefined || phrase === undefined) return undefined;
  if (!isRole(lowerAt(tokens, group.head))) return undefined;
  const closing = tokens[phrase.last];
  const ends = phrase.last >= end || closing === undefined || /^[,.;:)–—”"]$/.test(closing.text);
  const goesOn = closing !== undefined && /^(?:who|said|says|told|and|whose)$/.test(closing.lower);
  return ends || goesOn ? described(tokens, group, phrase) : undefined;
}

/** A noun phrase as role and affiliation. */
function described(tokens: readonly Token[], group: Phrase, phrase: Phrase): Standing | undefined {
  const { head } = group;
  const of =
    lowerAt(tokens, head + 1) === 'of' && isDepartment(lowerAt(tokens, head + 2)) ? head + 3 : head + 1;
  const serves =
    SERVES.has(lowerAt(tokens, of)) && of < phrase.last ? servedAt(tokens, of + 1, phrase.last) : undefined;
  for (let at = head - 1; at >= group.first; at -= 1) {
    if (/['’]s$/.test(lowerAt(tokens, at)) && /^\p{L}/u.test(lowerAt(tokens, at))) {
      return standing(tokens, { first: at + 1, last: of }, undefined);
    }
    // "Mexico's foreign minister": whose the role is stands before the genitive.
    if (/^['’]s?$/.test(tokens[at]?.text ?? '')) {
      const owner = { first: group.first, last: at };
      return standing(tokens, { first: at + 1, last: serves === undefined ? of : phrase.last }, owner);
    }
  }
  const begin = withoutArticle(tokens, group);
  const own = roleStart(tokens, head, begin);
  const first = own > begin && isDemonym(lowerAt(tokens, own - 1)) ? own - 1 : own;
  const owner = ownerBefore(tokens, first, group.first);
  // Words that are neither a name nor usual before a role are left to it: "a Texas-born, soft-spoken teacher".
  const begins = owner === undefined ? group.first : first;
  return standing(tokens, { first: begins, last: of }, serves ?? owner);
}

/** Whom a role is held for: a noun phrase with no more than an `of` behind it. */
function servedAt(tokens: readonly Token[], index: number, end: number): Range | undefined {
  const group = nounGroupAt(tokens, index, end);
  // "An agent in charge of", "one for whom": what follows is nobody's employer.
  if (group === undefined || /^(?:charge|who|whom|which|that)$/.test(lowerAt(tokens, index)))
    return undefined;
  const of = lowerAt(tokens, group.last) === 'of' ? nounGroupAt(tokens, group.last + 1, end) : undefined;
  return { first: index, last: of?.last ?? group.last };
}

/** `his American counterpart, Ana Roe`, `the agency's director, Ana Roe`. */
function appositionBefore(tokens: readonly Token[], name: Range, sentence: Sentence): Standing | undefined {
  if (tokens[name.first - 1]?.text !== ',' || name.last - name.first < 2) return undefined;
  const closing = tokens[name.last];
  const ends = name.last >= sentence.last || /^(?:[,.;:)–—]|as|and|who)$/.test(closing?.lower ?? '');
  if (!ends) return undefined;
  const head = name.first - 2;
  const lowest = Math.max(sentence.first, head - REACH);
  for (let at = lowest; at <= head; at += 1) {
    const phrase = phraseAt(tokens, at, name.first - 1);
    if (phrase?.last !== name.first - 1) continue;
    const group = nounGroupAt(tokens, at, name.first - 1);
    const opened = /^(?:DET|PRON)$/.test(tokens[at]?.tag ?? '') || CAPITAL.test(tokens[at]?.text ?? '');
    // "Kim Bishop, Ana Roe" is a list of names.
    if (!/^\p{Ll}/u.test(tokens[group?.head ?? at]?.text ?? '')) continue;
    if (group !== undefined && opened && isRole(lowerAt(tokens, group.head)))
      return described(tokens, group, phrase);
  }
  return undefined;
}

/** `(R-Ohio)`, `(D)`: a party, and the state with it. */
function partyIn(tokens: readonly Token[], index: number, end: number): Standing | undefined {
  if (!/^[RDI]$/.test(tokens[index]?.text ?? '') || tokens[index + 1]?.text !== '-') return undefined;
  const close = tokens.slice(index + 2, Math.min(end, index + 6)).findIndex(({ text }) => text === ')');
  return close < 1 ? undefined : standing(tokens, undefined, { first: index, last: index + 2 + close });
}

/** `who heads the agency`: as the text says it. */
function relativeAfter(tokens: readonly Token[], name: Range, end: number): Standing | undefined {
  const comma = tokens[name.last]?.text === ',' ? 1 : 0;
  const at = name.last + comma;
  if (comma === 0 || lowerAt(tokens, at) !== 'who') return undefined;
  const verb = lowerAt(tokens, at + 1);
  if (verb === 'is' || verb === 'was') {
    const group = nounGroupAt(tokens, at + 2, end);
    const phrase = phraseAt(tokens, at + 2, end);
    const known = group !== undefined && phrase !== undefined && isRole(lowerAt(tokens, group.head));
    return known ? described(tokens, group, phrase) : undefined;
  }
  if (
    !/^(?:heads|headed|leads|led|runs|ran|chairs|chaired|directs|directed|founded|represents|teaches|edits)$/.test(
      verb,
    )
  ) {
    return undefined;
  }
  const tie = SERVES.has(lowerAt(tokens, at + 2)) ? 1 : 0;
  const object = phraseAt(tokens, at + 2 + tie, end);
  return object === undefined ? undefined : standing(tokens, { first: at + 1, last: object.last }, undefined);
}
