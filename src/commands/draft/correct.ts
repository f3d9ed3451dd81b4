/**
 * `draft correct <brief>`: opens a published brief for correction.
 */
import type { BriefMatch } from '../../briefs/catalogue.ts';
import { handleOf } from '../../briefs/handle.ts';
import type { Answer, Request } from '../command.ts';
import { echoOf, notFound } from '../not-found.ts';
import { draftedAnswer } from './drafted.ts';
import { actorOf } from './editor.ts';
import { privately } from './opened.ts';
import type { DraftSources } from './sources.ts';

/** The longest name that is looked up, in characters. */
const LONGEST_NAME = 80;

function whichBrief(
  typed: string,
  match: Exclude<BriefMatch, { readonly kind: 'found' }>,
  request: Request,
): Answer {
  const names =
    match.kind === 'several' ? match.briefs.map(handleOf) : match.suggestions.map(({ text }) => text);
  const offers = names.map((name) => ({ label: name, line: `draft correct ${name}` }));
  const problem =
    typed === ''
      ? 'Which brief is to be corrected?'
      : match.kind === 'several'
        ? `Several briefs fit ${echoOf(typed)}. Which one?`
        : `No brief matches: ${echoOf(typed)}.`;
  return privately(notFound(problem, offers, offers[0]?.line ?? 'brief', request));
}

/** Opens a brief for correction, as a draft. */
export async function correct(
  { catalogue, desk }: DraftSources,
  input: string,
  request: Request,
): Promise<Answer> {
  const match = catalogue().findBrief(input.slice(0, LONGEST_NAME));
  if (input === '') {
    const suggestions = catalogue()
      .briefs.slice(0, 3)
      .map((brief) => ({ text: handleOf(brief), brief }));
    return whichBrief(input, { kind: 'none', suggestions }, request);
  }
  if (match.kind !== 'found') return whichBrief(input, match, request);
  const drafted = await desk().correct(match.brief.id, actorOf(request), request.at);
  return draftedAnswer(drafted, `draft correct ${match.brief.id}`, request);
}
