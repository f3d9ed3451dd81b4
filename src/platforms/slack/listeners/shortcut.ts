/**
 * Message shortcuts: choosing one in a message's menu runs its line for the addresses in that message.
 * https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
 */
import type { App } from '@slack/bolt';
import { z } from 'zod';
import { notice } from '../../../cards/card.ts';
import { responseOutlet } from '../answer.ts';
import { drawCard } from '../draw.ts';
import { decodedEntities } from '../mention-text.ts';
import { formOpener } from '../modal-outlet.ts';
import { placeOf } from '../place.ts';
import type { Service } from '../service.ts';

const chosen = z.object({
  callback_id: z.string(),
  trigger_id: z.string(),
  user: z.object({ id: z.string(), name: z.string().optional(), team_id: z.string().optional() }),
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }),
  message: z.object({
    text: z.string().optional(),
    attachments: z.array(z.object({ from_url: z.string().optional() })).optional(),
  }),
});

/** The http and https addresses in a message, in order, each once. Slack writes a link as `<address>` or `<address|text>`. */
export function addressesIn({
  text = '',
  attachments = [],
}: z.output<typeof chosen>['message']): readonly string[] {
  const links = Array.from(text.matchAll(/<(https?:\/\/[^|>]+)/g), ([, link = '']) => decodedEntities(link));
  const unfurled = attachments.flatMap(({ from_url: link }) => (link === undefined ? [] : [link]));
  return [...new Set([...links, ...unfurled])];
}

/** Answers whoever chose, and nobody else. */
export function listenToShortcuts(app: App, service: Service): void {
  const { commands, client, people, answer, now, log, ackFailed, teamId } = service;
  app.shortcut({ type: 'message_action' }, async ({ ack, body, respond }) => {
    await ack().catch(ackFailed);
    const { callback_id: name, user, team, channel, message, trigger_id: trigger } = chosen.parse(body);
    // One of an older manifest: nothing of ours.
    const shortcut = commands.shortcuts.find((one) => one.name === name);
    if (shortcut === undefined) return;
    const place = placeOf(team?.id ?? user.team_id ?? teamId, channel.id);
    const outlet = responseOutlet(respond, formOpener(client, log, trigger, place));
    const line = shortcut.lineFor(addressesIn(message));
    if (line === undefined) {
      for (const part of drawCard(notice(shortcut.without))) await outlet.send(part, 'private');
      return;
    }
    const asker = people.named(user.id, user.name ?? user.id, channel.id);
    await answer(line, { asker, place, at: now() }, outlet);
  });
}
