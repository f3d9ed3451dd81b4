/**
 * Holding a brief against its source: every quotation to the character, and where it stands.
 */
import { copiedFaults } from './copied-sentences.ts';
import { slightDifference, wordDifference } from './difference.ts';
import { hashOf } from './hash.ts';
import { nearestPassage } from './nearest-passage.ts';
import { offsetFaults, type Stretch, stretchesOf } from './offsets.ts';
import type { LocatedBrief } from './parse.ts';
import { byPlace, type Problem, positionIn } from './problem.ts';
import type { Brief, Piece } from './schema.ts';
import { occurrences, type SourceText } from './source-text.ts';
import type { Fault, YamlText } from './yaml-text.ts';

/** A stretch of a quotation that stands in the source, from `start` to before `end`. */
export interface Placed extends Stretch {
  readonly start: number;
  readonly end: number;
}

/** What a check writes beside words that it found: their place in the source, and their hash. */
export function marksOf({ piece, start, end }: Placed): Required<Pick<Piece, 'start' | 'end' | 'sha256'>> {
  return { start, end, sha256: hashOf(piece.exact) };
}

/** What holding a brief against its source brought to light. */
export interface Verification {
  /** The hash of the source that was read. */
  readonly sha256: string;
  /** Where the quotations stand, in the order of the file; those of `problems` are not among them. */
  readonly placed: readonly Placed[];
  /** What only a person can mend: words that are not in the source, or more than once, or that a brief gives out as its own. */
  readonly problems: readonly Problem[];
  /** What the file does not say yet, or no longer rightly: `--write` mends it once there are no problems. */
  readonly outdated: readonly Problem[];
}

/** Holds a brief against a source. Nothing is changed. */
export function verify({ file, yaml, brief }: LocatedBrief, source: SourceText): Verification {
  const inFile = (fault: Fault): Problem => ({ file, ...fault });
  const placings = placingsOf(brief, source);
  const placed = placings.flatMap((placing) => (placing.kind === 'placed' ? [placing.placed] : []));
  const faults = placings.flatMap((placing): readonly Fault[] =>
    placing.kind === 'placed'
      ? []
      : [{ ...yaml.at([...placing.stretch.path, 'exact']), message: placing.message }],
  );
  // The order can be judged only where every place is known.
  const order = faults.length === 0 ? offsetFaults(yaml, withMarks(brief, placed)) : [];
  return {
    sha256: source.sha256,
    placed,
    problems: [
      ...faults,
      ...order,
      ...figureFaults(yaml, brief, source.text),
      ...copiedFaults(yaml, brief, source.text),
    ]
      .map(inFile)
      .sort(byPlace),
    outdated: outdatedFaults(yaml, brief, placed, source.sha256).map(inFile).sort(byPlace),
  };
}

/** What the file does not say yet, or no longer rightly. */
function outdatedFaults(
  yaml: YamlText,
  brief: Brief,
  placed: readonly Placed[],
  sha256: string,
): readonly Fault[] {
  const faults: Fault[] = [];
  const { sha256: known } = brief.source;
  if (known !== sha256) {
    const message =
      known === undefined
        ? 'the source has no `sha256` yet'
        : `this is another text than the one that was checked: its SHA-256 is ${sha256}, not ${known}`;
    faults.push({ ...yaml.at(['source', 'sha256']), message });
  }
  for (const [index, { id }] of brief.quotations.entries()) {
    if (id === undefined)
      faults.push({ ...yaml.at(['quotations', index]), message: 'the quotation has no `id` yet' });
  }
  for (const one of placed) {
    const message = outdatedMarks(one);
    if (message !== undefined) faults.push({ ...yaml.at([...one.path, 'start']), message });
  }
  return faults;
}

/** The same brief with the offsets that were found and the hashes of the words. Every stretch must have been placed. */
export function withMarks(brief: Brief, placed: readonly Placed[]): Brief {
  const marks = (quotation: number, number: number) => {
    const one = placed.find((other) => other.quotation === quotation && other.number === number);
    return one === undefined ? {} : marksOf(one);
  };
  return {
    ...brief,
    quotations: brief.quotations.map((quotation, index) =>
      quotation.pieces === undefined
        ? { ...quotation, ...marks(index, 0) }
        : {
            ...quotation,
            pieces: quotation.pieces.map(({ exact }, number) => ({ exact, ...marks(index, number) })),
          },
    ),
  };
}

/** Where a stretch of a quotation stands in a source, or why that cannot be said. */
export type Placing =
  | { readonly kind: 'placed'; readonly placed: Placed }
  | { readonly kind: 'unplaced'; readonly stretch: Stretch; readonly message: string };

/** Looks for every stretch of a brief's quotations in a source, in the order of the brief. */
export function placingsOf(brief: Brief, source: SourceText): readonly Placing[] {
  return stretchesOf(brief)
    .flat()
    .map((stretch) => place(stretch, source.text));
}

/** Finds a stretch: where the file says it starts if it is there, else at its only place. */
function place(stretch: Stretch, text: string): Placing {
  const { exact, start } = stretch.piece;
  const at = (offset: number): Placing => ({
    kind: 'placed',
    placed: { ...stretch, start: offset, end: offset + exact.length },
  });
  if (start !== undefined && text.startsWith(exact, start)) return at(start);
  const found = occurrences(text, exact);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return at(only);
  const message = only === undefined ? missingMessage(exact, text) : ambiguousMessage(exact, text, found);
  return { kind: 'unplaced', stretch, message };
}

/** The most places that are named of words that stand in the source many times. */
const MOST_PLACES = 5;

function ambiguousMessage(exact: string, text: string, found: readonly number[]): string {
  const places = found.slice(0, MOST_PLACES).map((start) => {
    const { line, column } = positionIn(text, start);
    return `line ${line}, column ${column} (start: ${start})`;
  });
  const more = found.length > MOST_PLACES ? ` and ${found.length - MOST_PLACES} more` : '';
  return (
    `“${opening(exact)}” stands in the source ${found.length} times: ${places.join('; ')}${more}. ` +
    `Quote more words, or say which is meant by a line below it, such as \`start: ${found[0]}\``
  );
}

function missingMessage(words: string, text: string): string {
  const near = nearestPassage(text, words);
  if (near === undefined) {
    return `“${opening(words)}” is not in the source, and nothing like it: is this the right source?`;
  }
  const passage = text.slice(near.start, near.end);
  const { line, column } = positionIn(text, near.start);
  const slight = slightDifference(words, passage);
  const only = slight === undefined ? '' : ` It differs only in ${slight}.`;
  // A folded text joins its lines with blanks: where the source breaks the line, the brief has to as well.
  const lines =
    slight === 'white space' && passage.includes('\n')
      ? ' The source breaks the line (⏎): write `exact: |-` and break it there too.'
      : '';
  return (
    `these words are not in the source.${only}${lines} The nearest passage is in line ${line}, column ${column}; ` +
    `[-the brief-] and {+the source+} differ so:\n    ${wordDifference(words, passage)}`
  );
}

function figureFaults(yaml: YamlText, brief: Brief, text: string): readonly Fault[] {
  return brief.figures.flatMap(({ as_written: words }, index) => {
    const message = figureMessage(words, text);
    return message === undefined ? [] : [{ ...yaml.at(['figures', index, 'as_written']), message }];
  });
}

function figureMessage(words: string, text: string): string | undefined {
  const standsAlone = occurrences(text, words).some((at) => {
    const [before = '', after = ''] = [text[at - 1], text[at + words.length]];
    return (
      !(isPartOfWord(before) && isPartOfWord(words[0] ?? '')) &&
      !(isPartOfWord(after) && isPartOfWord(words.at(-1) ?? ''))
    );
  });
  if (standsAlone) return undefined;
  const near = nearestPassage(text, words);
  const hint = near === undefined ? '' : `: the source has “${text.slice(near.start, near.end)}”`;
  return `“${words}” is not in the source as it is written here${hint}`;
}

const isPartOfWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

function outdatedMarks(placed: Placed): string | undefined {
  const { piece, start, end } = placed;
  if (piece.start === undefined || piece.end === undefined) return 'the quotation has no offsets yet';
  if (piece.start !== start || piece.end !== end) {
    return `the quotation stands at ${start} to ${end} in the source, not at ${piece.start} to ${piece.end}`;
  }
  if (piece.sha256 === undefined) return 'the quotation has no `sha256` of its words yet';
  return piece.sha256 === marksOf(placed).sha256 ? undefined : 'the `sha256` is not that of these words';
}

/** The first few words of a quotation, to recognise it by. */
function opening(words: string): string {
  return words.length <= 60 ? words : `${words.slice(0, 59)}…`;
}
