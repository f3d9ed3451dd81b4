/**
 * One browser at the page: it shows the token, gets the whole state, then what changes, and does things.
 */
import type { RawData, WebSocket } from 'ws';
import { readHello, readMessage } from './client-message.ts';
import type { Page } from './page.ts';
import type { Refused, ServerMessage } from './protocol.ts';
import { isToken } from './token.ts';

const REFUSED: Refused = 4401;

/** How long a browser may take to show the token, in milliseconds. */
const HELLO_WITHIN = 5_000;

/** How much may wait to be sent to a browser that does not read, in bytes. */
const MOST_WAITING = 16 * 1_048_576;

/** What a connection needs. */
export interface ConnectionOptions {
  readonly socket: WebSocket;
  readonly page: Page;
  readonly token: string;
}

/** Serves a connection until it closes. */
export function serveConnection({ socket, page, token }: ConnectionOptions): void {
  const refuse = () => socket.close(REFUSED, 'Open the address that was printed');
  const impatience = setTimeout(refuse, HELLO_WITHIN);
  const endings: (() => void)[] = [() => clearTimeout(impatience)];
  const send = (message: ServerMessage) => {
    if (socket.bufferedAmount > MOST_WAITING) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };

  const answer = async (text: string) => {
    const reading = readMessage(text);
    if (reading.kind === 'wrong') {
      const result = { ok: false, error: `The page sent something wrong. ${reading.why}` } as const;
      return send({ type: 'done', action: reading.action ?? -1, result });
    }
    const { action, do: what } = reading.message;
    send({ type: 'done', action, result: await page.act(what) });
  };

  const greet = (text: string) => {
    clearTimeout(impatience);
    const hello = readHello(text);
    if (hello === undefined || !isToken(hello.token, token)) return refuse();
    endings.push(
      page.onChange((messages) => {
        for (const message of messages) send(message);
      }),
    );
    send({ type: 'state', state: page.state() });
    socket.on('message', (data) => void answer(textOf(data)));
  };

  socket.once('message', (data) => greet(textOf(data)));
  socket.on('error', () => socket.terminate());
  socket.once('close', () => {
    for (const end of endings) end();
  });
}

const textOf = (data: RawData): string =>
  (Array.isArray(data)
    ? Buffer.concat(data)
    : Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data)
  ).toString();
