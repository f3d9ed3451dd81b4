/**
 * An interaction as it travels to the application.
 * See https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
 */
import type { Backend } from './backend.ts';
import { describeChannel } from './channel-description.ts';
import { INTERACTION_TYPE, type Interaction, type Opening } from './interactions.ts';
import { describeMessage } from './message-description.ts';

/** Opens an interaction and sends it to the application's sessions. */
export function sendInteraction(backend: Backend, opening: Opening, data: object): Interaction {
  const interaction = backend.interactions.open(opening);
  const payload = describe(backend, interaction, data);
  backend.events.emit(() => ({
    type: 'interaction',
    at: backend.clock(),
    id: interaction.id,
    kind: opening.kind,
    payload,
  }));
  const text = JSON.stringify(payload);
  backend.gateway.dispatch({ name: 'INTERACTION_CREATE', data: () => text });
  return interaction;
}

function describe(backend: Backend, interaction: Interaction, data: object): object {
  const { world } = backend;
  const { kind, user, channel, source } = interaction.opening;
  const member = world.members.get(user.id);
  const permissions = String(world.permissions(user.id, channel));
  const place =
    channel.type !== 1
      ? {
          guild_id: world.guild.id,
          guild: { id: world.guild.id, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: { ...member, permissions },
          context: 0,
        }
      : { user, context: 1 };
  return {
    id: interaction.id,
    application_id: world.application.id,
    type: INTERACTION_TYPE[kind],
    token: interaction.token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: { ...describeChannel(backend, channel), permissions },
    ...place,
    app_permissions: String(world.permissions(world.bot.id, channel)),
    locale: 'en-US',
    entitlements: [],
    authorizing_integration_owners: interaction.metadata.authorizing_integration_owners,
    attachment_size_limit: 10 * 1_024 * 1_024,
    ...(source === undefined ? {} : { message: describeMessage(backend, source, true) }),
  };
}
