/** Positions: what somebody wants, demands, rejects or supports, in the source's own sentence. */
import type { Attribution, FoundPerson, FoundPosition, FoundQuotation, Span } from '../extraction.ts';
import type { Reading, Token } from '../reading/reading.ts';
import { phraseAt, spanOf } from './phrases.ts';
import { tokenAt } from './places.ts';
import { saysDuty, takesStand } from './stance-words.ts';
import { statementAt } from './statement-claims.ts';
import { isWhole, type Statement } from './statements.ts';
import { isMonth, isWeekday } from './time-words.ts';

/** How far into what somebody says a word of duty is looked for: behind that it belongs to another clause. */
const REACH = 10;

/** Below this an attribution is too doubtful to be shown as somebody's position. */
const LIKELY = 0.5;

/** How often the subject of a verb of stance was who the development set credits with it. */
const SUBJECT_CONFIDENCE = 0.85;

/** The positions of a text, in its order, one for each party and sentence. */
export function findPositions(
  reading: Reading,
  statements: readonly Statement[],
  quotations: readonly FoundQuotation[],
  people: readonly FoundPerson[],
): readonly FoundPosition[] {
  const places = byPlace(people);
  const found = [
    ...quotations.flatMap((quotation) => quotedPosition(reading, statements, quotation)),
    ...statements.flatMap((statement) =>
      isWhole(reading.tokens, statement) ? statedPositions(reading, statement, places) : [],
    ),
  ];
  const seen = new Set<string>();
  return found
    .sort((one, other) => one.sentence.start - other.sentence.start)
    .filter(({ party, sentence }) => {
      const key = `${sentence.start} ${reading.text.slice(party.name.start, party.name.end)}`;
      const known = seen.has(key);
      seen.add(key);
      return !known;
    });
}

/** What somebody is quoted with, where the word that introduces it takes a stand, or it says what must be done. */
function quotedPosition(
  { text, tokens }: Reading,
  statements: readonly Statement[],
  { cue, attribution, pieces, type }: FoundQuotation,
): readonly FoundPosition[] {
  const [piece] = pieces;
  if (attribution === undefined || cue === undefined || piece === undefined) return [];
  if (attribution.confidence < LIKELY || !isNamed(text, attribution)) return [];
  const at = tokenAt(tokens, cue.start);
  // "Its support from the north" says what it has, and not what it wants.
  if (tokens[at]?.tag !== 'VERB') return [];
  const stand = takesStand(tokens[at]?.lower ?? '', tokens[at + 1]?.lower ?? '');
  if (!stand && !(type === 'indirect' && opensWithDuty(tokens, piece))) return [];
  const statement = statements[statementAt(statements, cue)];
  return statement === undefined || !isWhole(tokens, statement)
    ? []
    : [{ party: attribution, sentence: spanIn(statement) }];
}

/** Words that open the description of somebody: their capitals name nobody. */
const OPENING = /^(?:The|A|An|This|These|Those|His|Her|Its|Their|Our|My|Your)\s/;

/** Whether somebody is named, or is several who are described: "she", "many" or "a candidate" tells a reader nothing. */
function isNamed(text: string, { kind, name }: Attribution): boolean {
  if (kind === 'pronoun' || kind === 'document') return false;
  const written = text.slice(name.start, name.end);
  if (kind === 'group') return /\s/.test(written);
  return /\p{Lu}/u.test(written.replace(OPENING, ''));
}

/** Whether the first clause of what somebody says is about what must be done. */
function opensWithDuty(tokens: readonly Token[], { start, end }: Span): boolean {
  const first = tokenAt(tokens, start);
  for (let at = first; at < first + REACH; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.start >= end || token.text === ',') return false;
    if (saysDuty(token.lower) && /^(?:AUX|VERB)$/.test(token.tag)) return true;
  }
  return false;
}

/** `Mexico is rejecting a request`: a name or a role as the subject of a verb that takes a stand. */
function statedPositions(
  { text, tokens }: Reading,
  statement: Statement,
  people: PeopleByPlace,
): readonly FoundPosition[] {
  const found: FoundPosition[] = [];
  let at = statement.first;
  let open = false;
  while (at < statement.last) {
    const token = tokens[at];
    // What stands in quotation marks is said by somebody, and not by the subject of a verb there.
    if (/^["“”]$/.test(token?.text ?? '')) open = token?.text === '"' ? !open : token?.text === '“';
    const phrase = open ? undefined : phraseAt(tokens, at, statement.last);
    if (phrase === undefined) {
      at += 1;
      continue;
    }
    const mention = spanOf(tokens, phrase.first, phrase.head + 1);
    const head = tokens[phrase.head];
    if (mention !== undefined && isName(head) && takesStandAt(tokens, phrase.last, statement.last)) {
      const party = partyAt(text, mention, people);
      if (party !== undefined) found.push({ party, sentence: spanIn(statement) });
    }
    at = phrase.last;
  }
  return found;
}

/** Whether a noun names somebody, rather than a day or a month. */
function isName(token: Token | undefined): boolean {
  return token?.tag === 'PROPN' && !isWeekday(token.lower) && !isMonth(token.text);
}

/** Whether a verb that takes a stand follows at `index`, not in the passive. */
function takesStandAt(tokens: readonly Token[], index: number, end: number): boolean {
  let at = index;
  let before = '';
  while (at < Math.min(end, index + 4) && /^(?:AUX|ADV|PART)$/.test(tokens[at]?.tag ?? '')) {
    if (tokens[at]?.tag === 'AUX') before = tokens[at]?.lemma ?? '';
    at += 1;
  }
  const verb = tokens[at];
  if (verb?.tag !== 'VERB' || at >= end) return false;
  // "Is rejected" is the passive, and "has support" holds a noun.
  if (before === 'be' && !verb.lower.endsWith('ing')) return false;
  if (before === 'have' && verb.lower === verb.lemma) return false;
  return takesStand(verb.lower, tokens[at + 1]?.lower ?? '');
}

/** People by where the text means them. */
type PeopleByPlace = ReadonlyMap<number, FoundPerson>;

function byPlace(people: readonly FoundPerson[]): PeopleByPlace {
  return new Map(people.flatMap((person) => person.mentions.map(({ end }) => [end, person] as const)));
}

/** Whoever a phrase means: a person of the text, or an organisation or country by its own name. */
function partyAt(text: string, mention: Span, people: PeopleByPlace): Attribution | undefined {
  const person = people.get(mention.end);
  if (person !== undefined) {
    return { mention, name: person.name, kind: 'person', confidence: SUBJECT_CONFIDENCE };
  }
  // A plural names several, whom nobody can be asked for.
  if (/[^.]s$/.test(text.slice(mention.start, mention.end))) return undefined;
  return { mention, name: mention, kind: 'organisation', confidence: SUBJECT_CONFIDENCE };
}

function spanIn({ start, end }: Statement): Span {
  return { start, end };
}
