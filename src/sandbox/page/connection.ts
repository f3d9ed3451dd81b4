/**
 * The page's one connection to its server: says hello with the token, reconnects by itself, and matches each action
 * with its answer. Sockets and time come in from outside.
 */
import type {
  ActionResult,
  ClientHello,
  ClientMessage,
  PageAction,
  Refused,
  ServerMessage,
} from '../web/protocol.ts';
import type { Act } from './act.ts';

/** How the connection stands. `refused`: the token is wrong or missing, and trying again would not help. */
export type ConnectionStatus = 'connecting' | 'open' | 'reconnecting' | 'refused';

/** What the connection needs of a socket. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

/** What a socket tells the connection. */
export interface SocketListener {
  opened(): void;
  received(data: unknown): void;
  /** It is closed, or could not be opened. */
  closed(code: number): void;
}

/** What a connection is made from. */
export interface ConnectionOptions {
  /** The token of the printed address. */
  readonly token: string;
  readonly openSocket: (listener: SocketListener) => Socket;
  /** Runs something after a number of milliseconds. Returns what calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onStatus: (status: ConnectionStatus) => void;
}

/** A connection that looks after itself. */
export interface Connection {
  readonly act: Act;
  close(): void;
}

/** The code with which the server closes a connection whose token is wrong. */
const WRONG_TOKEN: Refused = 4401;

/** The wait before trying again, in milliseconds: short at first, because a restart here takes a second. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 5_000;

const NOT_CONNECTED = 'Not connected to the sandbox. Reconnecting…';
const LOST = 'The connection to the sandbox was lost before it answered. It may have arrived all the same.';

/** Opens a connection. */
export function connect(options: ConnectionOptions): Connection {
  const { token, openSocket, after, onMessage, onStatus } = options;
  const waiting = new Map<number, (result: ActionResult) => void>();
  let socket: Socket | undefined;
  let isOpen = false;
  let number = 0;
  let wait = FIRST_WAIT;
  let isClosed = false;
  let callOff = () => {};

  function open(): void {
    const opened = openSocket({
      opened() {
        const hello: ClientHello = { token };
        opened.send(JSON.stringify(hello));
      },
      received: receive,
      closed: lost,
    });
    socket = opened;
  }

  function receive(data: unknown): void {
    const message = readMessage(data);
    if (message === undefined) return;
    if (message.type === 'done') {
      waiting.get(message.action)?.(message.result);
      waiting.delete(message.action);
      return;
    }
    // The state is what the server says first: whoever has it was let in.
    if (message.type === 'state') {
      isOpen = true;
      wait = FIRST_WAIT;
      onStatus('open');
    }
    onMessage(message);
  }

  function lost(code: number): void {
    isOpen = false;
    socket = undefined;
    for (const answer of waiting.values()) answer({ ok: false, error: LOST });
    waiting.clear();
    if (isClosed) return;
    if (code === WRONG_TOKEN) {
      onStatus('refused');
      return;
    }
    onStatus('reconnecting');
    callOff = after(wait, open);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  onStatus('connecting');
  open();
  return {
    act(action: PageAction): Promise<ActionResult> {
      if (!isOpen || socket === undefined) return Promise.resolve({ ok: false, error: NOT_CONNECTED });
      number += 1;
      const message: ClientMessage = { action: number, do: action };
      const sent = number;
      const answered = new Promise<ActionResult>((resolve) => waiting.set(sent, resolve));
      socket.send(JSON.stringify(message));
      return answered;
    },
    close() {
      isClosed = true;
      callOff();
      socket?.close();
    },
  };
}

/** Page and server are built from the same protocol, so a known type vouches for the rest of a message. */
function readMessage(data: unknown): ServerMessage | undefined {
  if (typeof data !== 'string') return undefined;
  const value: unknown = JSON.parse(data);
  return isServerMessage(value) ? value : undefined;
}

const TYPES: ReadonlySet<unknown> = new Set<ServerMessage['type']>([
  'state',
  'clock',
  'pane',
  'digest',
  'library',
  'message',
  'deleted',
  'done',
]);

function isServerMessage(value: unknown): value is ServerMessage {
  return typeof value === 'object' && value !== null && 'type' in value && TYPES.has(value.type);
}
