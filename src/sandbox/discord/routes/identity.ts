/** Who the application is, and whom it knows. See https://discord.com/developers/docs/resources/application */
import { z } from 'zod';
import { describeChannel } from '../channel-description.ts';
import { snowflake } from '../checks/fields.ts';
import { readForm } from '../checks/form.ts';
import { directWith } from '../direct-messages.ts';
import { BUDGETS } from '../rate-limits.ts';
import { invalidRecipient, unknownUser } from '../refusal.ts';
import type { Call, Reply, Route } from '../router.ts';

const createDirect = z.strictObject({ recipient_id: snowflake });

function application({ backend }: Call): Reply {
  const { id, name, flags } = backend.world.application;
  const body = {
    id,
    name,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags,
    bot: backend.world.bot,
    owner: backend.world.user(backend.world.guild.owner_id),
    team: null,
    tags: [],
    integration_types_config: { 0: {} },
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_guild_count: 1,
  };
  return { status: 200, body };
}

function self({ backend }: Call): Reply {
  return {
    status: 200,
    body: { ...backend.world.bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
  };
}

function user(call: Call): Reply {
  const found = call.backend.world.user(call.id('user'));
  if (found === undefined) throw unknownUser();
  return { status: 200, body: found };
}

function openDirect(call: Call): Reply {
  // Somebody who blocks the bot is only found out by sending: to open the channel is never refused.
  const { recipient_id } = readForm(createDirect, call.body);
  const person = call.backend.world.user(recipient_id);
  if (person === undefined) throw unknownUser();
  if (person.bot) throw invalidRecipient();
  return { status: 200, body: describeChannel(call.backend, directWith(call.backend, person)) };
}

const read = { method: 'GET', access: 'bot', budget: BUDGETS.reading } as const;

/** `/applications/@me`, `/users/…`. */
export const identityRoutes: readonly Route[] = [
  { ...read, pattern: '/applications/@me', handle: application },
  { ...read, pattern: '/oauth2/applications/@me', handle: application },
  { ...read, pattern: '/users/@me', handle: self },
  { ...read, pattern: '/users/:user', handle: user },
  { ...read, method: 'POST', pattern: '/users/@me/channels', handle: openDirect },
];
