/**
 * Answers to interactions.
 * See https://discord.com/developers/docs/interactions/receiving-and-responding#create-interaction-response
 */
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { refuseLocked } from '../access.ts';
import type { Backend } from '../backend.ts';
import { callback, choices, deferral, modal } from '../checks/callback-schema.ts';
import { readForm } from '../checks/form.ts';
import { answerCreate, messageEdit } from '../checks/message-schema.ts';
import {
  type Acknowledgement,
  INTERACTION_TYPE,
  type Interaction,
  type InteractionKind,
} from '../interactions.ts';
import { describeMessage } from '../message-description.ts';
import { attachmentsOf, readMessage, settableFlags } from '../message-form.ts';
import type { StoredMessage } from '../message-store.ts';
import { publish, revise } from '../publish.ts';
import { alreadyAcknowledged, invalidForm, unknownInteraction } from '../refusal.ts';
import type { Call, Reply, Route } from '../router.ts';
import type { Channel } from '../wire.ts';

/** Which callbacks answer which interactions. */
const TAKES: Readonly<Record<InteractionKind, readonly number[]>> = {
  command: [4, 5, 9],
  component: [4, 5, 6, 7, 9],
  autocomplete: [8],
  modal: [4, 5, 6, 7],
};

/** Callbacks that put a message into the channel or change one. */
const WRITES: ReadonlySet<number> = new Set([4, 5, 7]);

function respond(call: Call): Reply {
  const { backend } = call;
  const interaction = backend.interactions.find(call.text('token'));
  if (interaction === undefined || interaction.id !== call.id('interaction')) throw unknownInteraction();
  if (interaction.state === 'late') throw unknownInteraction();
  if (interaction.state === 'acknowledged') throw alreadyAcknowledged();
  const { type, data } = readForm(callback, call.body);
  if (!TAKES[interaction.opening.kind].includes(type) || (needsSource(type) && !interaction.opening.source))
    throw invalidForm([
      {
        path: ['type'],
        code: 'INTERACTION_RESPONSE_TYPE_INVALID',
        message: `A callback of type ${type} does not answer this interaction.`,
      },
    ]);
  if (WRITES.has(type)) refuseLocked(backend, channelOf(backend, interaction));
  const acknowledgement = carryOut(call, interaction, type, data);
  backend.interactions.acknowledge(interaction);
  interaction.settle(acknowledgement);
  if (call.query.get('with_response') !== 'true') return { status: 204 };
  return { status: 200, body: described(backend, interaction, type, acknowledgement) };
}

const needsSource = (type: number): boolean =>
  type === InteractionResponseType.DeferredMessageUpdate || type === InteractionResponseType.UpdateMessage;

function carryOut(call: Call, interaction: Interaction, type: number, data: unknown): Acknowledgement {
  const { backend } = call;
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource: {
      const stored = answerWith(call, interaction, data);
      interaction.original = stored;
      return { type: 'message', stored };
    }
    case InteractionResponseType.DeferredChannelMessageWithSource: {
      const { flags } = readForm(deferral, data ?? {}, ['data']);
      const ephemeral = ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
      const stored = publish(backend, {
        author: backend.world.bot,
        channel: interaction.opening.channel,
        body: {},
        flags: MessageFlags.Loading | (ephemeral ? MessageFlags.Ephemeral : 0),
        interaction: interaction.metadata,
        onlyFor: ephemeral ? interaction.opening.user.id : undefined,
        cause: call.request,
      });
      interaction.original = stored;
      return { type: 'deferred', stored, answer: interaction.answered };
    }
    case InteractionResponseType.UpdateMessage: {
      const source = sourceOf(interaction);
      const body = readMessage(backend, data, call.files, {
        schema: messageEdit,
        spec: 'callback-update',
        specBody: call.body,
        at: ['data'],
        edits: source,
      });
      revise(backend, source, body, undefined, call.request);
      interaction.original = source;
      return { type: 'updated', stored: source };
    }
    case InteractionResponseType.ApplicationCommandAutocompleteResult: {
      const read = readForm(choices, data, ['data']);
      backend.spec('callback-autocomplete', call.body);
      return { type: 'choices', choices: read.choices };
    }
    case InteractionResponseType.Modal: {
      const read = readForm(modal, data, ['data']);
      backend.spec('callback-modal', call.body);
      return { type: 'modal', modal: read };
    }
    default:
      interaction.original = sourceOf(interaction);
      return { type: 'deferred-update' };
  }
}

function answerWith(call: Call, interaction: Interaction, data: unknown): StoredMessage {
  const { backend } = call;
  const { channel, user } = interaction.opening;
  const body = readMessage(backend, data, call.files, {
    schema: answerCreate,
    spec: 'callback-message',
    specBody: call.body,
    at: ['data'],
  });
  const flags = settableFlags(body, true);
  return publish(backend, {
    author: backend.world.bot,
    channel,
    body,
    attachments: attachmentsOf(backend, channel.id, call.files),
    tts: body.tts ?? false,
    flags,
    interaction: interaction.metadata,
    onlyFor: flags & MessageFlags.Ephemeral ? user.id : undefined,
    cause: call.request,
  });
}

/** The channel as it stands now: since the interaction began, a thread may have been locked. */
const channelOf = (backend: Backend, { opening }: Interaction): Channel =>
  backend.world.channels.get(opening.channel.id) ?? opening.channel;

function sourceOf(interaction: Interaction): StoredMessage {
  const { source } = interaction.opening;
  if (source === undefined) throw unknownInteraction();
  return source;
}

function described(
  backend: Backend,
  interaction: Interaction,
  type: number,
  outcome: Acknowledgement,
): object {
  const { opening, original } = interaction;
  const flags = original?.message.flags ?? 0;
  const written = outcome.type === 'message' || outcome.type === 'deferred' || outcome.type === 'updated';
  return {
    interaction: {
      id: interaction.id,
      type: INTERACTION_TYPE[opening.kind],
      channel_id: opening.channel.id,
      ...(opening.channel.type !== 1 ? { guild_id: opening.channel.guild_id } : {}),
      ...(original === undefined
        ? {}
        : {
            response_message_id: original.message.id,
            response_message_loading: (flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
          }),
    },
    resource: {
      type,
      ...(written && original !== undefined ? { message: describeMessage(backend, original, true) } : {}),
    },
  };
}

/** `/interactions/:id/:token/callback`. */
export const callbackRoutes: readonly Route[] = [
  {
    method: 'POST',
    pattern: '/interactions/:interaction/:token/callback',
    access: 'token',
    handle: respond,
  },
];
