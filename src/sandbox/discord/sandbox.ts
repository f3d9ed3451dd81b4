/**
 * A Discord on this machine: the REST API and the gateway on loopback, as strict as the real one where a bot
 * can notice, for trying the bot without an account and for testing it. Give `apiUrl` to the real discord.js as
 * `new Client({ rest: { api: apiUrl } })` and log in with `token`.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { Actions } from './actions.ts';
import type { Backend } from './backend.ts';
import { loadSpec } from './checks/spec.ts';
import { CommandRegistry } from './command-registry.ts';
import { directChannels } from './direct-messages.ts';
import { Events } from './events.ts';
import { Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { GatewayControl } from './gateway-control.ts';
import { forumsIn } from './guild.ts';
import { Interactions } from './interactions.ts';
import { GATEWAY, INTERACTION } from './limits.ts';
import { asSandboxMessage } from './message-description.ts';
import { MessageStore } from './message-store.ts';
import { NonceMemory } from './nonces.ts';
import { holds } from './permissions.ts';
import { Places } from './places.ts';
import { retract } from './publish.ts';
import { RateLimits } from './rate-limits.ts';
import { readTarget } from './request-target.ts';
import { Router } from './router.ts';
import { routes } from './routes/index.ts';
import type { DiscordSandbox, DiscordSandboxOptions } from './sandbox-interface.ts';
import { Server } from './server.ts';
import { createSnowflakes } from './snowflake.ts';
import { threadsIn } from './threads.ts';
import { World, type WorldSettings } from './world.ts';

export type { SandboxEvent, SandboxMessage } from './events.ts';
export type { DiscordSandbox, DiscordSandboxOptions, Where } from './sandbox-interface.ts';

const DEFAULTS: WorldSettings = {
  guildName: 'Sandbox',
  botName: 'Verbatim',
  people: [{ name: 'Robin' }, { name: 'Kim', permissions: ['ManageGuild'] }],
  channels: ['briefings', 'general'],
  forums: [],
  botPermissions: ['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory'],
  messageContentIntent: true,
  membersIntent: false,
  presencesIntent: false,
};

/**
 * How long an idle connection is kept, in milliseconds. Node's own five seconds end it while a client whose process
 * was busy for that long sends the next request by it: the request is lost, which no Discord is known for.
 */
const KEEP_ALIVE = 120_000;

/** Starts a Discord with one guild, listening on 127.0.0.1. */
export async function startDiscordSandbox(options: DiscordSandboxOptions = {}): Promise<DiscordSandbox> {
  const clock = options.clock ?? Date.now;
  const id = createSnowflakes(clock);
  const world = new World({ ...DEFAULTS, ...options }, id, clock());
  const events = new Events();
  const token = options.token ?? makeToken(world.application.id);
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}`;
  const heartbeatInterval = options.heartbeatInterval ?? GATEWAY.heartbeatInterval;
  const store = new MessageStore();
  const gateway = new Gateway({ world, store, events, clock, token, heartbeatInterval, url: gatewayUrl });
  const callbackWithin = options.callbackWithin ?? INTERACTION.callbackWithin;
  const backend: Backend = {
    clock,
    id,
    token,
    world,
    store,
    nonces: new NonceMemory(clock),
    commands: new CommandRegistry({ application: world.application.id, id, clock }),
    interactions: new Interactions({ clock, id, events, callbackWithin }),
    gateway,
    events,
    spec: await loadSpec(),
    gatewayUrl,
  };
  const faults = new Faults();
  const limits = options.rateLimits === 'none' ? undefined : new RateLimits(() => performance.now());
  const control = new GatewayControl(gateway);
  const server = new Server({ backend, router: new Router(routes), faults, gateway: control, limits });
  const http = createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    void server.serve(request, response);
  });
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    const { query } = readTarget(request.url ?? '/');
    sockets.handleUpgrade(request, socket, head, (accepted) => gateway.accept(accepted, query));
  });
  port = await listen(http, options.port ?? 0);

  const stop = async (): Promise<void> => {
    backend.interactions.stop();
    gateway.stop();
    for (const socket of sockets.clients) socket.terminate();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  };
  return assemble({ backend, server, faults, control, apiUrl: `http://127.0.0.1:${port}/api`, stop });
}

/** What a running sandbox is made of. */
interface Parts {
  readonly backend: Backend;
  readonly server: Server;
  readonly faults: Faults;
  readonly control: GatewayControl;
  readonly apiUrl: string;
  readonly stop: () => Promise<void>;
}

function assemble({ backend, server, faults, control, apiUrl, stop }: Parts): DiscordSandbox {
  const { world, store, events, commands } = backend;
  const places = new Places(backend);
  const actions = new Actions(backend);
  const channelId = (channel?: string, user?: string): string =>
    places.actor({ ...(channel ? { channel } : {}), ...(user ? { user } : {}) }).channel.id;
  return {
    apiUrl,
    token: backend.token,
    applicationId: world.application.id,
    bot: world.bot,
    guild: world.guild,
    owner: places.person(world.guild.owner_id),
    people: world.people,
    get channels() {
      return places.channels;
    },
    get forums() {
      return forumsIn(world);
    },
    person: (name) => places.person(name),
    may: (user, permission) => holds(world.guildPermissions(places.person(user).id), permission),
    channel: (name) => places.channel(name),
    say: async (text, where = {}) =>
      actions.say(where.mention ? `<@${world.bot.id}> ${text}` : text, places.actor(where), where.replyTo),
    command: (input, where = {}) => actions.command(input, places.actor(where)),
    chooseOn: (message, name, user) => actions.chooseOn(message, places.presser(message, user), name),
    get messageMenu() {
      return commands.menuOfMessages(world.guild.id).map(({ name }) => name);
    },
    complete: (input, where = {}) => actions.complete(input, places.actor(where)),
    press: (message, { user, ...target }) => actions.press(message, places.presser(message, user), target),
    choose: (message, { user, values, customId }) =>
      actions.choose(message, places.presser(message, user), values, customId),
    messages: (channel, user) => store.visible(channelId(channel, user)).map(asSandboxMessage),
    ephemerals: (user) => store.ephemeral(places.actor(user ? { user } : {}).user.id).map(asSandboxMessage),
    message: (fits, timeout) => places.await(fits, timeout),
    reply: (to, timeout) => places.reply(to, timeout),
    everPosted: (channel, user) => store.ever(channelId(channel, user)).map(asSandboxMessage),
    deleteMessage: (message) => {
      const stored = store.get(message.channel_id, message.id);
      if (stored !== undefined) retract(backend, stored, undefined);
    },
    commands: () => [...commands.list({ guild: world.guild.id }), ...commands.list('global')],
    get commandWrites() {
      return commands.writes;
    },
    get requests() {
      return server.counts;
    },
    addChannel: (name) => places.addChannel(name),
    removeChannel: (name) => places.removeChannel(name),
    addForum: (name) => places.addForum(name),
    get threads() {
      return threadsIn(world);
    },
    get directChannels() {
      return directChannels(world);
    },
    thread: (name) => places.thread(name),
    addThread: (parent, name, thread) => places.addThread(parent, name, thread),
    addForumPost: (forum, name, post) => places.addForumPost(forum, name, post),
    changeThread: (name, state) => places.changeThread(name, state),
    removeThread: (name) => places.removeThread(name),
    block: (user, blocks = true) => {
      const { id } = places.person(user);
      if (blocks) world.blocking.add(id);
      else world.blocking.delete(id);
    },
    adjust: (channel, whom, adjustment) => places.adjust(channel, whom, adjustment),
    faults,
    gateway: control,
    on: (listener) => events.on(listener),
    forget: () => {
      store.forget();
      backend.nonces.forget();
      backend.interactions.forget();
    },
    stop,
  };
}

function listen(http: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      const address: AddressInfo | string | null = http.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** A token of the shape of real ones: the application's id, a time, a secret. It opens nothing but this sandbox. */
function makeToken(applicationId: string): string {
  const part = (text: string) => Buffer.from(text).toString('base64url');
  return [
    part(applicationId),
    randomBytes(4).toString('base64url'),
    randomBytes(27).toString('base64url'),
  ].join('.');
}
