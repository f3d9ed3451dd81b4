/**
 * What to offer while somebody types: names that begin with it, then names that hold it.
 */
import { shortName } from './brief-names.ts';
import type { Suggestion } from './catalogue.ts';
import { fold, foldQuery } from './normalise.ts';
import type { Brief } from './schema.ts';
import type { Speaker } from './speakers.ts';

/** The most values offered at once (Discord shows 25: https://docs.discord.com/developers/interactions/application-commands). */
const MOST_COMPLETIONS = 25;

/** Briefs for what has been typed so far, each once, by the name that fits best. */
export function completeBrief(briefs: readonly Brief[], prefix: string): readonly Suggestion[] {
  const typed = foldQuery(prefix);
  const ranked = briefs.flatMap((brief) => {
    const names = typed === '' ? [shortName(brief)] : [...brief.aliases, brief.id, ...brief.topics];
    const fitting = names.map((text) => ({ text, brief, rank: rankOf(typed, text) }));
    // A title is too long to type: what it finds is offered by the brief's short name.
    const byTitle = { text: shortName(brief), brief, rank: rankOf(typed, brief.title) };
    return best([...fitting, byTitle]);
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_COMPLETIONS)
    .map(({ text, brief }) => ({ text, brief }));
}

/** Speakers for what has been typed so far, by their full names. */
export function completeSpeaker(speakers: readonly Speaker[], prefix: string): readonly string[] {
  const typed = foldQuery(prefix);
  return speakers
    .flatMap(({ name, aliases, offices }) => {
      const aside = [...aliases, ...offices].map((text) => ({ text: name, rank: rankOf(typed, text) + 1 }));
      return best([{ text: name, rank: rankOf(typed, name) }, ...aside]);
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_COMPLETIONS)
    .map(({ text }) => text);
}

/** 0 where a name begins with what was typed, 1 where one of its words does, 2 where it holds it, else infinite. */
function rankOf(typed: string, name: string): number {
  const folded = fold(name);
  if (folded.startsWith(typed)) return 0;
  if (` ${folded}`.includes(` ${typed}`)) return 1;
  return folded.includes(typed) ? 2 : Number.POSITIVE_INFINITY;
}

/** The one with the least rank, where any is finite. */
function best<Ranked extends { readonly rank: number }>(all: readonly Ranked[]): readonly Ranked[] {
  const [first] = [...all].sort((a, b) => a.rank - b.rank);
  return first === undefined || first.rank === Number.POSITIVE_INFINITY ? [] : [first];
}
