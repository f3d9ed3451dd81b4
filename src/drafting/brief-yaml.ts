/**
 * The file of the brief that a draft becomes: finished, to be published, or unfinished, for somebody to go on with.
 */
import { type Comments, type Printable, printBrief } from './brief-print.ts';
import type { Draft } from './draft.ts';
import { type BriefFields, fieldsOf, type ListedPiece, type ListedQuotation } from './draft-brief.ts';
import { likelyIn } from './draft-claims.ts';

type Fields = Readonly<Record<string, Printable | undefined>>;

/** A list, or nothing where it is empty. */
const listOf = (items: readonly Printable[]): readonly Printable[] | undefined =>
  items.length === 0 ? undefined : items;

const pieceFields = ({ exact, start, end, sha256 }: ListedPiece): Fields => ({ exact, start, end, sha256 });

function quotationFields({ id, speaker, about, pieces }: ListedQuotation): Fields {
  const [only, ...others] = pieces;
  const words = others.length === 0 ? pieceFields(only) : { pieces: pieces.map(pieceFields) };
  return { id, speaker, about, ...words };
}

/** The fields as a file has them, in its order. */
function fileFields(fields: BriefFields, status: 'draft' | undefined): Fields {
  const { source } = fields;
  return {
    id: fields.id,
    status,
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
    summary: fields.summary,
    key_points: fields.keyPoints.map(({ claim, verb, text }) => ({ claim, verb, text })),
    quotations: listOf(fields.quotations.map(quotationFields)),
    figures: listOf(
      fields.figures.map(({ asWritten, value, unit, what, claim }) => ({
        as_written: asWritten,
        value,
        unit,
        what,
        claim,
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
    positions: listOf(fields.positions.map(({ party, view }) => ({ party, view }))),
    terms: listOf(fields.terms.map(({ term, meaning }) => ({ term, meaning }))),
    timeline: listOf(fields.timeline.map(({ date, event }) => ({ date, event }))),
    corrections: listOf(fields.corrections.map(({ date, note }) => ({ date, note }))),
  };
}

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
 * The file of an unfinished draft: everything that was found is in its place, comments say what a person has to do, and
 * the line `status: draft` keeps it from being served until it is removed.
 *
 * @param text as above.
 */
export function draftYaml(draft: Draft, text: string): string {
  const fields = fieldsOf(draft, text, draft.changedAt);
  return printBrief(fileFields(fields, 'draft'), commentsOn(draft, fields), [
    '',
    ' A draft. Every text below is still the words of the article: say the summary, the key points, the positions, the',
    ' terms and the dates in your own words, or remove them. Leave the quotations as they are, or remove them.',
    ' Then remove the line `status: draft`. `npm run -s check` says what is left to do.',
    '',
  ]);
}

const REWORD = 'Reword: these are the words of the article.';

/** What is to be done, by the way to where. */
function commentsOn(draft: Draft, fields: BriefFields): Comments {
  const comments = new Map<string, string>();
  const { source, summary } = { source: fields.source, summary: draft.summary.wording };
  comments.set('title', 'In your own words.');
  if (source.outlet === undefined) comments.set('source.outlet', 'Who published it?');
  if (source.title === undefined) comments.set('source.title', 'The headline, exactly as it is printed.');
  if (source.language === undefined)
    comments.set('source.language', 'The language of the article: en, es, fr, …');
  if (summary.kind === 'open') comments.set('summary', `${REWORD} Two sentences at most.`);
  const likely = likelyIn(draft);
  const open = new Set(draft.texts.filter(({ wording }) => wording.kind === 'open').map(({ id }) => id));
  for (const [list, items] of [
    ['key_points', fields.keyPoints],
    ['positions', fields.positions],
    ['terms', fields.terms],
    ['timeline', fields.timeline],
  ] as const) {
    for (const [index, { item }] of items.entries()) {
      if (open.has(item)) comments.set(`${list}.${index}`, REWORD);
    }
  }
  for (const [list, items] of [
    ['key_points', fields.keyPoints],
    ['figures', fields.figures],
  ] as const) {
    for (const [index, { item, claim }] of items.entries()) {
      const place = `${list}.${index}`;
      if (likely.has(item))
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
    : `Not certain: did ${claim} say this? Correct the claim, or remove this comment.`;

/** What is said of a quotation whose speaker nobody has confirmed. */
function speakerComment({ quotations }: Draft, item: string): string | undefined {
  const quotation = quotations.find(({ id }) => id === item);
  if (quotation === undefined || quotation.certain) return undefined;
  const { speaker, confidence } = quotation;
  if (speaker === undefined) return 'Who said this? Name them, or remove the quotation.';
  const share = confidence === undefined ? '' : ` (${Math.round(confidence * 100)} per cent)`;
  return `Not certain${share}: did ${speaker} say this? Correct the speaker, or remove this comment.`;
}
