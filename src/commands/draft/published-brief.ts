/**
 * The published brief that a line names.
 */
import type { BriefMatch } from '../../briefs/catalogue.ts';
import { handleOf } from '../../briefs/handle.ts';
import type { Brief } from '../../briefs/schema.ts';
import type { Answer, Request } from '../command.ts';
import { echoOf, notFound } from '../not-found.ts';
import { privately } from './opened.ts';
import type { DraftSources } from './sources.ts';

/** The longest name that is looked up, in characters. */
const LONGEST_NAME = 80;

/** What can be done with a published brief, and how a question calls it. */
const DONE = { correct: 'corrected', withdraw: 'withdrawn' } as const;

type Subcommand = keyof typeof DONE;

function whichBrief(
  typed: string,
  match: Exclude<BriefMatch, { readonly kind: 'found' }>,
  subcommand: Subcommand,
  request: Request,
): Answer {
  const names =
    match.kind === 'several' ? match.briefs.map(handleOf) : match.suggestions.map(({ text }) => text);
  const offers = names.map((name) => ({ label: name, line: `draft ${subcommand} ${name}` }));
  const problem =
    typed === ''
      ? `Which brief is to be ${DONE[subcommand]}?`
      : match.kind === 'several'
        ? `Several briefs fit ${echoOf(typed)}. Which one?`
        : `No brief matches: ${echoOf(typed)}.`;
  return privately(notFound(problem, offers, offers[0]?.line ?? 'brief', request));
}

/** Answers about the brief that a line names, by any of its names; asks which one where it names none. */
export async function withBrief(
  { catalogue }: DraftSources,
  typed: string,
  subcommand: Subcommand,
  request: Request,
  answer: (brief: Brief) => Promise<Answer>,
): Promise<Answer> {
  if (typed === '') {
    const suggestions = catalogue()
      .briefs.slice(0, 3)
      .map((brief) => ({ text: handleOf(brief), brief }));
    return whichBrief(typed, { kind: 'none', suggestions }, subcommand, request);
  }
  const match = catalogue().findBrief(typed.slice(0, LONGEST_NAME));
  return match.kind === 'found' ? answer(match.brief) : whichBrief(typed, match, subcommand, request);
}
