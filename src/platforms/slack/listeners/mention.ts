/**
 * Mentions: `@bot brief migration`, answered in the mention's thread.
 */
import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Asker } from '../../../commands/command.ts';
import { threadOutlet } from '../answer.ts';
import { traceOf } from '../log.ts';
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

/** Whether a person wrote it, just now: bots could answer each other without end, and an edit was answered before. */
function isFromPerson({ bot_id, subtype, edited }: Mention): boolean {
  return bot_id === undefined && subtype !== 'bot_message' && edited === undefined;
}

function askerOf({ people }: Service, user: string, event: Mention): Promise<Asker> {
  const { user_profile: profile, channel } = event;
  const name = [profile?.display_name, profile?.real_name].find(
    (one) => one !== undefined && one.trim() !== '',
  );
  return name === undefined
    ? people.lookedUp(user, channel)
    : Promise.resolve(people.named(user, name, channel));
}

async function answerMention(service: Service, user: string, event: Mention, teamId: string): Promise<void> {
  const { channel, ts, thread_ts: thread } = event;
  const at = service.now();
  const asker = await askerOf(service, user, event);
  const spot = { channel, user, ...(thread === undefined ? {} : { thread }) };
  await service.answer(
    lineOfMention(event.text, service.botUserId),
    { asker, place: placeOf(teamId, channel, thread), at },
    threadOutlet(service.client, spot, ts),
  );
}

/**
 * Whether an event is new. Where nobody can tell it counts as new: a repeated answer is rare, as Slack repeats few events,
 * and no answer at all is worse.
 */
function isNew({ claims, log }: Service, eventId: string): Promise<boolean> {
  return claims.claim(`slack:${eventId}`).catch((error: unknown) => {
    log.warn({ platform: 'slack', ...traceOf(error) }, 'An event could not be claimed; it is answered');
    return true;
  });
}

/** Answers mentions. Bolt has acknowledged the event before it comes here. */
export function listenToMentions(app: App, service: Service): void {
  app.event('app_mention', async ({ body }) => {
    const { event_id, team_id, event } = mentioned.parse(body);
    if (event.user === undefined || !isFromPerson(event)) return;
    service.work.begin();
    try {
      if (!(await isNew(service, event_id))) return;
      await answerMention(service, event.user, event, team_id ?? service.teamId);
    } finally {
      service.work.end();
    }
  });
}
