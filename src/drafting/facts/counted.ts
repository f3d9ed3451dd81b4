/**
 * What a number counts or measures: the noun phrase behind it (`60,000 jobs in Central America`), or the one before it
 * where it measures that (`a reduction in arrivals, about 70 percent`; `prices rose by 5 percent`).
 */
import type { Span } from '../extraction.ts';
import type { Reading, Sentence, Token } from '../reading/reading.ts';
import { isVague } from './number-words.ts';
import { joinsWord, type Phrase, phraseAt, phrasesIn, saysWhen, spanOf } from './phrases.ts';
import { isTimeNoun } from './time-words.ts';
import type { WrittenNumber } from './written-number.ts';

/** What a number counts. */
export interface Counted {
  /** The number with the measure that belongs to it: `12-year`, `11 points`. */
  readonly written: Span;
  readonly what: Span;
  /** The counted noun or the measure, in small letters. */
  readonly noun?: string;
}

/** Measures that say nothing alone: what is measured stands elsewhere. */
const MEASURES = new Set(
  'point points mile miles kilometre kilometres kilometer kilometers km tonne tonnes ton tons foot feet inch inches metre metres meter meters acre acres hectare hectares degree degrees barrel barrels gallon gallons litre litres mph'.split(
    ' ',
  ),
);

/** Nouns that are counted only by the way: "two sides", "three times". */
const BY_THE_WAY = new Set(
  'side sides way ways thing things time times reason reasons kind kinds type types sort sorts part parts step steps fold lot lots one ones other others more'.split(
    ' ',
  ),
);

/** Nouns that a bare small number is a value of. */
const QUANTITIES = new Set(
  'toll number total count rate average population turnout score tally sum figure margin share proportion median maximum minimum deaths cases casualties'.split(
    ' ',
  ),
);

/** Words that tie an amount to what it is of: `$50 million for roads`. */
const TIED_BEHIND = new Set(['of', 'in', 'for', 'to', 'on', 'from', 'toward', 'towards']);

/** Words after which an amount is the change or the level of the object before. */
const TIED_BEFORE = new Set(['by', 'to', 'from', 'of', 'at']);

/** Whether a word behind a hyphen belongs to a number as its measure: `12-year`, `20,000-strong`, not `six-pointed`. */
function isMeasure(token: Token | undefined): token is Token {
  return token !== undefined && (token.lower === 'strong' || (token.tag === 'NOUN' && token.lower !== 'way'));
}

/** Finds what numbers of one sentence count; its phrases are read once, and only if they are asked for. */
export class CountedIn {
  readonly #reading: Reading;
  readonly #sentence: Sentence;
  #phrases: readonly Phrase[] | undefined;

  constructor(reading: Reading, sentence: Sentence) {
    this.#reading = reading;
    this.#sentence = sentence;
  }

  /** What `number` counts; absent where the sentence does not say so plainly. */
  by(number: WrittenNumber): Counted | undefined {
    if (number.kind === 'share' || number.kind === 'vague') return this.#share(number);
    return number.unit === undefined ? this.#count(number) : this.#amount(number);
  }

  get #tokens(): readonly Token[] {
    return this.#reading.tokens;
  }

  /** `two-thirds of the voters`, `one in five children`, `half the town`, `dozens of people`. */
  #share(number: WrittenNumber): Counted | undefined {
    const of = this.#tokens[number.last]?.lower === 'of';
    if (!of && isVague(this.#tokens[number.last - 1]?.lower ?? '')) return undefined;
    const phrase = this.#phraseFrom(number.last + (of ? 1 : 0));
    return phrase === undefined ? undefined : this.#counted(number, phrase, this.#noun(phrase));
  }

  /** A number without a unit: what it counts follows it, or it is the value of what stands before. */
  #count(number: WrittenNumber): Counted | undefined {
    const tokens = this.#tokens;
    const { last } = number;
    if (joinsWord(tokens, last)) return this.#compound(number);
    const of = tokens[last]?.lower === 'of';
    const phrase = this.#phraseFrom(of ? last + 1 : last);
    if (phrase === undefined) return of ? undefined : this.#valueOf(number);
    const noun = this.#noun(phrase);
    if (BY_THE_WAY.has(noun) || this.#isInPassing(number, phrase)) return undefined;
    const alone = phrase.last === phrase.first + 1;
    if (alone && isTimeNoun(noun)) return undefined;
    if (!(alone && MEASURES.has(noun))) return this.#counted(number, phrase, noun);
    return this.#withBefore(number, phrase.last, noun);
  }

  /** `a 12-year sentence`, `a 20,000-strong crowd`: the measure belongs to the number. */
  #compound(number: WrittenNumber): Counted | undefined {
    const measure = this.#tokens[number.last + 1];
    if (!isMeasure(measure) || joinsWord(this.#tokens, number.last + 2)) return undefined;
    const phrase = this.#phraseFrom(number.last + 2);
    if (phrase === undefined) return undefined;
    const written = spanOf(this.#tokens, number.first, number.last + 2);
    const noun = measure.tag === 'NOUN' ? measure.lower : this.#noun(phrase);
    return written === undefined ? undefined : this.#counted({ ...number, written }, phrase, noun);
  }

  /** Money and per cents. */
  #amount(number: WrittenNumber): Counted | undefined {
    const { last } = number;
    const tokens = this.#tokens;
    const tie = tokens[last];
    if (TIED_BEHIND.has(tie?.lower ?? '') && !saysWhen(tokens, last + 1, this.#sentence.last)) {
      const phrase = this.#phraseFrom(last + 1);
      const level = tie?.lower === 'from' || tie?.lower === 'to';
      if (phrase !== undefined && !(level && number.unit === 'per cent'))
        return this.#counted(number, phrase);
    }
    const at = joinsWord(tokens, last) ? last + 1 : last;
    const behind = this.#phraseFrom(at);
    if (behind !== undefined && tie?.tag !== 'DET' && !isTimeNoun(this.#noun(behind))) {
      return this.#counted(number, behind);
    }
    return this.#withBefore(number, last);
  }

  /** `rose to 60,000`: large numbers are values of anything, small ones of what is named as a quantity. */
  #valueOf(number: WrittenNumber): Counted | undefined {
    if (number.kind !== 'digits') return undefined;
    const phrase = this.#before(number.first, number.last);
    if (phrase === undefined || this.#isNumber(phrase)) return undefined;
    const noun = this.#noun(phrase);
    if (!QUANTITIES.has(noun) && (number.value ?? 0) < 1_000) return undefined;
    return this.#counted(number, phrase);
  }

  #withBefore(number: WrittenNumber, last: number, noun?: string): Counted | undefined {
    const phrase = this.#before(number.first, last);
    const written = spanOf(this.#tokens, number.first, last);
    if (phrase === undefined || written === undefined || this.#isNumber(phrase)) return undefined;
    return this.#counted({ ...number, written }, phrase, noun);
  }

  /** The phrase that an amount from `index` to before `end` measures, where that stands before it. */
  #before(index: number, end: number): Phrase | undefined {
    const tokens = this.#tokens;
    const tie = tokens[index - 1];
    if (tie === undefined || index - 1 < this.#sentence.first) return undefined;
    const beside = this.#phraseUpTo(index - 1);
    // What an amount between commas says more of; one that goes on is the subject of what follows.
    const apposed = /^[,(:–—]$/.test(tie.text) && /^\p{P}$/u.test(tokens[end]?.text ?? '.');
    if (beside?.last === index - 1 && (apposed || TIED_BEFORE.has(tie.lower))) return beside;
    const verb = this.#verbBefore(index);
    if (verb === undefined) return undefined;
    const subject = this.#phraseUpTo(verb);
    if (subject === undefined) return undefined;
    const near = tokens
      .slice(subject.last, verb)
      .every(({ tag }) => tag === 'AUX' || tag === 'ADV' || tag === 'PART');
    if (!near) return undefined;
    if (!isTimeNoun(this.#noun(subject))) return subject;
    // "The share in the last two weeks was": the time belongs to what stands before its preposition.
    const earlier = this.#phraseUpTo(subject.first - 1);
    return earlier?.last === subject.first - 1 ? earlier : undefined;
  }

  /** The last verb before `index`, no further than a clause is long. */
  #verbBefore(index: number): number | undefined {
    for (let at = index - 1; at >= Math.max(this.#sentence.first, index - 12); at -= 1) {
      const token = this.#tokens[at];
      if (token?.tag === 'VERB' || token?.tag === 'AUX') return at;
      if (/^[,;:(]$/.test(token?.text ?? '')) return undefined;
    }
    return undefined;
  }

  /** Whether a phrase has a number of its own, which another number does not measure: `45 percent to 50 percent`. */
  #isNumber({ first, head }: Phrase): boolean {
    const numbered = this.#tokens.slice(first, head).some(({ tag }) => tag === 'NUM');
    return numbered || /^(?:percent|percentage)$/.test(this.#tokens[head]?.lower ?? '');
  }

  /** The last phrase that ends at or before `index`. */
  #phraseUpTo(index: number): Phrase | undefined {
    this.#phrases ??= phrasesIn(this.#reading, this.#sentence);
    let low = 0;
    let high = this.#phrases.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#phrases[middle]?.last ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    return this.#phrases[low - 1];
  }

  #phraseFrom(index: number): Phrase | undefined {
    return phraseAt(this.#tokens, index, this.#sentence.last);
  }

  #noun({ head }: Phrase): string {
    return this.#tokens[head]?.lower ?? '';
  }

  /** `the two leaders`, `the past three years`, `two years ago`: known already, or no more than a time. */
  #isInPassing(number: WrittenNumber, phrase: Phrase): boolean {
    const tokens = this.#tokens;
    const before = tokens[number.first - 1]?.lower ?? '';
    const small = number.kind === 'word' && (number.value ?? 0) <= 10;
    if (small && /^(?:the|these|those|both|his|her|their|its|our|my|your|all|other|whose)$/.test(before))
      return true;
    if (/^(?:first|last|past|next|previous|final|coming|recent|top|another|every|each)$/.test(before))
      return true;
    return /^(?:ago|earlier|later|before|after|old|away)$/.test(tokens[phrase.last]?.lower ?? '');
  }

  #counted({ written }: Pick<WrittenNumber, 'written'>, phrase: Phrase, noun?: string): Counted | undefined {
    const what = spanOf(this.#tokens, phrase.first, phrase.last);
    if (what === undefined) return undefined;
    return { written, what, ...(noun === undefined ? {} : { noun }) };
  }
}
