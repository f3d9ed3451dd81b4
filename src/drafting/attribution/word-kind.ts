/** Kinds of words and marks, finer than parts of speech where attribution depends on it. */
import type { Token } from '../reading/reading.ts';

/** A kind of unit. The numbers are what the learned weights know: append, never reorder. */
export const KIND = {
  none: 0,
  noun: 1,
  plural: 2,
  name: 3,
  base: 4,
  finite: 5,
  past: 6,
  gerund: 7,
  be: 8,
  have: 9,
  modal: 10,
  doing: 11,
  subject: 12,
  object: 13,
  it: 14,
  relative: 15,
  possessive: 16,
  question: 17,
  determiner: 18,
  that: 19,
  to: 20,
  not: 21,
  genitive: 22,
  adjective: 23,
  adverb: 24,
  preposition: 25,
  subordinator: 26,
  conjunction: 27,
  number: 28,
  comma: 29,
  stop: 30,
  colon: 31,
  semicolon: 32,
  dash: 33,
  bracket: 34,
  mark: 35,
  other: 36,
  fewMarked: 37,
  someMarked: 38,
  manyMarked: 39,
  pronoun: 40,
  by: 41,
  time: 42,
} as const;

export type Kind = (typeof KIND)[keyof typeof KIND];

const SUBJECTS = new Set(['he', 'she', 'they', 'i', 'we', 'you']);
const OBJECTS = new Set(['him', 'them', 'me', 'us']);
const POSSESSIVES = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your']);
const QUESTIONS = new Set(['what', 'how', 'why', 'where', 'whether', 'if', 'when']);
const RELATIVES = new Set(['who', 'which', 'whom', 'whose']);
const TIMES = new Set(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight'.split(' '),
);

const DASH = /^[-–—―]+$/u;

/** The kind of one token. */
export function kindOf(token: Token): Kind {
  const { lower, tag } = token;
  if (DASH.test(lower)) return KIND.dash;
  if (lower === '&') return KIND.other;
  if (SUBJECTS.has(lower)) return KIND.subject;
  if (OBJECTS.has(lower) && token.text !== 'US') return KIND.object;
  if (POSSESSIVES.has(lower)) return KIND.possessive;
  if (lower === 'it') return KIND.it;
  if (RELATIVES.has(lower)) return KIND.relative;
  if (QUESTIONS.has(lower)) return KIND.question;
  if (lower === 'that') return KIND.that;
  if (lower === 'by') return KIND.by;
  if (TIMES.has(lower)) return KIND.time;
  switch (tag) {
    case 'PROPN':
      return KIND.name;
    case 'NOUN':
      return token.lemma !== lower && lower.endsWith('s') ? KIND.plural : KIND.noun;
    case 'VERB':
      return verbKind(token);
    case 'AUX':
      return auxiliaryKind(token);
    case 'PUNCT':
    case 'SYM':
      return markKind(token.text);
    case 'PART':
      return lower === 'to' ? KIND.to : lower === 'not' || lower.endsWith("n't") ? KIND.not : KIND.genitive;
    case 'PRON':
      return KIND.pronoun;
    case 'DET':
      return KIND.determiner;
    case 'ADJ':
      return KIND.adjective;
    case 'ADV':
      return KIND.adverb;
    case 'ADP':
      return KIND.preposition;
    case 'SCONJ':
      return KIND.subordinator;
    case 'CCONJ':
      return KIND.conjunction;
    case 'NUM':
      return KIND.number;
    default:
      return KIND.other;
  }
}

function verbKind(token: Token): Kind {
  if (token.lower.endsWith('ing')) return KIND.gerund;
  if (token.lower === token.lemma) return KIND.base;
  return token.lower.endsWith('s') && !token.lower.endsWith('ss') ? KIND.finite : KIND.past;
}

function auxiliaryKind(token: Token): Kind {
  if (token.lemma === 'be') return KIND.be;
  if (token.lemma === 'have') return KIND.have;
  if (token.lemma === 'do') return KIND.doing;
  return KIND.modal;
}

function markKind(mark: string): Kind {
  if (mark === ',') return KIND.comma;
  if (/^[.?!…]+$/u.test(mark)) return KIND.stop;
  if (mark === ':') return KIND.colon;
  if (mark === ';') return KIND.semicolon;
  if (/^[()[\]]$/u.test(mark)) return KIND.bracket;
  if (/^(?:["“”‘’'`„‟]|''|``)$/u.test(mark)) return KIND.mark;
  return KIND.other;
}

/** Whether a verb, in any form. */
export function isVerb(kind: number): boolean {
  return kind >= KIND.base && kind <= KIND.gerund;
}

/** Whether an auxiliary verb. */
export function isAuxiliary(kind: number): boolean {
  return kind >= KIND.be && kind <= KIND.doing;
}

/** Whether a string in quotation marks. */
export function isMarked(kind: number): boolean {
  return kind >= KIND.fewMarked && kind <= KIND.manyMarked;
}
