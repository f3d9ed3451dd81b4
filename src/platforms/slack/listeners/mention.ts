/**
 * Mentions: `@bot brief migration`, answered in the mention's thread.
 */
import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Asker } from '../../../commands/command.ts';
import { threadOutlet } from '../answer.ts';
import { lineOfMention } from '../mention-text.ts';
import { placeOf } from '../place.ts';
import type { Service } from '../service.ts';

/** https://docs.slack.dev/reference/events/app_mention */
const mentioned = z.object({
  event_id: z.string(),
  team_id: z.string().optional(),
  event: z.object({
    user: z.string().optional(),
    user_profile: z
      .object({ display_name: z.string().optional(), real_name: z.string().optional() })
      .optional(),
    text: z.string(),
    channel: z.string(),
    ts: z.string(),
    thread_ts: z.string().optional(),
    bot_id: z.string().optional(),
    subtype: z.string().optional(),
    edited: z.unknown().optional(),
  }),
});

type Mention = z.output<typeof mentioned>['event'];

/** How many events are remembered: far more than arrive within the five minutes in which Slack repeats one. */
const REMEMBERED = 1_000;

/** Tells events that Slack sends again, because it saw no acknowledgement, from new ones. */
export function createEventMemory(most: number = REMEMBERED): (eventId: string) => boolean {
  const seen = new Set<string>();
  return (eventId) => {
    if (seen.has(eventId)) return false;
    const [oldest] = seen;
    if (seen.size >= most && oldest !== undefined) seen.delete(oldest);
    seen.add(eventId);
    return true;
  };
}

/** Whether a person wrote it, just now: bots could answer each other without end, and an edit was answered before. */
function isFromPerson({ bot_id, subtype, edited }: Mention): boolean {
  return bot_id === undefined && subtype !== 'bot_message' && edited === undefined;
}

function askerOf({ people }: Service, user: string, profile: Mention['user_profile']): Promise<Asker> {
  const name = [profile?.display_name, profile?.real_name].find(
    (one) => one !== undefined && one.trim() !== '',
  );
  return name === undefined ? people.lookedUp(user) : Promise.resolve(people.named(user, name));
}

async function answerMention(service: Service, user: string, event: Mention, teamId: string): Promise<void> {
  const { channel, ts, thread_ts: thread } = event;
  const at = service.now();
  const asker = await askerOf(service, user, event.user_profile);
  const spot = { channel, user, ...(thread === undefined ? {} : { thread }) };
  await service.answer(
    lineOfMention(event.text, service.botUserId),
    { asker, place: placeOf(teamId, channel), at },
    threadOutlet(service.client, spot, ts),
  );
}

/** Answers mentions. Bolt has acknowledged the event before it comes here. */
export function listenToMentions(app: App, service: Service): void {
  const isNew = createEventMemory();
  app.event('app_mention', async ({ body }) => {
    const { event_id, team_id, event } = mentioned.parse(body);
    if (event.user === undefined || !isFromPerson(event) || !isNew(event_id)) return;
    service.work.begin();
    try {
      await answerMention(service, event.user, event, team_id ?? service.teamId);
    } finally {
      service.work.end();
    }
  });
}
