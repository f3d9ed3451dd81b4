/** Whether two ways to name somebody name the same one. */

const setOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** What stands before names, and tells nobody apart. */
const TITLES =
  setOf(`mr mrs ms miss mx sir lady lord dame dr prof professor president pres vice vp prime minister secretary
 senator sen sens representative rep reps congressman congresswoman governor gov mayor ambassador judge justice attorney
 general gen colonel col captain capt major maj lieutenant lt sergeant sgt reverend rev pope king queen prince princess
 chief director chairman chairwoman chair spokesman spokeswoman spokesperson republican democrat democratic former acting
 the a an jr sr ii iii`);

const PREPOSITIONS = setOf(
  'of for at in on from with by to about as under over after before near among between and or',
);

const PRONOUNS =
  setOf(`i we you he she it they me us him her them my our your his its their mine ours yours hers theirs
 myself ourselves yourself himself herself itself themselves who whom whose which what that this these those one`);

const GENERATION = /^(?:jr|sr|ii|iii|iv)$/iu;
const CAPITAL = /^[\p{Lu}\p{N}]/u;

/** What follows a name and only describes it: behind a comma, a bracket, a dash, or in a clause of its own. */
const DESCRIPTION = /[,;:([–—]|\s(?:who|whose|whom|which|that)\s/u;

/** The part of a mention that names somebody, before anything that describes them. */
export function namingPart(mention: string): string {
  const end = mention.search(DESCRIPTION);
  return (end < 0 ? mention : mention.slice(0, end)).trimEnd();
}

/** The words of a mention without accents, possessives and full stops. */
function wordsOf(mention: string): readonly string[] {
  const plain = mention
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’]s(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/['’.]/gu, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const lowerWordsOf = (mention: string): readonly string[] =>
  wordsOf(mention).map((word) => word.toLowerCase());

/** Whether nothing but pronouns stands in a mention. */
export function isPronoun(mention: string): boolean {
  const words = lowerWordsOf(mention);
  return words.length > 0 && words.every((word) => PRONOUNS.has(word));
}

/** Whether two mentions are word for word alike. */
export const isEcho = (one: string, other: string): boolean =>
  lowerWordsOf(one).join(' ') === lowerWordsOf(other).join(' ');

/** The last word before any preposition, and the words of the name that it ends. */
interface Head {
  readonly word: string | undefined;
  readonly name: readonly string[];
}

function headOf(mention: string): Head {
  const words = wordsOf(namingPart(mention));
  const cut = words.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word.toLowerCase()));
  const before = cut < 0 ? words : words.slice(0, cut);
  const last = before.findLastIndex((word) => !GENERATION.test(word));
  const run = before.slice(0, last + 1);
  const first = run.findLastIndex((word) => !CAPITAL.test(word)) + 1;
  const name = run.slice(first).map((word) => word.toLowerCase());
  return { word: run.at(-1)?.toLowerCase(), name: name.filter((word) => !TITLES.has(word)) };
}

/** Whether one may be the other, or short for it: "B.", "Will" and "William"; "Clinton" goes with any of that name. */
function agree({ name: one }: Head, { name: other }: Head): boolean {
  const [first = '', second] = one;
  const [otherFirst = '', otherSecond] = other;
  if (second === undefined || otherSecond === undefined) return true;
  if (first.startsWith(otherFirst) || otherFirst.startsWith(first)) return true;
  return one.includes(otherFirst) || other.includes(first);
}

function tellingWords(mention: string): ReadonlySet<string> {
  return new Set(lowerWordsOf(mention).filter((word) => !TITLES.has(word) && !PREPOSITIONS.has(word)));
}

/** How much two mentions share of the words that tell somebody apart. */
function kinship(one: string, other: string): number {
  const [ours, theirs] = [tellingWords(one), tellingWords(other)];
  const all = ours.union(theirs).size;
  return all === 0 ? 0 : ours.intersection(theirs).size / all;
}

/** Whether two mentions name the same one: in the same words, by the same last name, or in half of their words. */
export function sameOne(one: string, other: string): boolean {
  const words = lowerWordsOf(namingPart(one)).join(' ');
  if (words !== '' && words === lowerWordsOf(namingPart(other)).join(' ')) return true;
  const [head, otherHead] = [headOf(one), headOf(other)];
  if (head.word !== undefined && head.word === otherHead.word && agree(head, otherHead)) return true;
  return kinship(one, other) >= 0.5;
}
