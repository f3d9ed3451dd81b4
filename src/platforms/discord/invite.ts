/** The link by which somebody adds the bot to a server. */
import { PermissionFlagsBits } from 'discord-api-types/v10';

/** The permissions that the bot asks for, by the names that Discord shows, each with what it is for. */
const PERMISSIONS = {
  'View Channels': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  /** Cards are embeds. */
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  /** To answer as a reply, and to look for a digest whose post got no answer. */
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const;

const SCOPES = ['bot', 'applications.commands'];

/** @param application the application's id, from the Developer Portal's page General Information. */
export function inviteLink(application: string): string {
  const permissions = Object.values(PERMISSIONS).reduce((all, one) => all | one, 0n);
  const query = new URLSearchParams({
    client_id: application,
    permissions: permissions.toString(),
    scope: SCOPES.join(' '),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
