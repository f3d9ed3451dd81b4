/** Chooses which of the likely attributions of a text to take. */
import type { Attributed } from './attributions.ts';
import { type Confidence, confidences } from './confidence.ts';
import type { UnitSpan } from './content-spans.ts';
import { markedUnits } from './quotation-pieces.ts';
import type { Judgement } from './weights.ts';

/** A piece of content that is taken. */
export interface Piece {
  readonly span: UnitSpan;
  readonly confidence: Confidence;
}

/** An attribution with the pieces of its content that are taken, at least one. */
export interface Chosen {
  readonly attributed: Attributed;
  readonly pieces: readonly Piece[];
}

/** From what confidence on a piece is taken: below it, it costs more in precision than it wins in recall. */
const TAKEN = { marked: 0.25, speech: 0.42, belief: 0.38 } as const;

/** From what probability on a cue holds the words of its own sentence against one of another sentence. */
const HELD = { cue: 0.3, content: 0.5 } as const;

/** Two spans that share this much of what either covers are one piece. */
const SAME = 0.8;

/** The attributions that are taken, in the order of their cues. */
export function choosePieces(found: readonly Attributed[], judgement: Judgement): readonly Chosen[] {
  const sure = confidences(found, judgement);
  const own = heldAtHome(found);
  const likely = found
    .flatMap((attributed, place) =>
      attributed.contents.flatMap(({ value: span }, content) => {
        if (!isAtHome(attributed, span) && own.has(span.to)) return [];
        const confidence = sure[place]?.[content];
        if (confidence === undefined || confidence.span * confidence.speaker < threshold(attributed, span))
          return [];
        return [{ attributed, span, confidence }];
      }),
    )
    .sort(
      (one, other) =>
        other.confidence.span * other.confidence.speaker - one.confidence.span * one.confidence.speaker,
    );
  const taken = new Map<Attributed, Piece[]>();
  const spans = new Map<number, UnitSpan[]>();
  for (const { attributed, span, confidence } of likely) {
    const here = spans.get(span.to) ?? [];
    if ([...here, ...near(spans, span)].some((other) => alike(span, other))) continue;
    spans.set(span.to, [...here, span]);
    taken.set(attributed, [...(taken.get(attributed) ?? []), { span, confidence }]);
  }
  return found.flatMap((attributed) => {
    const pieces = taken.get(attributed)?.sort((one, other) => one.span.from - other.span.from);
    return pieces === undefined ? [] : [{ attributed, pieces }];
  });
}

/** Whether words stand in the sentence of their cue. */
function isAtHome({ scene: { frame } }: Attributed, span: UnitSpan): boolean {
  return span.from >= frame.from && span.to <= frame.to;
}

/**
 * Where words end that a cue of their own sentence introduces: in “…,” Ruiz said. “…,” Berg replied. the second string is
 * Berg's, however likely it is that Ruiz went on.
 */
function heldAtHome(found: readonly Attributed[]): ReadonlySet<number> {
  return new Set(
    found
      .filter(({ probability }) => probability >= HELD.cue)
      .flatMap((attributed) =>
        attributed.contents
          .filter(({ value, probability }) => probability >= HELD.content && isAtHome(attributed, value))
          .map(({ value }) => value.to),
      ),
  );
}

function threshold(attributed: Attributed, span: UnitSpan): number {
  if (markedUnits(attributed.scene.layout.units, span).length > 0) return TAKEN.marked;
  return attributed.speech > 0.5 ? TAKEN.speech : TAKEN.belief;
}

/** The spans that end so near to where this one does that they could be the same piece. */
function near(spans: ReadonlyMap<number, readonly UnitSpan[]>, span: UnitSpan): readonly UnitSpan[] {
  const reach = Math.min(20, Math.ceil((span.to - span.from) / 4));
  const found: UnitSpan[] = [];
  for (let end = span.to - reach; end <= span.to + reach; end++)
    if (end !== span.to) found.push(...(spans.get(end) ?? []));
  return found;
}

function alike(one: UnitSpan, other: UnitSpan): boolean {
  const shared = Math.min(one.to, other.to) - Math.max(one.from, other.from);
  return shared / (Math.max(one.to, other.to) - Math.min(one.from, other.from)) >= SAME;
}
