/** Somebody at the page, without a browser: what the page would do over its WebSocket. */
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type {
  ActionResult,
  MessageView,
  PageAction,
  PageState,
  PaneState,
  PlatformName,
  ServerMessage,
} from '../../../src/sandbox/web/protocol.ts';
import type { WebServer } from '../../../src/sandbox/web/server.ts';

/** How long a test waits for what must come about, in milliseconds: much longer than it takes. */
const PATIENCE = 8_000;

/** Somebody who was let in. */
export interface Visitor {
  /** The state as the page would hold it now. */
  readonly state: PageState;
  /** Everything that the server has sent, the first state included. */
  readonly received: readonly ServerMessage[];
  pane(platform: PlatformName): PaneState;
  act(action: PageAction): Promise<ActionResult>;
  /** Sends a text as it is, and resolves to the answer to it. */
  sendRaw(text: string): Promise<ServerMessage>;
  /** The first message, there already or still to come, that fits. */
  message(platform: PlatformName, fits: (message: MessageView) => boolean): Promise<MessageView>;
  /** Waits until the state is as wanted. */
  until<Value>(look: (state: PageState) => Value | undefined): Promise<Value>;
  leave(): Promise<void>;
}

/** Opens a WebSocket as the page does. @param headers in the place of those that a browser at the page sends */
export function openSocket(
  server: WebServer,
  headers: Readonly<Record<string, string>> = {},
  path = '/live',
) {
  const host = `127.0.0.1:${server.port}`;
  const socket = new WebSocket(`ws://${host}${path}`, { headers: { origin: `http://${host}`, ...headers } });
  onTestFinished(() => socket.terminate());
  return socket;
}

function changed(state: PageState, message: ServerMessage): PageState {
  switch (message.type) {
    case 'state':
      return message.state;
    case 'clock':
      return { ...state, now: message.now, bot: message.bot };
    case 'digest':
      return { ...state, digest: message.digest };
    case 'library':
      return { ...state, library: message.library };
    case 'pane': {
      const { platform } = message.pane;
      const pane = { ...message.pane, messages: state.panes[platform].messages };
      return { ...state, panes: { ...state.panes, [platform]: pane } };
    }
    case 'message':
      return withMessages(state, message.platform, (messages) => {
        const index = messages.findIndex(({ id }) => id === message.message.id);
        return index < 0 ? [...messages, message.message] : messages.with(index, message.message);
      });
    case 'deleted':
      return withMessages(state, message.platform, (messages) =>
        messages.filter(({ id }) => id !== message.id),
      );
    case 'done':
      return state;
  }
}

function withMessages(
  state: PageState,
  platform: PlatformName,
  change: (messages: readonly MessageView[]) => readonly MessageView[],
): PageState {
  const pane = state.panes[platform];
  return { ...state, panes: { ...state.panes, [platform]: { ...pane, messages: change(pane.messages) } } };
}

/** Opens the page. */
export async function visit(server: WebServer): Promise<Visitor> {
  const socket = openSocket(server);
  const received: ServerMessage[] = [];
  const watching = new Set<() => void>();
  let state: PageState | undefined;
  socket.on('message', (data) => {
    const message: ServerMessage = JSON.parse(String(data));
    received.push(message);
    if (message.type === 'state') state = message.state;
    else if (state !== undefined) state = changed(state, message);
    for (const look of watching) look();
  });
  const until = <Value>(find: () => Value | undefined): Promise<Value> =>
    new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        watching.delete(look);
      };
      const look = () => {
        const found = find();
        if (found === undefined) return;
        end();
        resolve(found);
      };
      const timer = setTimeout(() => {
        end();
        reject(
          new Error(`It did not come about in time; the last that came: ${JSON.stringify(received.at(-1))}`),
        );
      }, PATIENCE);
      watching.add(look);
      look();
    });
  await once(socket, 'open');
  socket.send(JSON.stringify({ token: server.token }));
  await until(() => state);
  const now = (): PageState => {
    if (state === undefined) throw new Error('The server has sent no state.');
    return state;
  };
  let count = 0;
  return {
    get state() {
      return now();
    },
    received,
    pane: (platform) => now().panes[platform],
    async act(action) {
      count += 1;
      const number = count;
      socket.send(JSON.stringify({ action: number, do: action }));
      return until(() => {
        const done = received.find((message) => message.type === 'done' && message.action === number);
        return done?.type === 'done' ? done.result : undefined;
      });
    },
    async sendRaw(text) {
      const before = received.length;
      socket.send(text);
      return until(() => received.slice(before).find(({ type }) => type === 'done'));
    },
    message: (platform, fits) => until(() => now().panes[platform].messages.find(fits)),
    until: (look) => until(() => look(now())),
    async leave() {
      socket.close();
      await once(socket, 'close');
    },
  };
}
