/**
 * `draft history <draft, brief or feed>`: who did what, and when.
 */
import { handleOf } from '../../briefs/handle.ts';
import { paragraph, plain, strong, type Text } from '../../cards/card.ts';
import type { EditorialEvent } from '../../drafting/store.ts';
import type { Answer, Request } from '../command.ts';
import { echoOf, notFound } from '../not-found.ts';
import { actorOf, told } from './editor.ts';
import { privately } from './opened.ts';
import type { DraftSources } from './sources.ts';

/** How many events one answer tells of: as many as fit a message of either platform. */
const MOST = 25;

const PLATFORMS: ReadonlyMap<string, string> = new Map([
  ['slack', 'Slack'],
  ['discord', 'Discord'],
]);

const KINDS: Readonly<Record<EditorialEvent['kind'], string>> = {
  drafted: 'Drafted',
  changed: 'Changed',
  published: 'Published',
  corrected: 'Corrected',
  discarded: 'Discarded',
  restored: 'Restored',
  withdrawn: 'Withdrawn',
  'feed-added': 'Feed added',
  'feed-paused': 'Feed paused',
  'feed-resumed': 'Feed resumed',
  'feed-removed': 'Feed removed',
};

/** Who did it: only ids are kept, and a person's is no mention. */
function byWhom({ actor }: EditorialEvent, request: Request): string {
  const self = actorOf(request);
  if (actor.platform === self.platform && actor.id === self.id) return 'by you';
  if (actor.platform === 'feed') return `by the feed ${actor.id}`;
  const platform = PLATFORMS.get(actor.platform);
  return platform === undefined ? `at the ${actor.platform}` : `by ${actor.id} on ${platform}`;
}

function eventText(event: EditorialEvent, request: Request): Text {
  const detail = event.detail === undefined ? '' : `: ${event.detail}`;
  return [
    { type: 'time', at: event.at, style: 'minute' },
    plain(' · '),
    strong(KINDS[event.kind]),
    plain(`${detail} · ${byWhom(event, request)}`),
  ];
}

/** The id that a name stands for: a brief may be named by its short name. */
function subjectOf({ catalogue }: DraftSources, typed: string): string {
  const brief = catalogue().briefs.find((one) => handleOf(one) === typed);
  return brief?.id ?? typed;
}

/** Tells what was done, newest first. */
export async function history(sources: DraftSources, input: string, request: Request): Promise<Answer> {
  const typed = input.toLowerCase();
  if (typed === '') {
    const drafts = await sources.desk().list();
    const offers = drafts.map(({ id }) => ({ label: id, line: `draft history ${id}` }));
    const problem = 'The history of which draft, brief or feed?';
    return privately(notFound(problem, offers, offers[0]?.line ?? 'draft list', request));
  }
  const subject = subjectOf(sources, typed);
  const events = await sources.desk().history(subject);
  if (events.length === 0) {
    return privately(notFound(`Nothing is written down of: ${echoOf(typed)}.`, [], 'draft list', request));
  }
  const more = events.length - MOST;
  return told({
    title: `What was done: ${echoOf(subject)}`,
    elements: [
      { type: 'list', items: events.slice(0, MOST).map((event) => eventText(event, request)) },
      ...(more > 0 ? [paragraph(`${more} more before that.`)] : []),
    ],
  });
}
