/**
 * The sandbox's HTTP server on loopback: the Web API, response URLs and the door to Socket Mode.
 *
 * What is sent to a response URL and refused is answered with a status: 404 for an expired or used address
 * (seen), 400 for content that breaks the rules (assumed; Slack documents neither).
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Api, type ApiAnswer, tooManyCalls } from './api.ts';
import { MethodFailure } from './failure.ts';
import type { Fault, Faults } from './faults.ts';
import type { Journal, SandboxRequest } from './journal.ts';
import { isObject, type JsonObject, parseJson } from './json.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { ScheduledMessages } from './scheduled-messages.ts';
import type { SocketMode } from './socket-mode.ts';
import type { Timers } from './timers.ts';

interface Parts {
  readonly api: Api;
  readonly responseUrls: ResponseUrls;
  readonly socketMode: SocketMode;
  readonly faults: Faults;
  readonly timers: Timers;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly journal: Journal;
  readonly scheduled: Pick<ScheduledMessages, 'settle'>;
  /** Told of every call once it is answered. */
  readonly record: (request: SandboxRequest) => void;
}

/**
 * How long an idle connection is kept, in milliseconds. Node's own five seconds end it while a client whose process
 * was busy for that long sends the next request by it, and the request is lost.
 */
const KEEP_ALIVE = 120_000;

/** Listens on 127.0.0.1 and nowhere else. */
export class SandboxServer {
  readonly #parts: Parts;
  #count = 0;
  #origin = '';
  readonly #server = createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) =>
    this.#receive(request, response),
  );

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#server.on('upgrade', (request, socket, head) => parts.socketMode.upgrade(request, socket, head));
  }

  /** Such as `http://127.0.0.1:4000`; empty before the start. */
  get origin(): string {
    return this.#origin;
  }

  /** @param port 0 for any free one. */
  async start(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    this.#origin = `http://127.0.0.1:${this.#address().port}`;
  }

  async stop(): Promise<void> {
    await this.#parts.socketMode.stop();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #address(): AddressInfo {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The sandbox server has no port.');
    return address;
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      if (path.startsWith('/api/')) this.#callMethod(path.slice('/api/'.length), request, response, chunks);
      else if (/^\/(commands|actions)\//.test(path)) this.#respondTo(path, response, chunks);
      else send(response, { status: 404, headers: {}, body: { ok: false, error: 'not_found' } });
    });
  }

  #callMethod(
    method: string,
    request: IncomingMessage,
    response: ServerResponse,
    chunks: readonly Buffer[],
  ): void {
    const { authorization } = request.headers;
    this.#answer(method, response, () =>
      this.#parts.api.answer({
        method,
        contentType: request.headers['content-type'] ?? '',
        body: Buffer.concat(chunks).toString(),
        ...(authorization === undefined ? {} : { authorization }),
      }),
    );
  }

  #respondTo(path: string, response: ServerResponse, chunks: readonly Buffer[]): void {
    this.#answer('response_url', response, () => {
      const body = parseJson(Buffer.concat(chunks).toString());
      const asked: JsonObject = isObject(body) ? body : {};
      try {
        if (!isObject(body)) throw new MethodFailure('invalid_payload');
        this.#parts.responseUrls.respond(path, body);
        return { status: 200, headers: {}, body: { ok: true }, arguments: asked };
      } catch (error) {
        if (!(error instanceof MethodFailure)) throw error;
        const gone = error.code === 'expired_url' || error.code === 'used_url';
        return {
          status: gone ? 404 : 400,
          headers: {},
          body: { ok: false, error: error.code, ...error.details },
          arguments: asked,
        };
      }
    });
  }

  /** Lets a call meet its fault, if one waits for it, and answers. */
  #answer(method: string, response: ServerResponse, carryOut: () => ApiAnswer): void {
    this.#parts.scheduled.settle();
    this.#count += 1;
    const fault = this.#parts.faults.take(method);
    if (fault?.kind === 'lose-request') {
      this.#log(method, { status: 0, headers: {}, body: { ok: false, error: 'lost' }, arguments: {} });
      response.destroy();
      return;
    }
    const answer =
      (fault === undefined ? undefined : answerOf(fault)) ??
      this.#parts.journal.during(this.#count, () => attempt(carryOut));
    this.#log(method, answer);
    if (fault?.kind === 'lose-reply') response.destroy();
    else if (fault?.kind === 'mask-reply') send(response, bare(fault.status));
    else if (fault?.kind === 'delay-reply')
      this.#parts.timers.after(fault.milliseconds, () => send(response, answer));
    else send(response, answer);
  }

  #log(method: string, answer: ApiAnswer): void {
    const error = answer.body['error'];
    this.#parts.record({
      id: this.#count,
      method,
      arguments: answer.arguments,
      status: answer.status,
      at: this.#parts.clock(),
      ...(answer.body['ok'] === true
        ? {}
        : { error: typeof error === 'string' ? error : String(answer.status) }),
    });
  }
}

/** An error of the sandbox's own becomes Slack's `fatal_error`, so that it shows and ends nothing else. */
function attempt(carryOut: () => ApiAnswer): ApiAnswer {
  try {
    return carryOut();
  } catch (error) {
    return {
      status: 500,
      headers: {},
      body: { ok: false, error: 'fatal_error', details: String(error) },
      arguments: {},
    };
  }
}

/** An answer that is a status and nothing else. */
const bare = (status: number): ApiAnswer => ({
  status,
  headers: {},
  body: { ok: false, error: `http_${status}` },
  arguments: {},
});

/** The answer of a fault that keeps the call from being carried out. */
function answerOf(fault: Fault): ApiAnswer | undefined {
  switch (fault.kind) {
    case 'status':
      return bare(fault.status);
    case 'ratelimited':
      return { ...tooManyCalls(fault.retryAfter), arguments: {} };
    case 'error':
      return { status: 200, headers: {}, body: { ok: false, error: fault.error }, arguments: {} };
    default:
      return undefined;
  }
}

function send(response: ServerResponse, answer: Pick<ApiAnswer, 'status' | 'headers' | 'body'>): void {
  const body = Buffer.from(JSON.stringify(answer.body));
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    ...answer.headers,
  });
  response.end(body);
}
