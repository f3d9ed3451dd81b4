/** What makes a name that of a person rather than of a place or an organisation. */
import { cueVerb } from '../attribution/cue-words.ts';
import { givenNameGender } from '../attribution/given-names.ts';
import { namesDocument, namesOrganisation, namesPlace } from '../attribution/name-words.ts';
import type { Token } from '../reading/reading.ts';
import { isDemonym } from './demonyms.ts';
import { isCourtesy, isTitle } from './role-words.ts';
import type { Range } from './standing.ts';

/** How much evidence a name of two words needs, and how much any other: things are named after people, too. */
const ENOUGH = { few: 2, others: 3 } as const;

/** Words of a name that no other name has: initials, `Jr.`, particles. */
const PERSONAL = /^(?:\p{L}\.?|(?:\p{L}\.)+|jr\.?|sr\.?|i{2,3}|iv|de|del|van|von|bin|al|el|der|da|di|la)$/u;

/** Words that begin or end names of other things. */
const NO_PEOPLE = new Set(
  'new north south east west central northern southern eastern western upper lower great united saudi hong sri el los las san santa costa puerto buenos rio fort mount lake cape port st. saint super black white red blue green gold golden planned fox wall main act bill deal plan pact accord treaty agreement declaration award awards prize cup league day week war battle summit street road avenue square park bridge tower building hall hotel airport station hospital island islands river sea ocean bay beach coast mountain mountains desert forest nation nations states kingdom republic empire tea bowl classic golf open tour show trail rally debate convention supreme capitol olympic olympics world affairs security protection customs border'.split(
    ' ',
  ),
);

const PRONOUNS = new Set(['who', 'whose', 'whom']);

/** Whether `words`, in small letters and without titles, can be a person's name at all. */
export function canBePerson(words: readonly string[]): boolean {
  return (
    words.length > 0 &&
    words.length <= 6 &&
    !words.some((word) => namesOrganisation(word) || NO_PEOPLE.has(word) || /\d/.test(word)) &&
    !(words.length === 1 && words.some((word) => namesPlace(word) || namesDocument(word))) &&
    !namesPlace(words.at(-1) ?? '') &&
    !isDemonym(words.at(-1) ?? '')
  );
}

/** Whether what the text says around the places of a name makes it a person's. */
export function isPerson(
  tokens: readonly Token[],
  words: readonly string[],
  places: readonly Range[],
): boolean {
  const several = words.length > 1;
  const plain = words.filter((word) => !PERSONAL.test(word)).length;
  const enough = several && plain < 3 ? ENOUGH.few : ENOUGH.others;
  let evidence = several && givenNameGender(words[0] ?? '') !== undefined ? 2 : 0;
  // The last word of it alone means the same one: so people are named, and few other things are.
  if (several && places.some(({ first, last }) => last - first === 1)) evidence += 1;
  const around = places.reduce((most, place) => Math.max(most, evidenceAt(tokens, place, several)), 0);
  return evidence + around >= enough;
}

/** How much the words around one place of a name speak for a person. */
function evidenceAt(tokens: readonly Token[], { first, last }: Range, several: boolean): number {
  const before = tokens[first - 1];
  const title = isTitle(before?.lower ?? '') && (several || /^\p{Lu}/u.test(before?.text ?? ''));
  if (title || isCourtesy(before?.lower ?? '')) return 3;
  const mark = tokens[last]?.text ?? '';
  const after = tokens[last + (mark === ',' ? 1 : 0)];
  if (PRONOUNS.has(after?.lower ?? '')) return 2;
  const aged = mark === ',' && /^\d\d$/.test(after?.text ?? '') && tokens[last + 2]?.text === ',';
  if (aged) return 3;
  return isSaying(tokens[first - 1]) || isSaying(tokens[last]) ? 1 : 0;
}

function isSaying(token: Token | undefined): boolean {
  return token?.tag === 'VERB' && cueVerb(token.lower) !== undefined;
}
