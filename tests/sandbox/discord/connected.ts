/** A sandbox with the real discord.js connected to it, and both put away after the test. */
import { Client, type ClientOptions, GatewayIntentBits } from 'discord.js';
import { onTestFinished } from 'vitest';
import {
  type DiscordSandbox,
  type DiscordSandboxOptions,
  startDiscordSandbox,
} from '../../../src/sandbox/discord/sandbox.ts';

/** Starts a sandbox for one test. */
export async function startSandbox(options: DiscordSandboxOptions = {}): Promise<DiscordSandbox> {
  const sandbox = await startDiscordSandbox(options);
  onTestFinished(() => sandbox.stop());
  return sandbox;
}

export const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.MessageContent,
];

/** Connects a client and waits until it is ready. */
export async function connect(
  sandbox: DiscordSandbox,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({ intents: INTENTS, ...options, rest: { api: sandbox.apiUrl, ...options.rest } });
  onTestFinished(() => client.destroy());
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  await client.login(sandbox.token);
  return ready;
}
