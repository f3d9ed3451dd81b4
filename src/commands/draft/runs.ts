/**
 * What answers each subcommand of `draft`. Loaded when an editor first asks for one: nothing of it is needed for the
 * bot to be ready.
 */
import type { Answer, Request } from '../command.ts';
import { correct } from './correct.ts';
import { drop, keep, reset } from './decide.ts';
import { discard, restore } from './discard.ts';
import { feed } from './feed.ts';
import { history } from './history.ts';
import { list } from './list.ts';
import { begin } from './new.ts';
import { paste } from './paste.ts';
import { publish } from './publish.ts';
import { set } from './set.ts';
import { show } from './show.ts';
import type { DraftSources } from './sources.ts';
import { withdraw } from './withdraw.ts';
import { about, reword, speaker, trim } from './wording.ts';

/** Answers one subcommand. `input` is what stands behind its name, trimmed. */
type Run = (sources: DraftSources, input: string, request: Request) => Promise<Answer>;

/** By the subcommand's name. */
export const RUNS: ReadonlyMap<string, Run> = new Map<string, Run>([
  ['new', begin],
  ['paste', paste],
  ['list', (sources) => list(sources)],
  ['show', show],
  ['keep', keep],
  ['drop', drop],
  ['reword', reword],
  ['trim', trim],
  ['speaker', speaker],
  ['about', about],
  ['set', set],
  ['reset', reset],
  ['publish', publish],
  ['discard', discard],
  ['restore', restore],
  ['correct', correct],
  ['withdraw', withdraw],
  ['history', history],
  ['feed', feed],
]);
