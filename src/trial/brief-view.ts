/**
 * The library as the sandbox's page shows it.
 */
import { relative } from 'node:path';
import type { Catalogue } from '../briefs/catalogue.ts';
import { handleOf } from '../briefs/handle.ts';
import type { Library } from '../briefs/library.ts';
import { formatProblem } from '../briefs/problem.ts';
import { type Brief, isChecked, piecesOf, type Quotation } from '../briefs/schema.ts';
import { sourceText } from '../briefs/source-text.ts';
import { type Placing, placingsOf } from '../briefs/verification.ts';
import { claimOf, outletLine, speakerLine } from '../commands/attribution.ts';
import type { BriefView, CheckView, LibraryView } from '../sandbox/web/protocol.ts';

const placeInWords = (start: number, end: number): string => `${start}–${end}`;

/** Where a quotation stands in its source; `undefined` where it was not checked. */
function placeOf(quotation: Quotation): string | undefined {
  const places = piecesOf(quotation).map(({ start, end }) =>
    start === undefined || end === undefined ? undefined : placeInWords(start, end),
  );
  return places.includes(undefined) ? undefined : places.join(', ');
}

function quotationView(brief: Brief, quotation: Quotation): BriefView['quotations'][number] {
  const place = placeOf(quotation);
  return {
    pieces: piecesOf(quotation).map(({ exact }) => exact),
    speaker: speakerLine(brief, quotation.speaker),
    about: quotation.about,
    ...(place === undefined ? {} : { place }),
  };
}

const briefView = (brief: Brief, directory: string): BriefView => ({
  id: brief.id,
  handle: handleOf(brief),
  file: `${relative('.', directory) || '.'}/${brief.id}.yaml`,
  title: brief.title,
  source: outletLine(brief),
  summary: brief.summary,
  checked: isChecked(brief),
  keyPoints: brief.key_points.map((point) => ({ claim: claimOf(brief, point), text: point.text })),
  quotations: brief.quotations.map((quotation) => quotationView(brief, quotation)),
  figures: brief.figures.map(({ as_written: asWritten, what, claim }) => ({ asWritten, what, claim })),
});

/** @param directory the folder of the briefs. */
export const libraryView = (library: Library, directory: string): LibraryView => ({
  briefs: library.catalogue().briefs.map((brief) => briefView(brief, directory)),
  problems: library.problems().map(formatProblem),
});

function noteOf(placings: readonly Placing[]): CheckView['quotations'][number] {
  const missing = placings.flatMap((placing) => (placing.kind === 'unplaced' ? [placing.message] : []));
  if (missing.length > 0) return { found: false, note: missing.join('\n') };
  const places = placings.flatMap((placing) =>
    placing.kind === 'placed' ? [placeInWords(placing.placed.start, placing.placed.end)] : [],
  );
  return { found: true, note: `Stands there to the character, at ${places.join(', ')}.` };
}

const quotationOf = (placing: Placing): number =>
  placing.kind === 'placed' ? placing.placed.quotation : placing.stretch.quotation;

/** Holds a brief against a text. The text is kept nowhere. */
export function checkView({ briefs }: Catalogue, id: string, text: string): CheckView | undefined {
  const brief = briefs.find((one) => one.id === id);
  if (brief === undefined) return undefined;
  const source = sourceText(text);
  const placings = placingsOf(brief, source);
  return {
    sameSource: brief.source.sha256 === source.sha256,
    quotations: brief.quotations.map((_, index) =>
      noteOf(placings.filter((placing) => quotationOf(placing) === index)),
    ),
  };
}
