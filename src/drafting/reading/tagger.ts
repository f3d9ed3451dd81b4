/**
 * Parts of speech by wink-nlp, with a lexicon that forgets.
 *
 * wink-nlp remembers every word that its lexicon lacks, for as long as it lives, and splits only what it does not remember.
 * It would read a text differently after other texts, and grow with every name. So the words of a text are taken out of
 * its lexicon again.
 */
import winkModel from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';

/** The words and marks of a text, in its order: as many of each. */
export interface Tagging {
  readonly values: readonly string[];
  /** Universal parts of speech, and SPACE for line breaks. */
  readonly tags: readonly string[];
  readonly lemmas: readonly string[];
}

/** Words by number, and numbers by word. */
interface Lexemes {
  readonly list: string[];
  readonly hash: Record<string, number>;
  /** The next number. */
  index: number;
}

/** `its.lemma` as `out` takes it: the library's types disagree on arguments that the library itself passes. */
interface Lemmas {
  lemma(index: number, document: unknown, cache: unknown, addons: unknown): string;
}

/**
 * wink-nlp takes far more than linear time for what stands without a blank: long words are cut, and marks that stand together,
 * each from the next where they are many. It takes long for a mark that opens a word and a digit before "%", too, which
 * it would cut itself.
 */
const LONG =
  /[“„"([](?=\p{L})|\d(?=%)|[^\s\p{L}\p{N}](?=[^\s\p{L}\p{N}]{7})|[^\s\p{L}\p{N}]{3}(?=[^\s\p{L}\p{N}])|\S{40}(?=\S)/gu;

/** A tagger keeps something of each new word even when its lexicon forgets it: after so many a new one takes its place. */
const MOST = 50_000;

/** The model is not what its types leave out: a version that was not tried. */
class UnexpectedModel extends Error {
  override readonly name = 'UnexpectedModel';
  override readonly message = 'The language model is built in another way than version 1.8.';
}

const core = made(winkModel.core);
const lexeme = lexemesOf(core);
const known = lexeme.list.length;
leaveOutShapes(core);

/** Every load of this part makes twice as much of it. */
const patterns = made(winkModel.metaCER);

const model = { ...winkModel, core: () => core, metaCER: () => patterns };

let nlp = newTagger();
let kept = known;

/** Tags the words of `text`. The same for a text each time. */
export function tag(text: string): Tagging {
  const { its } = nlp;
  const { lemma }: Lemmas = its;
  const tokens = nlp.readDoc(text.replace(LONG, '$& ')).tokens();
  const tagging = {
    values: tokens.out(its.value),
    tags: tokens.out(its.pos),
    lemmas: tokens.out(lemma),
  };
  forget();
  return tagging;
}

function newTagger(): WinkMethods {
  return winkNLP(model, ['pos']);
}

/** Takes the words out that the model did not have. */
function forget(): void {
  for (; kept < lexeme.list.length; kept++) delete lexeme.hash[lexeme.list[kept] ?? ''];
  if (kept - known < MOST) return;
  lexeme.list.length = known;
  lexeme.index = known;
  kept = known;
  nlp = newTagger();
}

function made(part: unknown): unknown {
  if (typeof part !== 'function') throw new UnexpectedModel();
  return part();
}

function lexemesOf(model: unknown): Lexemes {
  const found = partOf(partOf(model, 'features'), 'lexeme');
  if (!isLexemes(found)) throw new UnexpectedModel();
  return found;
}

function isLexemes(value: unknown): value is Lexemes {
  return (
    Array.isArray(partOf(value, 'list')) &&
    typeof partOf(value, 'hash') === 'object' &&
    typeof partOf(value, 'index') === 'number'
  );
}

/** Of a new word only its part of speech is asked for: the model has numbers for some thousands of affixes and shapes only. */
function leaveOutShapes(model: unknown): void {
  const packing = partOf(model, 'packing');
  if (typeof packing !== 'object' || packing === null || !('efList' in packing)) throw new UnexpectedModel();
  packing.efList = ['pos'];
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
