/** Every route of the REST API that the sandbox speaks. */
import type { Route } from '../router.ts';
import { callbackRoutes } from './callbacks.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import { gatewayRoutes } from './gateway.ts';
import { guildRoutes } from './guilds.ts';
import { identityRoutes } from './identity.ts';
import { messageRoutes } from './messages.ts';
import { webhookRoutes } from './webhooks.ts';

/** All families together. */
export const routes: readonly Route[] = [
  ...gatewayRoutes,
  ...identityRoutes,
  ...guildRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...commandRoutes,
  ...callbackRoutes,
  ...webhookRoutes,
];
