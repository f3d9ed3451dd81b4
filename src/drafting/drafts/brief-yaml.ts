/**
 * The file of the brief that a draft becomes: finished, to be published, or unfinished, for somebody to go on with.
 */

import type { Draft } from '../draft.ts';
import { type Comments, type Printable, printBrief } from './brief-print.ts';
import { type BriefFields, fieldsOf, type ListedPiece, type ListedQuotation } from './draft-brief.ts';
import { likelyIn } from './draft-claims.ts';

type Fields = Readonly<Record<string, Printable | undefined>>;

/** A list, or nothing where it is empty. */
const listOf = (items: readonly Printable[]): readonly Printable[] | undefined =>
  items.length === 0 ? undefined : items;

const pieceFields = ({ exact, start, end, sha256 }: ListedPiece): Fields => ({ exact, start, end, sha256 });

/** The items of a draft that are not said in an editor's words, or whose name is not certain. */
interface OpenItems {
  readonly summary: boolean;
  readonly texts: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/** Names the fields that are open as `briefs/open-places.ts` does. */
interface Names {
  /** A text of an item. */
  text(item: string, field: string, words: string): Fields;
  /** Who said it, or whose claim it is. */
  name(item: string, field: string, name: string): Fields;
}

const namesFor = ({ texts, names }: OpenItems): Names => ({
  text: (item, field, words) => ({ [texts.has(item) ? 'extract' : field]: words }),
  // Where nobody is credited there is no name that could be right.
  name: (item, field, name) => ({ [names.has(item) && name !== '' ? 'perhaps' : field]: name }),
});

function quotationFields({ item, id, speaker, about, pieces }: ListedQuotation, names: Names): Fields {
  const [only, ...others] = pieces;
  const words = others.length === 0 ? pieceFields(only) : { pieces: pieces.map(pieceFields) };
  return { id, ...names.name(item, 'speaker', speaker), about, ...words };
}

/** The fields as a file has them, in its order. @param open where it is the file of an unfinished draft. */
function fileFields(fields: BriefFields, open: OpenItems | undefined): Fields {
  const { source } = fields;
  const names = namesFor(open ?? NOTHING_OPEN);
  return {
    id: fields.id,
    status: open === undefined ? undefined : 'draft',
    title: fields.title,
    aliases: listOf(fields.aliases),
    topics: listOf(fields.topics),
    source: {
      outlet: source.outlet ?? '',
      programme: source.programme,
      reporter: source.reporter,
      title: source.title ?? '',
      published: source.published,
      url: source.url,
      language: source.language ?? '',
      sha256: source.sha256,
    },
    [open?.summary === true ? 'summary_extract' : 'summary']: fields.summary,
    key_points: fields.keyPoints.map(({ item, claim, verb, text }) => ({
      ...names.name(item, 'claim', claim),
      verb,
      ...names.text(item, 'text', text),
    })),
    quotations: listOf(fields.quotations.map((quotation) => quotationFields(quotation, names))),
    figures: listOf(
      fields.figures.map(({ item, asWritten, value, unit, what, claim }) => ({
        as_written: asWritten,
        value,
        unit,
        what,
        ...names.name(item, 'claim', claim),
      })),
    ),
    people: listOf(
      fields.people.map(({ name, role, affiliation, aliases }) => ({
        name,
        role,
        affiliation,
        aliases: listOf(aliases),
      })),
    ),
    positions: listOf(
      fields.positions.map(({ item, party, view }) => ({ party, ...names.text(item, 'view', view) })),
    ),
    terms: listOf(
      fields.terms.map(({ item, term, meaning }) => ({ term, ...names.text(item, 'meaning', meaning) })),
    ),
    timeline: listOf(
      fields.timeline.map(({ item, date, event }) => ({ date, ...names.text(item, 'event', event) })),
    ),
    corrections: listOf(fields.corrections.map(({ date, note }) => ({ date, note }))),
  };
}

const NOTHING_OPEN: OpenItems = { summary: false, texts: new Set(), names: new Set() };

/** What of a draft is still as it was found. */
const openIn = (draft: Draft): OpenItems => ({
  summary: draft.summary.wording.kind === 'open',
  texts: new Set(draft.texts.filter(({ wording }) => wording.kind === 'open').map(({ id }) => id)),
  names: new Set([
    ...likelyIn(draft),
    ...draft.quotations.filter(({ certain }) => !certain).map(({ id }) => id),
  ]),
});

/**
 * The file of a finished draft's brief, as it is published. It passes every check where nothing is `missing`.
 *
 * @param text the text that the draft's spans are places of: its source's.
 * @param at when it is published, in epoch milliseconds.
 */
export function briefYaml(draft: Draft, text: string, at: number): string {
  return printBrief(fileFields(fieldsOf(draft, text, at), undefined));
}

/**
 * The file of an unfinished draft: everything that was found is in its place, and what a person has to say otherwise
 * stands there under a name that no brief has. It is not served while it has its line `status: draft`, nor without that
 * line while anything is open.
 *
 * @param text as above.
 */
export function draftYaml(draft: Draft, text: string): string {
  const fields = fieldsOf(draft, text, draft.changedAt);
  const open = openIn(draft);
  return printBrief(fileFields(fields, open), commentsOn(draft, fields, open), [
    '',
    ' A draft. What stands as `extract` is a sentence of the article: write in its place what you say in your own words,',
    ' as `summary`, `text`, `view`, `meaning` or `event`, or remove the entry. Where a name stands as `perhaps`, it is not',
    ' certain: write `speaker` or `claim` in its place. Leave the words of quotations as they are, or remove them.',
    ' Then remove the line `status: draft`. `npm run -s check` says what is left to do.',
    '',
  ]);
}

/** What is to be done, by the way to where. */
function commentsOn(draft: Draft, fields: BriefFields, open: OpenItems): Comments {
  const comments = new Map<string, string>();
  const { source } = fields;
  comments.set('title', 'In your own words.');
  if (source.outlet === undefined) comments.set('source.outlet', 'Who published it?');
  if (source.title === undefined) comments.set('source.title', 'The headline, exactly as it is printed.');
  if (source.language === undefined)
    comments.set('source.language', 'The language of the article: en, es, fr, …');
  if (open.summary) comments.set('summary_extract', 'Say it as `summary`, in two sentences at most.');
  for (const [list, field, items] of [
    ['key_points', 'text', fields.keyPoints],
    ['positions', 'view', fields.positions],
    ['terms', 'meaning', fields.terms],
    ['timeline', 'event', fields.timeline],
  ] as const) {
    const first = items.findIndex(({ item }) => open.texts.has(item));
    if (first >= 0) comments.set(`${list}.${first}`, `Say each as \`${field}\`, in your own words.`);
  }
  for (const [list, items] of [
    ['key_points', fields.keyPoints],
    ['figures', fields.figures],
  ] as const) {
    for (const [index, { item, claim }] of items.entries()) {
      const place = `${list}.${index}`;
      if (open.names.has(item))
        comments.set(place, [comments.get(place), claimComment(claim)].filter(isSaid).join('\n'));
    }
  }
  for (const [index, { item }] of fields.quotations.entries()) {
    const comment = speakerComment(draft, item);
    if (comment !== undefined) comments.set(`quotations.${index}`, comment);
  }
  return comments;
}

const isSaid = (comment: string | undefined): comment is string => comment !== undefined;

/** What is said of a figure or a key point of which it is not certain whose claim it is. */
const claimComment = (claim: string): string =>
  claim === ''
    ? 'Whose claim is this? Name them, or remove it.'
    : `Not certain: did ${claim} say this? Write whose \`claim\` it is.`;

/** What is said of a quotation whose speaker nobody has confirmed. */
function speakerComment({ quotations }: Draft, item: string): string | undefined {
  const quotation = quotations.find(({ id }) => id === item);
  if (quotation === undefined || quotation.certain) return undefined;
  const { speaker, confidence } = quotation;
  if (speaker === undefined) return 'Who said this? Name them, or remove the quotation.';
  const share = confidence === undefined ? '' : ` (${Math.round(confidence * 100)} per cent)`;
  return `Not certain${share}: did ${speaker} say this? Write who the \`speaker\` is.`;
}
