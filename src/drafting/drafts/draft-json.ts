/**
 * A draft for other programs: the fields of the brief's file, each text with its place in the article.
 */
import type { Draft, DraftQuotation } from '../draft.ts';
import type { Attribution, Extraction, FoundPerson, Span } from '../extraction.ts';
import { type BriefFields, fieldsOf, type ListedPiece } from './draft-brief.ts';
import { likelyIn } from './draft-claims.ts';
import { wordsAt } from './excerpt.ts';

/** A place, without what else is known of it. */
const place = ({ start, end }: Span): Span => ({ start, end });

/** The place of a text that is the beginning of a span. */
const placeOf = (span: Span | undefined, words: string | undefined): Span | undefined =>
  span === undefined || words === undefined
    ? undefined
    : { start: span.start, end: span.start + words.length };

/** The first place of words in a span, or else in the whole text. */
function findWithin(text: string, span: Span, words: string): Span | undefined {
  const within = text.indexOf(words, span.start);
  const start = within >= 0 && within + words.length <= span.end ? within : text.indexOf(words);
  return start < 0 ? undefined : { start, end: start + words.length };
}

function attributionOf({ quotations }: Extraction, { found }: DraftQuotation): Attribution | undefined {
  const [first] = found;
  return quotations.find(({ pieces }) =>
    pieces.some((piece) => first !== undefined && piece.start <= first.start && piece.end >= first.end),
  )?.attribution;
}

function quotationOf(draft: Draft, extraction: Extraction, listed: BriefFields['quotations'][number]) {
  const { item, id, speaker, about, pieces } = listed;
  const quotation = draft.quotations.find((one) => one.id === item);
  const attribution = quotation && attributionOf(extraction, quotation);
  const [only, ...others] = pieces;
  const words: ListedPiece | { readonly pieces: readonly ListedPiece[] } =
    others.length === 0 ? only : { pieces };
  return {
    id,
    type: quotation?.type,
    speaker: speaker === '' ? undefined : speaker,
    certain: quotation?.certain,
    confidence: quotation?.confidence,
    mention: attribution && place(attribution.mention),
    about,
    ...words,
    context: quotation && place(quotation.context),
  };
}

function personOf(text: string, people: readonly FoundPerson[], person: BriefFields['people'][number]) {
  const { name, role, affiliation, aliases } = person;
  const found = people.find((one) => wordsAt(text, one.name).trimStart().startsWith(name));
  return {
    name,
    role,
    affiliation,
    aliases,
    places: found && {
      name: findWithin(text, found.name, name),
      role: found.role && role && findWithin(text, found.role, role),
      affiliation: found.affiliation && affiliation && findWithin(text, found.affiliation, affiliation),
    },
  };
}

/**
 * The draft as data, for `JSON.stringify`: fields named as in a brief's file. `start` and `end` are the place of an
 * item's text (UTF-16 code units into the article's normalised text, end exclusive), `places` those of its other texts.
 */
export function draftJson(draft: Draft, extraction: Extraction): object {
  const { text } = extraction;
  const likely = likelyIn(draft);
  const isCertain = ({ item }: { readonly item: string }): boolean => !likely.has(item);
  const fields = fieldsOf(draft, text, draft.changedAt);
  const spanOf = (item: string): Span =>
    place(draft.texts.find(({ id }) => id === item)?.span ?? { start: 0, end: 0 });
  const sentence = ({ item }: { readonly item: string }) => ({
    words: wordsAt(text, spanOf(item)),
    place: spanOf(item),
  });
  return {
    id: fields.id,
    status: 'draft',
    title: fields.title,
    source: fields.source,
    summary: fields.summary,
    summary_places: draft.summary.spans.map(place),
    key_points: fields.keyPoints.map((point) => {
      const { words, place: at } = sentence(point);
      return { claim: point.claim, certain: isCertain(point), text: words, ...at };
    }),
    quotations: fields.quotations.map((listed) => quotationOf(draft, extraction, listed)),
    figures: fields.figures.map(({ item, asWritten, value, unit, what, claim }) => {
      const written = draft.figures.find(({ id }) => id === item)?.written;
      const found = extraction.figures.find((one) => one.written.start === written?.start);
      return {
        as_written: asWritten,
        value,
        unit,
        what,
        claim,
        certain: isCertain({ item }),
        ...placeOf(written, asWritten),
        places: { what: found && findWithin(text, found.what, what) },
      };
    }),
    people: fields.people.map((person) => personOf(text, extraction.people, person)),
    positions: fields.positions.map((position) => {
      const { words, place: at } = sentence(position);
      return { party: position.party, view: words, ...at };
    }),
    terms: fields.terms.map((term) => {
      const { words, place: at } = sentence(term);
      const found = extraction.terms.find(({ meaning }) => meaning.start === at.start);
      return {
        term: term.term,
        meaning: words,
        ...at,
        places: { term: found && findWithin(text, found.term, term.term) },
      };
    }),
    timeline: fields.timeline.map((date) => {
      const { words, place: at } = sentence(date);
      const found = extraction.dates.find(({ event }) => event.start === at.start);
      return { date: date.date, event: words, ...at, places: { date: found && place(found.written) } };
    }),
  };
}
