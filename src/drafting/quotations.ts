/** Finds quotations, direct, mixed and indirect, with their speakers. */
import { Antecedents } from './attribution/antecedents.ts';
import { attributions } from './attribution/attributions.ts';
import { type Being, findBeings } from './attribution/beings.ts';
import { type Chosen, choosePieces } from './attribution/chosen-pieces.ts';
import type { UnitSpan } from './attribution/content-spans.ts';
import { judgement as learned } from './attribution/judgement.ts';
import { contentSpan, markedUnits, typeOf } from './attribution/quotation-pieces.ts';
import { Scene } from './attribution/scene.ts';
import { type Cast, type Speaker, speakerOf } from './attribution/speakers.ts';
import { type Anchor, type Claimed, claimStrings } from './attribution/unclaimed.ts';
import { type Layout, layOut } from './attribution/units.ts';
import type { Judgement } from './attribution/weights.ts';
import { isMarked, KIND } from './attribution/word-kind.ts';
import type { Attribution, FoundQuotation, Span } from './extraction.ts';
import { linkParagraphs } from './facts/furniture.ts';
import type { Reading } from './reading/reading.ts';

/** The quotations of a text in its order, and whom it names. */
export interface FoundQuotations {
  readonly quotations: readonly FoundQuotation[];
  readonly beings: readonly Being[];
}

/** An attribution on its way to being a quotation. */
interface Draft {
  readonly pieces: UnitSpan[];
  readonly cue: Span | undefined;
  readonly speaker: Speaker | undefined;
  readonly confidence: number;
  /** That its cue and its speaker are right, wherever its words begin and end. */
  readonly credit: number;
  readonly speech: boolean;
  readonly context: Span;
}

/** Finds the quotations of a text. `judgement` is there to measure with weights other than the bot's own. */
export function findQuotations(reading: Reading, judgement: Judgement = learned): FoundQuotations {
  const layout = layOut(reading);
  const scenes = layout.frames.map((frame) => new Scene(layout, frame));
  const beings = findBeings(scenes);
  const cast: Cast = {
    scenes,
    beings,
    antecedents: new Antecedents(scenes, beings),
    weights: judgement.pronoun,
  };
  const links = linkParagraphs(reading);
  const story = attributions(scenes, judgement).filter(({ scene }) => !links.has(scene.frame.paragraph));
  const chosen = choosePieces(story, judgement);
  const taken = new Set(
    chosen.flatMap(({ pieces }) => pieces.flatMap(({ span }) => markedUnits(layout.units, span))),
  );
  const claims = claimStrings(
    scenes,
    chosen.map((one) => anchorOf(layout, one)),
    (unit) => taken.has(unit),
    judgement,
  );
  const drafts = draftsOf(chosen, cast).map((draft) => splitAtColon(layout, draft));
  const all = [
    ...drafts.flat(),
    ...claimedDrafts(
      layout,
      drafts.map((parts) => parts.at(-1)),
      claims,
    ),
  ];
  const quotations = all
    .flatMap((draft) => quotationOf(layout, draft))
    .sort((one, other) => (one.pieces[0]?.start ?? 0) - (other.pieces[0]?.start ?? 0));
  return { quotations, beings: beings.all };
}

function anchorOf(layout: Layout, { attributed, pieces }: Chosen): Anchor {
  const spans = pieces.map(({ span }) => span);
  const type = typeOf(layout.units, spans);
  return {
    cue: attributed.cue,
    paragraph: attributed.scene.frame.paragraph,
    from: Math.min(attributed.cue, ...spans.map(({ from }) => from)),
    to: Math.max(attributed.cue, ...spans.map(({ to }) => to - 1)),
    direct: type === 'direct',
    marked: spans.some((span) => markedUnits(layout.units, span).length > 0),
  };
}

function draftsOf(chosen: readonly Chosen[], cast: Cast): readonly Draft[] {
  let last: Being | undefined;
  return chosen.map(({ attributed, pieces }) => {
    const { scene, cue, number, speaker: phrase } = attributed;
    const speaker = phrase.value < 0 ? undefined : speakerOf(cast, number, phrase.value, cue, last);
    last = speaker?.being ?? last;
    const [best = 0] = pieces
      .map(({ confidence }) => confidence.span * confidence.speaker)
      .sort((one, other) => other - one);
    const { start, end } = scene.at(cue);
    return {
      pieces: pieces.map(({ span }) => span),
      cue: { start, end },
      speaker,
      confidence: best,
      credit: attributed.probability * Math.max(...pieces.map(({ confidence }) => confidence.speaker)),
      speech: attributed.speech > 0.5,
      context: frameSpan(scene),
    };
  });
}

/** Words that a colon parts from a whole quotation ("said more was needed: “…”") are two quotations of one speaker. */
function splitAtColon(layout: Layout, draft: Draft): readonly Draft[] {
  const last = draft.pieces.at(-1);
  if (last === undefined || last.to - last.from < 3) return [draft];
  const string = layout.units[last.to - 1];
  if (string === undefined || !isMarked(string.kind) || string.kind === KIND.fewMarked) return [draft];
  if (layout.units[last.to - 2]?.kind !== KIND.colon) return [draft];
  const before = [...draft.pieces.slice(0, -1), { from: last.from, to: last.to - 2 }];
  return [
    { ...draft, pieces: before },
    {
      ...draft,
      confidence: Math.max(draft.confidence, draft.credit),
      pieces: [{ from: last.to - 1, to: last.to }],
    },
  ];
}

/**
 * Strings that no cue introduces: one that goes on right after words of the same speaker in its paragraph joins them,
 * another is a quotation of its own.
 */
function claimedDrafts(
  layout: Layout,
  drafts: readonly (Draft | undefined)[],
  claims: readonly Claimed[],
): readonly Draft[] {
  return claims.flatMap((claim) => {
    const span = { from: claim.unit, to: claim.unit + 1 };
    const before = claim.anchor === undefined ? undefined : drafts[claim.anchor];
    if (before !== undefined && goesOn(layout, before, claim)) {
      before.pieces.push(span);
      return [];
    }
    return [
      {
        pieces: [span],
        cue: undefined,
        speaker: before?.speaker,
        confidence: claim.probability * (before?.confidence ?? 1),
        credit: claim.probability * (before?.credit ?? 1),
        speech: true,
        context: frameSpan(claim.scene),
      },
    ];
  });
}

/** Whether a string goes on with a direct quotation of its paragraph. */
function goesOn(layout: Layout, before: Draft, claim: Claimed): boolean {
  const last = before.pieces.at(-1);
  if (last === undefined || claim.unit < last.to) return false;
  const paragraph = layout.units[claim.unit]?.marked?.paragraph;
  const end = layout.units[last.to - 1]?.marked;
  return end !== undefined && end.paragraph === paragraph && typeOf(layout.units, before.pieces) === 'direct';
}

function frameSpan(scene: Scene): Span {
  return { start: scene.at(scene.frame.from).start, end: scene.at(scene.frame.to - 1).end };
}

function quotationOf(layout: Layout, draft: Draft): readonly FoundQuotation[] {
  const pieces = draft.pieces
    .map((span) => contentSpan(layout.reading.text, layout.units, span))
    .filter((span) => span !== undefined)
    .sort((one, other) => one.start - other.start);
  const first = pieces[0];
  const end = pieces.at(-1)?.end;
  if (first === undefined || end === undefined) return [];
  const context = {
    start: Math.min(draft.context.start, first.start),
    end: Math.max(draft.context.end, end),
  };
  return [
    {
      type: typeOf(layout.units, draft.pieces),
      pieces,
      ...(draft.cue === undefined ? {} : { cue: draft.cue }),
      ...(draft.speaker === undefined
        ? {}
        : { attribution: attributionOf(draft.speaker, statedConfidence(layout, draft)) }),
      speech: draft.speech,
      context,
    },
  ];
}

/**
 * How often words like these were rightly credited. Where marks say which words a cue introduces, less is in doubt than
 * the decisions about it let fear: the line was fitted to what was right on the development set, fold by fold.
 */
function statedConfidence(layout: Layout, { pieces, cue, confidence }: Draft): number {
  const plain = cue !== undefined && typeOf(layout.units, pieces) === 'direct';
  return plain ? 0.45 + 0.53 * confidence : confidence;
}

function attributionOf({ attribution, probability }: Speaker, confidence: number): Attribution {
  return { ...attribution, confidence: Math.min(1, confidence * probability) };
}
