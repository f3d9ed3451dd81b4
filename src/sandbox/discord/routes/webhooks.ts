/**
 * What an interaction's token serves after the callback: the answer itself, and follow-ups.
 * See https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
 */
import { MessageFlags } from 'discord-api-types/v10';
import { refuseLocked } from '../access.ts';
import { answerCreate, messageEdit } from '../checks/message-schema.ts';
import type { Interaction } from '../interactions.ts';
import { describeMessage } from '../message-description.ts';
import { attachmentsOf, readMessage, settableFlags } from '../message-form.ts';
import type { StoredMessage } from '../message-store.ts';
import { publish, retract, revise } from '../publish.ts';
import { BUDGETS } from '../rate-limits.ts';
import { expiredToken, unknownMessage, unknownWebhook } from '../refusal.ts';
import type { Call, Reply, Route } from '../router.ts';

/** The interaction whose token the path holds. It serves only after the callback, and for 15 minutes. */
function interactionOf(call: Call): Interaction {
  const { interactions, world } = call.backend;
  const interaction = interactions.find(call.text('token'));
  const known = interaction !== undefined && call.id('application') === world.application.id;
  if (!known || interaction.state !== 'acknowledged') throw unknownWebhook();
  if (!interactions.lives(interaction)) throw expiredToken();
  return interaction;
}

function messageOf(call: Call, interaction: Interaction): StoredMessage {
  const { store } = call.backend;
  const channel = interaction.opening.channel.id;
  const id = call.text('message');
  const { original } = interaction;
  const stored = id === '@original' ? original : store.get(channel, call.id('message'));
  if (stored === undefined || store.get(channel, stored.message.id) === undefined) throw unknownMessage();
  const own = stored === original || stored.message.interaction_metadata?.id === interaction.id;
  if (!own) throw unknownMessage();
  return stored;
}

function followUp(call: Call): Reply {
  const { backend } = call;
  const interaction = interactionOf(call);
  const { original, opening } = interaction;
  refuseLocked(backend, backend.world.channels.get(opening.channel.id) ?? opening.channel);
  const loading = original !== undefined && (original.message.flags & MessageFlags.Loading) !== 0;
  const body = readMessage(backend, call.body, call.files, { schema: answerCreate, spec: 'follow-up' });
  const attachments = attachmentsOf(backend, opening.channel.id, call.files);
  if (loading) {
    // The first follow-up to a deferred answer is that answer, as private as the deferral said.
    revise(backend, original, body, attachments, call.request);
    interaction.answer(original);
    return { status: 200, body: describeMessage(backend, original, true) };
  }
  const flags = settableFlags(body, true);
  const stored = publish(backend, {
    author: backend.world.bot,
    channel: opening.channel,
    body,
    attachments,
    tts: body.tts ?? false,
    flags,
    interaction: interaction.metadata,
    onlyFor: flags & MessageFlags.Ephemeral ? opening.user.id : undefined,
    cause: call.request,
  });
  return { status: 200, body: describeMessage(backend, stored, true) };
}

function get(call: Call): Reply {
  const stored = messageOf(call, interactionOf(call));
  return { status: 200, body: describeMessage(call.backend, stored, true) };
}

function edit(call: Call): Reply {
  const { backend } = call;
  const interaction = interactionOf(call);
  const stored = messageOf(call, interaction);
  const loading = (stored.message.flags & MessageFlags.Loading) !== 0;
  const body = readMessage(backend, call.body, call.files, {
    schema: messageEdit,
    spec: 'answer-edit',
    edits: stored,
  });
  const files =
    call.files.length > 0 ? attachmentsOf(backend, stored.message.channel_id, call.files) : undefined;
  revise(backend, stored, body, files, call.request);
  if (loading) interaction.answer(stored);
  return { status: 200, body: describeMessage(backend, stored, true) };
}

function remove(call: Call): Reply {
  const stored = messageOf(call, interactionOf(call));
  retract(call.backend, stored, call.request);
  return { status: 204 };
}

const shared = { access: 'token', budget: BUDGETS.webhook } as const;
const ONE = '/webhooks/:application/:token/messages/:message';

/** `/webhooks/:application/:token…`. */
export const webhookRoutes: readonly Route[] = [
  { ...shared, method: 'POST', pattern: '/webhooks/:application/:token', handle: followUp },
  { ...shared, method: 'GET', pattern: ONE, handle: get },
  { ...shared, method: 'PATCH', pattern: ONE, handle: edit },
  { ...shared, method: 'DELETE', pattern: ONE, handle: remove },
];
