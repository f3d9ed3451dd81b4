/** Which events a session asked for. See https://discord.com/developers/docs/events/gateway#gateway-intents */
import { ApplicationFlags, GatewayIntentBits } from 'discord-api-types/v10';

const KNOWN = Object.values(GatewayIntentBits).reduce<number>(
  (sum, bit) => (typeof bit === 'number' ? sum | bit : sum),
  0,
);

/** Privileged intents and the application's flag that says the portal's switch is on. */
const PRIVILEGED = [
  { intent: GatewayIntentBits.GuildMembers, flag: ApplicationFlags.GatewayGuildMembersLimited },
  { intent: GatewayIntentBits.GuildPresences, flag: ApplicationFlags.GatewayPresenceLimited },
  { intent: GatewayIntentBits.MessageContent, flag: ApplicationFlags.GatewayMessageContentLimited },
] as const;

/** Whether intents may be asked for: unknown ones close a connection with 4013, disallowed ones with 4014. */
export function judgeIntents(intents: number, applicationFlags: number): 'fine' | 'unknown' | 'disallowed' {
  if (!Number.isInteger(intents) || intents < 0 || (intents & ~KNOWN) !== 0) return 'unknown';
  const disallowed = PRIVILEGED.some(({ intent, flag }) => intents & intent && !(applicationFlags & flag));
  return disallowed ? 'disallowed' : 'fine';
}

/** Whether all bits of `intent` are among a session's. */
export const includes = (intents: number, intent: number): boolean => (intents & intent) === intent;
