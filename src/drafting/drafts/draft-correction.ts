/**
 * Correcting a published brief: a draft opened from it, in which everything is decided as it was published.
 */
import { parseBrief } from '../../briefs/parse.ts';
import { type Brief, piecesOf } from '../../briefs/schema.ts';
import { occurrences, type SourceText, sourceText } from '../../briefs/source-text.ts';
import { placingsOf } from '../../briefs/verification.ts';
import { readYaml } from '../../briefs/yaml-text.ts';
import type { Draft, DraftFigure, DraftQuotation, DraftText } from '../draft.ts';
import type { Span } from '../extraction.ts';
import { standsAlone } from './excerpt.ts';

/** A draft, with the text that its spans are places of. */
export interface Correction {
  readonly draft: Draft;
  /**
   * The source's text; where that is not known, the words that the brief holds of it, each in a paragraph of its own,
   * so that what is shown of such a draft still comes from one text.
   */
  readonly text: string;
}

/** A brief from the text of its file. @throws Error where it is none: what is published is one. */
export function briefFrom(yaml: string): Brief {
  const reading = readYaml(yaml);
  const data = reading.kind === 'yaml' ? reading.yaml.data : undefined;
  const id = typeof data === 'object' && data !== null && 'id' in data ? String(data.id) : '';
  const parsed = parseBrief(`${id}.yaml`, yaml);
  if (parsed.kind === 'problems') throw new Error(`This is no brief: ${parsed.problems[0].message}`);
  return parsed.located.brief;
}

/** The published brief that a draft corrects, and whether its source's text is known; absent where it corrects none. */
export function correctedBrief(
  draft: Draft,
): { readonly brief: Brief; readonly source: 'known' | 'unknown' } | undefined {
  if (draft.corrects === undefined) return undefined;
  const brief = briefFrom(draft.corrects.brief);
  return { brief, source: brief.source.sha256 === draft.source ? 'known' : 'unknown' };
}

/** Where the words of a brief stand in a text: the pieces of each quotation, and each figure. */
interface Places {
  readonly text: string;
  readonly sha256: string;
  readonly quotations: readonly (readonly Span[])[];
  readonly figures: readonly Span[];
}

/** The places in the source; absent where it is not the one that the brief was checked against. */
function placesIn(brief: Brief, source: SourceText): Places | undefined {
  if (brief.source.sha256 !== source.sha256) return undefined;
  const quotations: Span[][] = brief.quotations.map(() => []);
  for (const placing of placingsOf(brief, source)) {
    if (placing.kind === 'unplaced') return undefined;
    const { quotation, start, end } = placing.placed;
    quotations[quotation]?.push({ start, end });
  }
  const figures: Span[] = [];
  for (const { as_written: words } of brief.figures) {
    const place = occurrences(source.text, words)
      .map((start) => ({ start, end: start + words.length }))
      .find((span) => standsAlone(source.text, span));
    if (place === undefined) return undefined;
    figures.push(place);
  }
  return { text: source.text, sha256: source.sha256, quotations, figures };
}

/** The places in a text that stands in for the source: the words that the brief holds of it. */
function placesInBrief(brief: Brief): Places {
  let text = '';
  const place = (words: string): Span => {
    const start = text.length;
    text += `${words}\n\n`;
    return { start, end: start + words.length };
  };
  const quotations = brief.quotations.map((quotation) =>
    piecesOf(quotation).map(({ exact }) => place(exact)),
  );
  const figures = brief.figures.map(({ as_written: words }) => place(words));
  return { ...sourceText(text), quotations, figures };
}

const NOWHERE: Span = { start: 0, end: 0 };

const asPublished = (
  id: string,
  kind: DraftText['kind'],
  text: string,
): Pick<DraftText, 'id' | 'kind' | 'span' | 'wording'> => ({
  id,
  kind,
  span: NOWHERE,
  wording: { kind: 'reworded', text },
});

function textsOf({ key_points, positions, terms, timeline, source }: Brief): readonly DraftText[] {
  return [
    ...key_points.map(({ text, claim, verb }, index) => ({
      ...asPublished(`k${index + 1}`, 'key-point', text),
      ...(claim === source.outlet ? {} : { claim }),
      ...(verb === undefined ? {} : { verb }),
    })),
    ...positions.map(({ party, view }, index) => ({
      ...asPublished(`p${index + 1}`, 'position', view),
      claim: party,
    })),
    ...terms.map(({ term, meaning }, index) => ({
      ...asPublished(`t${index + 1}`, 'term', meaning),
      label: term,
    })),
    ...timeline.map(({ date, event }, index) => ({
      ...asPublished(`d${index + 1}`, 'date', event),
      label: date,
    })),
  ];
}

function quotationsOf({ quotations }: Brief, places: Places): readonly DraftQuotation[] {
  return quotations.map(({ id, speaker, about }, index) => {
    const pieces = places.quotations[index] ?? [];
    return {
      id: `q${index + 1}`,
      ...(id === undefined ? {} : { publishedAs: id }),
      type: 'direct',
      found: pieces,
      pieces,
      context: { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 },
      speaker,
      certain: true,
      about,
      decision: 'kept',
    };
  });
}

function figuresOf({ figures, source }: Brief, places: Places): readonly DraftFigure[] {
  return figures.map(({ value, unit, what, claim }, index) => ({
    id: `f${index + 1}`,
    written: places.figures[index] ?? NOWHERE,
    ...(value === undefined ? {} : { value }),
    ...(unit === undefined ? {} : { unit }),
    what,
    ...(claim === source.outlet ? {} : { claim }),
    decision: 'kept',
  }));
}

function factsOf({ source }: Brief): Draft['facts'] {
  const { outlet, programme, reporter, title, published, url, language } = source;
  return {
    outlet,
    title,
    language,
    ...(programme === undefined ? {} : { programme }),
    ...(reporter === undefined ? {} : { reporter }),
    ...(published === undefined ? {} : { published }),
    ...(url === undefined ? {} : { url }),
  };
}

/**
 * Opens a published brief for correction.
 *
 * @param yaml the text of the brief's file as it is published.
 * @param at the time, in epoch milliseconds.
 * @param source where it is in the store; without it quotations keep their words as they were published.
 * @throws Error where the text is no brief.
 */
export function correctionOf(yaml: string, at: number, source?: SourceText): Correction {
  const brief = briefFrom(yaml);
  const places = (source && placesIn(brief, source)) ?? placesInBrief(brief);
  const draft: Draft = {
    id: brief.id,
    revision: 1,
    state: 'open',
    createdAt: at,
    changedAt: at,
    corrects: { brief: yaml },
    source: places.sha256,
    facts: factsOf(brief),
    title: brief.title,
    aliases: brief.aliases,
    topics: brief.topics,
    summary: { spans: [], wording: { kind: 'reworded', text: brief.summary } },
    texts: textsOf(brief),
    quotations: quotationsOf(brief, places),
    figures: figuresOf(brief, places),
    people: brief.people.map(({ name, role, affiliation, aliases }, index) => ({
      id: `n${index + 1}`,
      name,
      ...(role === undefined ? {} : { role }),
      ...(affiliation === undefined ? {} : { affiliation }),
      aliases,
      decision: 'kept',
    })),
    originals: { texts: [], quotations: [], figures: [], people: [] },
  };
  return { draft, text: places.text };
}
