/**
 * `draft correct <brief>`: opens a published brief for correction.
 */
import type { Answer, Request } from '../command.ts';
import { draftedAnswer } from './drafted.ts';
import { actorOf } from './editor.ts';
import { withBrief } from './published-brief.ts';
import type { DraftSources } from './sources.ts';

/** Opens a brief for correction, as a draft. */
export function correct(sources: DraftSources, input: string, request: Request): Promise<Answer> {
  return withBrief(sources, input, 'correct', request, async ({ id }) => {
    const drafted = await sources.desk().correct(id, actorOf(request), request.at);
    return draftedAnswer(drafted, `draft correct ${id}`, request);
  });
}
