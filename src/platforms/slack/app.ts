/**
 * The Bolt app: what arrives, handed to its listener.
 */
import { App, type Receiver } from '@slack/bolt';
import type { Identity } from './identity.ts';
import { listenToActions } from './listeners/action.ts';
import { listenToCommands } from './listeners/command.ts';
import { listenToMentions } from './listeners/mention.ts';
import { listenToShortcuts } from './listeners/shortcut.ts';
import { listenToForms } from './listeners/submission.ts';
import { boltLogger, type Log, traceOf } from './log.ts';
import type { Service } from './service.ts';

/**
 * Wires a receiver to the listeners. Bolt is told who the bot is rather than left to ask: its own request
 * at construction ends the process where it fails.
 *
 * Response URLs are called with plain `fetch`, which gives up by itself after five minutes without an answer; no stop
 * waits for that, and a timer for each call would cost more than all else that an answer takes of us.
 */
export function createApp(
  receiver: Receiver,
  botToken: string,
  identity: Identity,
  service: Service,
  log: Log,
): App {
  const { botId, botUserId, teamId } = identity;
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, botId, botUserId, teamId }),
    // Nothing is kept of what people say.
    convoStore: false,
    ignoreSelf: true,
    logger: boltLogger(log),
  });
  app.error(async (error) => {
    log.error({ platform: 'slack', ...traceOf(error) }, 'A request from Slack could not be handled');
  });
  listenToCommands(app, service);
  listenToMentions(app, service);
  listenToActions(app, service);
  listenToForms(app, service);
  listenToShortcuts(app, service);
  return app;
}
