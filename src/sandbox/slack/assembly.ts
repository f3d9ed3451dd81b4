/**
 * Puts a sandbox's parts together: one workspace, one installed app, one server.
 */
import { Api } from './api.ts';
import type { AppContext } from './app-context.ts';
import { Carrier } from './carrier.ts';
import { Events } from './events.ts';
import { Faults } from './faults.ts';
import { type Credentials, IdSeries, newCredentials } from './identity.ts';
import { Journal } from './journal.ts';
import { LIMITS } from './limits.ts';
import { installManifest } from './manifest.ts';
import type { Installation } from './methods/method.ts';
import { reaches } from './methods/posting.ts';
import { type Population, populate } from './population.ts';
import { NO_RATE_LIMITS, RateLimits } from './rate-limits.ts';
import { RequestLog } from './request-log.ts';
import { ResponseUrls } from './response-urls.ts';
import type { SlackSandboxOptions } from './sandbox.ts';
import { ScheduledMessages } from './scheduled-messages.ts';
import { SandboxServer } from './server.ts';
import { SocketMode } from './socket-mode.ts';
import { processTimers } from './timers.ts';
import { ViewDesk } from './views/desk.ts';
import { TriggerIds } from './views/trigger-ids.ts';
import { ViewStore } from './views/view-store.ts';
import { Workspace } from './workspace.ts';

/** The parts, none of them started. */
export interface Assembly {
  readonly credentials: Credentials;
  readonly population: Population;
  readonly journal: Journal;
  readonly requests: RequestLog;
  readonly responseUrls: ResponseUrls;
  readonly socket: SocketMode;
  readonly faults: Faults;
  readonly carrier: Carrier;
  readonly context: AppContext;
  readonly events: Events;
  readonly views: ViewDesk;
  readonly server: SandboxServer;
}

/**
 * Makes the parts.
 *
 * @throws Error for a manifest that Slack would refuse; RangeError for rates of faults that are no shares.
 */
export function assemble(options: SlackSandboxOptions): Assembly {
  const { clock = Date.now, timers = processTimers } = options;
  const { acknowledgeWithin = LIMITS.acknowledgement } = options;
  const app = installManifest(options.manifest);
  const ids = new IdSeries();
  const [appId, botId] = [ids.next('A'), ids.next('B')];
  const credentials = newCredentials(appId);
  const journal = new Journal(clock);
  const workspace = new Workspace({ ids, journal, clock });
  const team = { id: ids.next('T'), name: options.teamName ?? 'Sandbox', domain: 'sandbox' };
  const population = populate(workspace, app);
  const bot = population.botUser;
  const responseUrls = new ResponseUrls({ workspace, author: { user: bot.id, bot_id: botId }, clock });
  const socket = new SocketMode({ appId, journal, timers, acknowledgeWithin });
  const faults = new Faults(socket);
  faults.atRandom(options.faults);
  const carrier = new Carrier({ socketMode: socket, credentials, journal, timers, clock, acknowledgeWithin });
  const installation: Installation = {
    app,
    appId,
    botId,
    bot,
    team,
    workspace,
    scheduled: new ScheduledMessages({
      workspace,
      ids,
      timers,
      clock,
      mayPost: (channel) => !channel.archived && reaches(channel, bot, app),
    }),
    clock,
    views: new ViewStore(ids, journal),
    triggers: new TriggerIds(clock),
    rates: options.rateLimits === 'none' ? NO_RATE_LIMITS : new RateLimits(clock),
    socketAddress: () =>
      app.socketMode && !carrier.overHttp
        ? `${server.origin.replace('http:', 'ws:')}/link/?ticket=${socket.issueTicket()}&app_id=${appId}`
        : undefined,
  };
  const context: AppContext = {
    installation,
    journal,
    responseUrls,
    verificationToken: credentials.verificationToken,
    origin: () => server.origin,
    send: (delivery) => carrier.send(delivery),
  };
  const requests = new RequestLog(journal);
  const server = new SandboxServer({
    api: new Api(installation, credentials),
    responseUrls,
    socketMode: socket,
    faults,
    timers,
    clock,
    journal,
    scheduled: installation.scheduled,
    record: (request) => requests.add(request),
  });
  const events = new Events(context, timers, ids);
  const views = new ViewDesk(context, events);
  return {
    credentials,
    population,
    journal,
    requests,
    responseUrls,
    socket,
    faults,
    carrier,
    context,
    events,
    views,
    server,
  };
}
