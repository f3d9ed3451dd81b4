/** Sends requests to the sandbox as discord.js's REST does, and as nobody but a test would. */
import { DiscordAPIError, REST } from 'discord.js';
import { expect } from 'vitest';
import { z } from 'zod';
import type { DiscordSandbox, SandboxMessage } from '../../../src/sandbox/discord/sandbox.ts';

/** discord.js's REST, logged in. */
export function restOf(sandbox: DiscordSandbox): REST {
  return new REST({ api: sandbox.apiUrl, retries: 0 }).setToken(sandbox.token);
}

/** Sends a message as the bot and returns it as the sandbox keeps it. */
export async function messageFrom(
  sandbox: DiscordSandbox,
  body: object,
  channel = 'general',
): Promise<SandboxMessage> {
  const sent = await restOf(sandbox).post(`/channels/${sandbox.channel(channel).id}/messages`, { body });
  const { id } = z.looseObject({ id: z.string() }).parse(sent);
  return sandbox.message((message) => message.id === id);
}

/** What a request was refused with. */
export interface Refused {
  readonly status: number;
  readonly code: number | string;
  /** `path[CODE]` of each problem of the form. */
  readonly problems: readonly string[];
}

/** Waits for a request to be refused. */
export async function refusalOf(request: Promise<unknown>): Promise<Refused> {
  const outcome = await request.then(
    (answer) => ({ answer }),
    (error: unknown) => error,
  );
  if (!(outcome instanceof DiscordAPIError)) {
    expect(outcome, 'a refusal by Discord').toBeInstanceOf(DiscordAPIError);
    throw new Error('unreachable');
  }
  const { errors } = { errors: undefined, ...outcome.rawError };
  return { status: outcome.status, code: outcome.code, problems: flatten(errors, []) };
}

function flatten(tree: unknown, path: readonly string[]): readonly string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) =>
    key === '_errors' && Array.isArray(value)
      ? value.map(({ code }) => `${path.join('.')}[${code}]`)
      : flatten(value, [...path, key]),
  );
}
