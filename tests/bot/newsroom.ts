/**
 * A newsroom: the whole bot, two platforms, an editor and a reader at each, and an outlet on this machine whose pages and
 * feeds the bot may fetch.
 */
import { onTestFinished } from 'vitest';
import { page } from '../drafting/pages.ts';
import { Web } from '../drafting/web.ts';
import { exampleInput } from '../fixtures/brief.ts';
import { begin, type Days, type DaysOptions } from './days.ts';
import { takeDiscordSeat } from './discord-seat.ts';
import { HEADLINE, PARAGRAPHS } from './lighthouse.ts';
import type { Seat, Sitting, TakeSeat } from './seat.ts';
import { takeSlackSeat } from './slack-seat.ts';

const HOST = 'courier.test';

/** What an address of the outlet answers. */
export interface Printed {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

/** An article as the outlet's page prints it. */
export function articlePage(headline: string, paragraphs: readonly string[]): Printed {
  return {
    type: 'text/html; charset=utf-8',
    body: page({
      head: `<title>${headline}</title><meta property="og:site_name" content="The Ellery Courier">
<meta property="og:title" content="${headline}"><meta property="article:published_time" content="2026-03-01T08:00:00Z">`,
      article: `<h1>${headline}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}`,
    }),
  };
}

/** The whole bot with an outlet to read. */
export interface Newsroom extends Days {
  /** Where an article about the lighthouse is. */
  readonly address: string;
  /** The outlet's address, without a path. */
  readonly origin: string;
  /** What the outlet prints, by path. */
  readonly printed: Map<string, Printed>;
}

/** Opens a newsroom on a Monday morning. It closes with the test. */
export async function openNewsroom(options: DaysOptions = {}): Promise<Newsroom> {
  const web = new Web();
  onTestFinished(() => web.close());
  const printed = new Map([['/lighthouse', articlePage(HEADLINE, PARAGRAPHS)]]);
  const { port } = await web.open((request, response) => {
    const found = printed.get(request.url ?? '');
    const { status = 200, type = 'text/html', body } = found ?? { status: 404, body: 'Nothing here.' };
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  web.name(HOST, ['127.0.0.1']);
  const days = await begin('2026-03-02T07:00:00Z', {
    briefs: [exampleInput()],
    fetch: web.fetch(),
    ...options,
  });
  const origin = `http://${HOST}:${port}`;
  return { ...days, origin, address: `${origin}/lighthouse`, printed };
}

const TAKE: Readonly<Record<Seat['platform'], TakeSeat>> = {
  slack: takeSlackSeat,
  discord: takeDiscordSeat,
};

/** Both platforms: what they must do alike is tested at each. */
export const PLATFORMS = ['slack', 'discord'] as const;

/** Seats somebody in a newsroom: an editor in #general unless told otherwise. */
export function seat(
  { world }: Pick<Newsroom, 'world'>,
  platform: Seat['platform'],
  sitting: Partial<Sitting> = {},
): Seat {
  return TAKE[platform](world, { as: 'editor', ...sitting });
}
