/**
 * Buttons and choice lists: pressing one runs the command line in it.
 */
import type { App } from '@slack/bolt';
import { z } from 'zod';
import { responseOutlet, threadButtonOutlet } from '../answer.ts';
import { ACTION } from '../draw-controls.ts';
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
  container: z.object({ thread_ts: z.string().optional() }).optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  actions: z.tuple([control], z.unknown()),
});

/** Answers whoever presses or chooses, and nobody else, whoever may see the message with the button. */
export function listenToActions(app: App, service: Service): void {
  const { people, answer, work, now, client, teamId, ackFailed } = service;
  app.action(new RegExp(`^${ACTION}`), async ({ ack, body, respond }) => {
    await ack().catch(ackFailed);
    const { user, team, channel, container, message, actions } = pressed.parse(body);
    const [line] = actions;
    const thread = container?.thread_ts ?? message?.thread_ts;
    const outlet =
      thread === undefined || channel === undefined
        ? responseOutlet(respond)
        : threadButtonOutlet(client, { channel: channel.id, user: user.id, thread }, respond);
    const context = {
      asker: people.named(user.id, user.username ?? user.name ?? user.id),
      place: {
        platform: 'slack',
        workspace: team?.id ?? user.team_id ?? teamId,
        ...(channel === undefined ? {} : { channel: channel.id }),
        extent: 'chat' as const,
      },
      at: now(),
    };
    await work.track(answer(line, context, outlet));
  });
}
