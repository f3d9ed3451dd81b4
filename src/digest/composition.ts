/**
 * What a channel's digest holds, from the library and from what the channel has seen. Pure.
 */
import { type Brief, type Correction, piecesOf } from '../briefs/schema.ts';
import type { Card } from '../cards/card.ts';
import { textToPlainText } from '../cards/plain-text.ts';
import type { History } from './history.ts';
import { briefItem, correctionItem, type Item, keyPointItem, quotationItem } from './item.ts';
import { pickFromLibrary } from './library-pick.ts';
import { correctionCard, newBriefCard, nothingNewCard, withControls, withWaiting } from './posts.ts';
import type { Presentation } from './presentation.ts';
import type { Quiet } from './subscription.ts';
import { briefsOn } from './topics.ts';

/** One message of a digest, with the items that a channel has seen once it stands there. */
export interface ComposedPart {
  readonly card: Card;
  readonly shows: readonly Item[];
}

/** A digest: its messages in order, or why there is nothing to post. */
export type Composition =
  | { readonly kind: 'parts'; readonly parts: readonly ComposedPart[] }
  | { readonly kind: 'nothing'; readonly reason: string };

/** The most new briefs and corrections in one digest, each a message of its own, so that no channel is flooded. */
export const MOST_NEWS = 3;

type News =
  | { readonly kind: 'brief'; readonly brief: Brief }
  | { readonly kind: 'correction'; readonly brief: Brief; readonly correction: Correction };

/** What is new to a channel: corrections of briefs it knows first, then briefs that it has not seen. */
function newsFor(briefs: readonly Brief[], history: History): readonly News[] {
  const known = briefs.filter((brief) => history.has(briefItem(brief)));
  const corrections = known.flatMap((brief) =>
    brief.corrections
      .filter((correction) => !history.has(correctionItem(brief, correction)))
      .map((correction): News => ({ kind: 'correction', brief, correction })),
  );
  const fresh = briefs.filter((brief) => !history.has(briefItem(brief)));
  return [...corrections, ...fresh.map((brief): News => ({ kind: 'brief', brief }))];
}

/** The quotations and key points that a card shows of a brief. */
function shownOn(card: Card, brief: Brief, presentation: Presentation): readonly Item[] {
  const quoted = new Set<string>();
  const lines = new Set<string>();
  for (const element of card.elements) {
    if (element.type === 'quotation') quoted.add(JSON.stringify(element.pieces));
    if (element.type === 'list') for (const item of element.items) lines.add(textToPlainText(item));
  }
  const quotations = brief.quotations.filter((one) =>
    quoted.has(JSON.stringify(piecesOf(one).map(({ exact }) => exact))),
  );
  const keyPoints = brief.key_points.filter((one) =>
    lines.has(textToPlainText(presentation.keyPoint(brief, one))),
  );
  return [...quotations.map(quotationItem), ...keyPoints.map(keyPointItem)];
}

function partOf(news: News, presentation: Presentation): ComposedPart {
  const { brief } = news;
  if (news.kind === 'correction') {
    return { card: correctionCard(brief, news.correction), shows: [correctionItem(brief, news.correction)] };
  }
  const card = newBriefCard(brief, presentation);
  // A brief is shown as it is corrected: its corrections so far are not news any more.
  const corrections = brief.corrections.map((correction) => correctionItem(brief, correction));
  return { card, shows: [briefItem(brief), ...corrections, ...shownOn(card, brief, presentation)] };
}

/** What {@link compose} works with. */
export interface Ingredients {
  readonly briefs: readonly Brief[];
  /** Folded names of the channel's topics; empty stands for all. */
  readonly topics: readonly string[];
  readonly history: History;
  readonly quiet: Quiet;
  readonly presentation: Presentation;
  /** When the digest after this one is due, in epoch milliseconds; absent where there is none. */
  readonly next?: number;
  /** The local day on which it is due, `2026-11-24`; absent where that is not known. */
  readonly day?: string;
}

/** A digest of some parts, the last of which leads on. */
function ending(parts: readonly ComposedPart[], day: string | undefined, waiting = 0): Composition {
  const last = parts.length - 1;
  return {
    kind: 'parts',
    parts: parts.map(({ card, shows }, index) =>
      index < last
        ? { card, shows }
        : { card: withControls(waiting > 0 ? withWaiting(card, waiting) : card, day), shows },
    ),
  };
}

/** Why a digest is skipped where nothing is new and the channel wants nothing then. */
export const QUIET_DAY = 'Nothing was new to this channel, and it skips quiet days.';

/** What a digest holds where nothing is new. */
function composeQuiet(
  briefs: readonly Brief[],
  { topics, history, quiet, presentation, next, day }: Ingredients,
): Composition {
  if (quiet === 'skip') return { kind: 'nothing', reason: QUIET_DAY };
  if (quiet === 'line') return ending([{ card: nothingNewCard(next), shows: [] }], day);
  if (briefs.length === 0) {
    const where = topics.length === 0 ? '' : ' on the topics of this channel';
    return { kind: 'nothing', reason: `The library has no brief${where}.` };
  }
  const pick = pickFromLibrary(briefs, history, presentation);
  if (pick === undefined) return { kind: 'nothing', reason: 'The library has nothing that fits a digest.' };
  return ending([pick], day);
}

/**
 * Composes the announcement of a brief: the brief where it is new to the channel, or else what has been corrected since.
 *
 * @param day the channel's own day, as {@link Ingredients.day}.
 * @returns nothing where none of that is new; also where the brief was corrected before the channel has seen it: it comes
 * with the next digest, as nothing that was seen there has to be put right.
 */
export function composeAnnouncement(
  brief: Brief,
  history: History,
  presentation: Presentation,
  day: string | undefined,
): Composition | undefined {
  if (brief.corrections.length > 0 && !history.has(briefItem(brief))) return undefined;
  const news = newsFor([brief], history);
  return news.length === 0 ? undefined : composeNews(news, presentation, day);
}

function composeNews(
  news: readonly News[],
  presentation: Presentation,
  day: string | undefined,
): Composition {
  const parts = news.slice(0, MOST_NEWS).map((one) => partOf(one, presentation));
  return ending(parts, day, news.length - parts.length);
}

/**
 * Composes a channel's digest within its topics: what is new to it, at most {@link MOST_NEWS} messages with the rest
 * announced; else what the channel wants of quiet days: one quotation and one key point from the library, one line, or
 * nothing. A message is one brief, so that a digest is never split inside one.
 */
export function compose(ingredients: Ingredients): Composition {
  const { history, presentation } = ingredients;
  const briefs = briefsOn(ingredients.topics, ingredients.briefs);
  const news = newsFor(briefs, history);
  if (news.length === 0) return composeQuiet(briefs, ingredients);
  return composeNews(news, presentation, ingredients.day);
}
