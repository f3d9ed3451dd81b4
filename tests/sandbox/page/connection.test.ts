import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Connection,
  type ConnectionStatus,
  connect,
  type SocketListener,
} from '../../../src/sandbox/page/connection.ts';
import type { ServerMessage } from '../../../src/sandbox/web/protocol.ts';
import { pageState } from './fixtures.ts';

const restart = { type: 'restart' } as const;

/** A connection whose sockets and time are in the test's hands. */
class Stage {
  readonly listeners: SocketListener[] = [];
  readonly sent: unknown[] = [];
  readonly statuses: ConnectionStatus[] = [];
  readonly messages: ServerMessage[] = [];
  readonly waits: number[] = [];
  closed = 0;
  readonly connection: Connection;
  #due: (() => void) | undefined;

  constructor() {
    this.connection = connect({
      token: 'secret',
      openSocket: (listener) => {
        this.listeners.push(listener);
        return {
          send: (text) => this.sent.push(JSON.parse(text)),
          close: () => {
            this.closed += 1;
            listener.closed(1000);
          },
        };
      },
      after: (milliseconds, run) => {
        this.waits.push(milliseconds);
        this.#due = run;
        return () => {
          this.#due = undefined;
        };
      },
      onMessage: (message) => this.messages.push(message),
      onStatus: (status) => this.statuses.push(status),
    });
  }

  get socket(): SocketListener {
    const last = this.listeners.at(-1);
    if (last === undefined) throw new Error('No socket was opened');
    return last;
  }

  letTimePass(): void {
    const run = this.#due;
    this.#due = undefined;
    run?.();
  }

  letIn(): void {
    this.socket.opened();
    this.socket.received(JSON.stringify({ type: 'state', state: pageState() }));
  }
}

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
});

describe('the connection of the page', () => {
  it('says the token first, and is open once the state is there', () => {
    stage.socket.opened();
    expect(stage.sent).toEqual([{ token: 'secret' }]);
    expect(stage.statuses).toEqual(['connecting']);
    stage.letIn();
    expect(stage.statuses).toEqual(['connecting', 'open']);
    expect(stage.messages.map(({ type }) => type)).toEqual(['state']);
  });

  it('gives each action its own answer, in whatever order they come', async () => {
    stage.letIn();
    const first = stage.connection.act(restart);
    const second = stage.connection.act({ type: 'digest-now' });
    expect(stage.sent.slice(1)).toEqual([
      { action: 1, do: restart },
      { action: 2, do: { type: 'digest-now' } },
    ]);
    stage.socket.received(JSON.stringify({ type: 'done', action: 2, result: { ok: true, value: 'second' } }));
    stage.socket.received(JSON.stringify({ type: 'done', action: 1, result: { ok: false, error: 'first' } }));
    expect(await first).toEqual({ ok: false, error: 'first' });
    expect(await second).toEqual({ ok: true, value: 'second' });
  });

  it('answers an action at once that it cannot send', async () => {
    expect(await stage.connection.act(restart)).toMatchObject({ ok: false });
    stage.socket.opened();
    expect(await stage.connection.act(restart)).toMatchObject({ ok: false });
    expect(stage.sent).toEqual([{ token: 'secret' }]);
  });

  it('answers what waits when the connection is lost, and says that it may have arrived', async () => {
    stage.letIn();
    const waiting = stage.connection.act(restart);
    stage.socket.closed(1006);
    expect(await waiting).toEqual({ ok: false, error: expect.stringContaining('may have arrived') });
  });

  it('reconnects by itself, waiting longer each time up to five seconds, and from the start after a success', () => {
    for (let attempt = 0; attempt < 7; attempt += 1) {
      stage.socket.closed(1006);
      stage.letTimePass();
    }
    expect(stage.waits).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
    expect(stage.listeners).toHaveLength(8);
    stage.letIn();
    stage.socket.closed(1006);
    expect(stage.waits.at(-1)).toBe(250);
    expect(stage.statuses.slice(-2)).toEqual(['open', 'reconnecting']);
  });

  it('does not try again where the token is wrong', () => {
    stage.socket.closed(4401);
    expect(stage.statuses).toEqual(['connecting', 'refused']);
    expect(stage.waits).toEqual([]);
  });

  it('stays closed once the page closed it', () => {
    stage.letIn();
    stage.connection.close();
    stage.letTimePass();
    expect(stage.closed).toBe(1);
    expect(stage.listeners).toHaveLength(1);
    expect(stage.statuses).toEqual(['connecting', 'open']);
  });

  it('calls a planned attempt off when the page closes it', () => {
    stage.socket.closed(1006);
    stage.connection.close();
    stage.letTimePass();
    expect(stage.listeners).toHaveLength(1);
  });

  it('leaves out what it does not know', () => {
    stage.letIn();
    stage.socket.received(JSON.stringify({ type: 'from a later version' }));
    stage.socket.received(new ArrayBuffer(2));
    expect(stage.messages).toHaveLength(1);
  });
});
