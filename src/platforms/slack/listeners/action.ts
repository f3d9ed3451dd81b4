/**
 * Buttons and choice lists: pressing one runs the command line in it.
 */
import type { App } from '@slack/bolt';
import { z } from 'zod';
import { responseOutlet, threadButtonOutlet } from '../answer.ts';
import { ACTION } from '../draw-controls.ts';
import { placeOf } from '../place.ts';
import type { Service } from '../service.ts';

const control = z.union([
  z.object({ type: z.literal('button'), value: z.string() }).transform(({ value }) => value),
  z
    .object({ type: z.literal('static_select'), selected_option: z.object({ value: z.string() }) })
    .transform(({ selected_option }) => selected_option.value),
]);

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const pressed = z.object({
  user: z.object({
    id: z.string(),
    name: z.string().optional(),
    username: z.string().optional(),
    team_id: z.string().optional(),
  }),
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ message_ts: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  actions: z.tuple([control], z.unknown()),
});

/** The thread that the button stands in. The message that opens a thread stands in the channel itself. */
function threadOf({ container, message }: z.output<typeof pressed>): string | undefined {
  const thread = container?.thread_ts ?? message?.thread_ts;
  return thread === container?.message_ts ? undefined : thread;
}

/** Answers whoever presses or chooses, and nobody else, whoever may see the message with the button. */
export function listenToActions(app: App, service: Service): void {
  const { people, answer, now, client, teamId, ackFailed } = service;
  app.action(new RegExp(`^${ACTION}`), async ({ ack, body, respond }) => {
    await ack().catch(ackFailed);
    const press = pressed.parse(body);
    const { user, team, channel } = press;
    const [line] = press.actions;
    const thread = threadOf(press);
    const outlet =
      thread === undefined || channel === undefined
        ? responseOutlet(respond)
        : threadButtonOutlet(client, { channel: channel.id, user: user.id, thread }, respond);
    const context = {
      asker: people.named(user.id, user.username ?? user.name ?? user.id),
      place: placeOf(team?.id ?? user.team_id ?? teamId, channel?.id),
      at: now(),
    };
    await answer(line, context, outlet);
  });
}
