/**
 * Buttons and choice lists: pressing one runs the command line in it.
 */
import type { App, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import type { Place } from '../../../commands/command.ts';
import { addressOf } from '../address.ts';
import { type Outlet, responseOutlet, threadButtonOutlet } from '../answer.ts';
import { ACTION } from '../draw-controls.ts';
import { readModalContext } from '../modal.ts';
import { formOpener, modalOutlet } from '../modal-outlet.ts';
import { isAboutChannel, placeOf } from '../place.ts';
import type { Service } from '../service.ts';

const control = z.union([
  z
    .object({ type: z.literal('button'), value: z.string(), block_id: z.string().optional() })
    .transform(({ value, block_id }) => ({ line: value, block: block_id })),
  z
    .object({
      type: z.literal('static_select'),
      selected_option: z.object({ value: z.string() }),
      block_id: z.string().optional(),
    })
    .transform(({ selected_option, block_id }) => ({ line: selected_option.value, block: block_id })),
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
  trigger_id: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ message_ts: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  view: z.object({ id: z.string(), private_metadata: z.string() }).optional(),
  actions: z.tuple([control], z.unknown()),
});

type Press = z.output<typeof pressed>;

/** A press with its answer's way back. */
interface Pressed {
  readonly place: Place;
  readonly outlet: Outlet;
}

/** The thread that the button stands in. The message that opens a thread stands in the channel itself. */
function threadOf({ container, message }: Press): string | undefined {
  const thread = container?.thread_ts ?? message?.thread_ts;
  return thread === container?.message_ts ? undefined : thread;
}

/** What a modal is called that shows the answer to a line: by its command, because it was opened for something else. */
function titleFor(line: string): string {
  const [word = 'answer'] = /^\w{1,20}/.exec(line) ?? [];
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** A press in a modal: it is about the place where the modal was opened. */
function pressedInModal(
  { client }: Service,
  { view, actions }: Press & { readonly view: NonNullable<Press['view']> },
): Pressed {
  const { place } = readModalContext(view.private_metadata);
  return { place, outlet: modalOutlet(client, { id: view.id, title: titleFor(actions[0].line), place }) };
}

/** A press in a message: about its channel, or about the thread that it stands in. */
function pressedInMessage({ client, log, teamId }: Service, press: Press, respond: RespondFn): Pressed {
  const { user, team, channel, actions, trigger_id: trigger } = press;
  const workspace = team?.id ?? user.team_id ?? teamId;
  const thread = threadOf(press);
  if (thread === undefined || channel === undefined) {
    const place = placeOf(workspace, channel?.id);
    return { place, outlet: responseOutlet(respond, formOpener(client, log, trigger, place)) };
  }
  const aboutChannel = isAboutChannel(actions[0].block);
  const place = placeOf(workspace, channel.id, aboutChannel ? undefined : thread);
  const spot = { channel: channel.id, user: user.id, thread };
  const open = formOpener(client, log, trigger, place);
  return { place, outlet: threadButtonOutlet(client, { spot, respond, open, aboutChannel }) };
}

/** Answers whoever presses or chooses, and nobody else, whoever may see the message with the button. */
export function listenToActions(app: App, service: Service): void {
  const { people, answer, now, ackFailed } = service;
  app.action(new RegExp(`^${ACTION}`), async ({ ack, body, respond }) => {
    await ack().catch(ackFailed);
    const press = pressed.parse(body);
    const { user, view } = press;
    const { place, outlet } =
      view === undefined
        ? pressedInMessage(service, press, respond)
        : pressedInModal(service, { ...press, view });
    const channel = place.channel === undefined ? undefined : addressOf(place.channel).channel;
    const asker = people.named(user.id, user.username ?? user.name ?? user.id, channel);
    await answer(press.actions[0].line, { asker, place, at: now() }, outlet);
  });
}
