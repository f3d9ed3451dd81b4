/**
 * What answers each subcommand of `digest`. Loaded when somebody first asks for one: it is a third of all commands,
 * and nothing of it is needed for the bot to be ready.
 */
import type { Answer, Request } from '../command.ts';
import { history } from './history.ts';
import { now } from './now.ts';
import { pause, resume } from './pause.ts';
import { preview } from './preview.ts';
import { quiet } from './quiet.ts';
import { schedule } from './schedule.ts';
import type { DigestCommandSources } from './sources.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { topics } from './topics.ts';
import { unsubscribe } from './unsubscribe.ts';
import { why } from './why.ts';
import { zone } from './zone.ts';

/** Answers one subcommand. `input` is what stands behind its name, trimmed. */
type Run = (sources: DigestCommandSources, input: string, request: Request) => Promise<Answer>;

/** By the subcommand's name. */
export const RUNS: ReadonlyMap<string, Run> = new Map<string, Run>([
  ['subscribe', subscribe],
  ['schedule', schedule],
  ['topics', topics],
  ['quiet', quiet],
  ['preview', (sources, _, request) => preview(sources, request)],
  ['now', now],
  ['pause', pause],
  ['resume', (sources, _, request) => resume(sources, request)],
  ['status', (sources, _, request) => status(sources, request)],
  ['why', why],
  ['history', (sources, _, request) => history(sources, request)],
  ['unsubscribe', (sources, _, request) => unsubscribe(sources, request)],
  ['zone', zone],
]);
