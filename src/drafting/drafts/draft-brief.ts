/**
 * The fields of the brief that a draft becomes, in the order of a brief's file.
 *
 * The same fields serve the published file, where everything is decided, and the unfinished one, where what is open
 * still stands in the source's own words.
 */
import { hashOf } from '../../briefs/hash.ts';
import { quotationIds } from '../../briefs/quotation-ids.ts';
import { type Brief, type Correction, type KeyPoint, type Piece, piecesOf } from '../../briefs/schema.ts';
import type { Draft, DraftClaim, DraftFigure, DraftQuotation, DraftText, Wording } from '../draft.ts';
import type { Span } from '../extraction.ts';
import { type Credited, credited, type Named } from './draft-claimants.ts';
import { withClaims } from './draft-claims.ts';
import { correctedBrief } from './draft-correction.ts';
import { wordsAt } from './excerpt.ts';

/** A quotation as a file lists it: one of the draft's, or a key point that stays in the outlet's words. */
export interface ListedQuotation {
  /** The id of the draft's item. */
  readonly item: string;
  readonly id?: string;
  /** Empty where nobody is credited yet. */
  readonly speaker: string;
  readonly about: string;
  readonly pieces: readonly [ListedPiece, ...ListedPiece[]];
}

/** Words of the source, with what a check writes beside them. */
export interface ListedPiece extends Pick<Piece, 'start' | 'end' | 'sha256'> {
  readonly exact: string;
}

/** Everything that a brief's file holds, and by which items of the draft. Lists are in the order of the file. */
export interface BriefFields {
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly topics: readonly string[];
  readonly source: Draft['facts'] & { readonly sha256?: string };
  readonly summary: string;
  readonly keyPoints: readonly (Pick<KeyPoint, 'text' | 'claim'> & {
    readonly item: string;
    readonly verb?: NonNullable<KeyPoint['verb']>;
  })[];
  readonly quotations: readonly ListedQuotation[];
  readonly figures: readonly (Pick<DraftFigure, 'value' | 'unit' | 'what'> & {
    readonly item: string;
    readonly asWritten: string;
    readonly claim: string;
  })[];
  readonly people: readonly Named[];
  readonly positions: readonly { readonly item: string; readonly party: string; readonly view: string }[];
  readonly terms: readonly { readonly item: string; readonly term: string; readonly meaning: string }[];
  readonly timeline: readonly { readonly item: string; readonly date: string; readonly event: string }[];
  readonly corrections: readonly Correction[];
}

/** A sentence as an editor leaves it; the source's own while it is open. */
function worded(text: string, span: Span, wording: Wording): string {
  return wording.kind === 'reworded' ? wording.text : wordsAt(text, span).replace(/\s+/g, ' ').trim();
}

const stays = ({ wording }: DraftText): boolean => wording.kind === 'open' || wording.kind === 'reworded';

/** The texts of one kind that a brief holds, other than in marks. */
const textsOf = ({ texts }: Draft, kind: DraftText['kind']): readonly DraftText[] =>
  texts.filter((one) => one.kind === kind && stays(one));

/** Words of the source with their place and their hash. */
function listed(text: string, span: Span): ListedPiece {
  const exact = wordsAt(text, span);
  return { exact, ...span, sha256: hashOf(exact) };
}

const isFilled = (pieces: readonly ListedPiece[]): pieces is ListedQuotation['pieces'] => pieces.length > 0;

/**
 * The pieces of a quotation. Where the source of a correction is not known, they are those of the published brief, with
 * what a check once wrote beside them.
 */
function piecesFor(quotation: DraftQuotation, index: number, text: string, unknown: Brief | undefined) {
  const published = unknown?.quotations[index];
  return published === undefined ? quotation.pieces.map((span) => listed(text, span)) : piecesOf(published);
}

/** The quotations that were not dropped, with the key points that stay in marks, in the order of the source. */
function listedQuotations(draft: Draft, text: string): readonly ListedQuotation[] {
  const corrected = correctedBrief(draft);
  const unknown = corrected?.source === 'unknown' ? corrected.brief : undefined;
  const own = draft.quotations.flatMap((quotation, index) => {
    const { id, publishedAs, speaker = '', about, decision } = quotation;
    const pieces = piecesFor(quotation, index, text, unknown);
    if (decision === 'dropped' || !isFilled(pieces)) return [];
    const listing = {
      item: id,
      ...(publishedAs === undefined ? {} : { id: publishedAs }),
      speaker,
      about,
      pieces,
    };
    return [{ at: quotation.pieces[0]?.start ?? 0, listing }];
  });
  const quoted = draft.texts.flatMap(({ id, span, wording }) => {
    if (wording.kind !== 'quoted') return [];
    const pieces: ListedQuotation['pieces'] = [listed(text, span)];
    const listing = { item: id, speaker: draft.facts.outlet ?? '', about: draft.title, pieces };
    return [{ at: span.start, listing }];
  });
  return [...own, ...quoted].sort((one, other) => one.at - other.at).map(({ listing }) => listing);
}

/** Everybody who is credited, in one spelling each. */
function creditedIn(draft: Draft, quotations: readonly ListedQuotation[]): Credited {
  const figures = draft.figures.filter(({ decision }) => decision !== 'dropped');
  const claims = [
    ...textsOf(draft, 'key-point').map(({ claim }) => claim),
    ...figures.map(({ claim }) => claim),
  ];
  return credited({
    people: draft.people,
    outlet: draft.facts.outlet ?? '',
    speakers: quotations.map(({ speaker }) => speaker).filter((speaker) => speaker !== ''),
    parties: textsOf(draft, 'position').flatMap(({ claim }) => claim ?? []),
    claims: claims.filter((claim) => claim !== undefined),
  });
}

function withIds(
  quotations: readonly ListedQuotation[],
  people: readonly Named[],
): readonly ListedQuotation[] {
  const ids = quotationIds({ people, quotations });
  return quotations.map((quotation, index) => ({
    ...quotation,
    ...(ids[index] === undefined ? {} : { id: ids[index] }),
  }));
}

/** The day of a time, in UTC, as a brief writes it. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * The fields of the brief that a draft becomes. Claims of somebody whom nobody knows have an empty name.
 *
 * @param text the text that the draft's spans are places of.
 * @param at when it is published, for the entry of a correction.
 */
export function fieldsOf(given: Draft, text: string, at: number): BriefFields {
  const draft = withClaims(given);
  const { facts, corrects } = draft;
  const corrected = correctedBrief(draft);
  const listing = listedQuotations(draft, text);
  const { people, spelling } = creditedIn(draft, listing);
  // Where it is somebody's whom nobody knows, the outlet did not claim it either.
  const claimOf = ({ claim, credit }: DraftClaim) =>
    claim === undefined && credit === 'likely' ? '' : spelling(claim ?? facts.outlet ?? '');
  const sha256 = corrected?.source === 'unknown' ? corrected.brief.source.sha256 : draft.source;
  return {
    id: draft.id,
    title: draft.title,
    aliases: draft.aliases,
    topics: draft.topics,
    source: { ...facts, ...(sha256 === undefined ? {} : { sha256 }) },
    summary:
      draft.summary.wording.kind === 'reworded'
        ? draft.summary.wording.text
        : draft.summary.spans.map((span) => worded(text, span, { kind: 'open' })).join(' '),
    keyPoints: textsOf(draft, 'key-point').map((point) => ({
      item: point.id,
      claim: claimOf(point),
      ...(point.verb === undefined ? {} : { verb: point.verb }),
      text: worded(text, point.span, point.wording),
    })),
    quotations: withIds(
      listing.map((one) => ({ ...one, speaker: one.speaker === '' ? '' : spelling(one.speaker) })),
      people,
    ),
    figures: draft.figures
      .filter(({ decision }) => decision !== 'dropped')
      .map((figure) => ({
        item: figure.id,
        asWritten: wordsAt(text, figure.written),
        ...(figure.value === undefined ? {} : { value: figure.value }),
        ...(figure.unit === undefined ? {} : { unit: figure.unit }),
        what: figure.what,
        claim: claimOf(figure),
      })),
    people,
    positions: textsOf(draft, 'position').map((position) => ({
      item: position.id,
      party: claimOf(position),
      view: worded(text, position.span, position.wording),
    })),
    terms: textsOf(draft, 'term').map(({ id, span, wording, label = '' }) => ({
      item: id,
      term: label,
      meaning: worded(text, span, wording),
    })),
    timeline: textsOf(draft, 'date').map(({ id, span, wording, label = '' }) => ({
      item: id,
      date: label,
      event: worded(text, span, wording),
    })),
    corrections: [
      ...(corrected?.brief.corrections ?? []),
      ...(corrects?.note === undefined ? [] : [{ date: dayOf(at), note: corrects.note }]),
    ],
  };
}
