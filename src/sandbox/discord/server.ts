/** The HTTP side: who may ask, how often, and how answers and refusals travel. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, limited, refused, seconds, send } from './answer.ts';
import type { Backend } from './backend.ts';
import { type RequestBody, readBody } from './body.ts';
import type { Fault, Faults } from './faults.ts';
import type { GatewayControl } from './gateway-control.ts';
import type { RateLimits, Standing } from './rate-limits.ts';
import { invalidVersion, methodNotAllowed, notFound, Refusal, unauthorized } from './refusal.ts';
import { readTarget } from './request-target.ts';
import { budgetKey, type Match, placeholders, type Reply, type Router } from './router.ts';

/** What the server is made of. */
export interface ServerSettings {
  readonly backend: Backend;
  readonly router: Router;
  readonly faults: Faults;
  readonly gateway: GatewayControl;
  /** Absent where nothing is limited, as in a benchmark. */
  readonly limits: RateLimits | undefined;
}

/** How many requests came, and how they ended. */
export interface RequestCounts {
  readonly total: number;
  readonly refused: number;
  readonly limited: number;
  /** Answered 401, 403 or 429 (but for those of a shared limit): what Discord counts before it shuts an address out. */
  readonly invalid: number;
  /** By method and pattern, such as `POST /channels/:channel/messages`. */
  readonly byRoute: Readonly<Record<string, number>>;
}

interface Arrival {
  readonly id: number;
  readonly at: number;
  readonly started: number;
  readonly method: string;
  readonly path: string;
  body: unknown;
}

/** Serves requests and counts them. */
export class Server {
  readonly #settings: ServerSettings;
  readonly #byRoute = new Map<string, number>();
  readonly #bucketNames = new Map<string, string>();
  #total = 0;
  #refused = 0;
  #limited = 0;
  #invalid = 0;

  constructor(settings: ServerSettings) {
    this.#settings = settings;
  }

  get counts(): RequestCounts {
    return {
      total: this.#total,
      refused: this.#refused,
      limited: this.#limited,
      invalid: this.#invalid,
      byRoute: Object.fromEntries(this.#byRoute),
    };
  }

  /** Answers one request. Never rejects. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { backend, faults } = this.#settings;
    this.#total += 1;
    const { pathname, query } = readTarget(request.url ?? '/');
    const { path, known } = versioned(pathname);
    const arrival: Arrival = {
      id: this.#total,
      at: backend.clock(),
      started: performance.now(),
      method: request.method ?? 'GET',
      path,
      body: undefined,
    };
    const fault = faults.take(arrival.method, path);
    if (fault?.kind === 'drop') {
      request.socket.destroy();
      return;
    }
    const carriedOut = await this.#answer(request, arrival, query, known, fault);
    const fails = fault?.kind === 'status' && fault.carriedOut === true && carriedOut.status < 400;
    const answer = fails ? unavailable(fault.status) : carriedOut;
    if (fault?.kind === 'gateway') this.#settings.gateway.suffer(fault.mishap);
    this.#record(arrival, answer);
    if (fault?.kind === 'delay') await wait(fault.milliseconds, undefined, { ref: false });
    if (fault?.kind === 'lose-reply') request.socket.destroy();
    else send(response, answer);
  }

  async #answer(
    request: IncomingMessage,
    arrival: Arrival,
    query: URLSearchParams,
    known: boolean,
    fault: Fault | undefined,
  ): Promise<Answer> {
    let standing: Record<string, string> = {};
    try {
      if (!known) throw invalidVersion();
      const { router } = this.#settings;
      const found = router.find(arrival.method, arrival.path);
      if (found === undefined) throw notFound();
      if (found === 'method') throw methodNotAllowed();
      this.#count(found);
      const body = await readBody(request);
      arrival.body = body.value;
      if (fault?.kind === 'status' && fault.carriedOut !== true) return unavailable(fault.status);
      if (fault?.kind === 'limit') return this.#limit(found, fault);
      const barrier = this.#barrier(found);
      if (barrier !== undefined) return barrier;
      if (found.route.access === 'bot' && !this.#authorized(request)) throw unauthorized();
      const counted = this.#take(found);
      if (counted !== undefined) {
        standing = this.#standingHeaders(found, counted);
        if (!counted.allowed) return limited(counted.resetAfter / 1_000, counted.scope, standing);
      }
      const reply = this.#handle(found, arrival, query, body);
      return { ...reply, headers: standing };
    } catch (error) {
      if (error instanceof Refusal) return refused(error, standing);
      // A mistake of the sandbox's own: whoever tests with it is to see which.
      return { status: 500, body: { message: '500: Internal Server Error', code: 0, cause: String(error) } };
    }
  }

  #handle(found: Match, arrival: Arrival, query: URLSearchParams, body: RequestBody): Reply {
    return found.route.handle({
      backend: this.#settings.backend,
      request: arrival.id,
      query,
      body: body.value,
      files: body.files,
      ...placeholders(found),
    });
  }

  #authorized(request: IncomingMessage): boolean {
    return request.headers.authorization === `Bot ${this.#settings.backend.token}`;
  }

  /** Refuses a request for the time that a fault asks for, and whatever else comes within that time. */
  #limit(found: Match, { retryAfter, scope }: Extract<Fault, { kind: 'limit' }>): Answer {
    const { limits } = this.#settings;
    if (scope === 'global') {
      limits?.holdGlobal(retryAfter * 1_000);
      return limited(retryAfter, scope);
    }
    const { budget = { requests: 1, within: 1_000 } } = found.route;
    limits?.hold(budgetKey(found), retryAfter * 1_000, scope);
    const standing = { allowed: false, limit: budget.requests, remaining: 0, resetAfter: retryAfter * 1_000 };
    return limited(retryAfter, scope, this.#standingHeaders(found, { ...standing, scope }));
  }

  #barrier(found: Match): Answer | undefined {
    const { limits } = this.#settings;
    const ban = limits?.ban();
    if (ban !== undefined)
      return { status: 429, body: 'error code: 1015', headers: { 'retry-after': seconds(ban.retryAfter) } };
    if (limits === undefined || found.route.access === 'token') return undefined;
    const global = limits.takeGlobal();
    return global === undefined ? undefined : limited(global.retryAfter / 1_000, 'global');
  }

  #take(found: Match): Standing | undefined {
    const { budget } = found.route;
    if (budget === undefined) return undefined;
    return this.#settings.limits?.take(budgetKey(found), budget);
  }

  #standingHeaders({ route }: Match, standing: Standing): Record<string, string> {
    return {
      'x-ratelimit-limit': String(standing.limit),
      'x-ratelimit-remaining': String(standing.remaining),
      'x-ratelimit-reset': ((Date.now() + standing.resetAfter) / 1_000).toFixed(3),
      'x-ratelimit-reset-after': (standing.resetAfter / 1_000).toFixed(3),
      'x-ratelimit-bucket': this.#bucketName(`${route.method} ${route.pattern}`),
    };
  }

  /** Discord names buckets by a hash that says nothing. */
  #bucketName(route: string): string {
    let name = this.#bucketNames.get(route);
    if (name === undefined) {
      name = createHash('sha256').update(route).digest('hex').slice(0, 32);
      this.#bucketNames.set(route, name);
    }
    return name;
  }

  #count({ route }: Match): void {
    const key = `${route.method} ${route.pattern}`;
    this.#byRoute.set(key, (this.#byRoute.get(key) ?? 0) + 1);
  }

  #record(arrival: Arrival, answer: Answer): void {
    const { backend, limits } = this.#settings;
    const { status } = answer;
    if (status >= 400) this.#refused += 1;
    if (status === 429) this.#limited += 1;
    const shared = answer.headers?.['x-ratelimit-scope'] === 'shared';
    if (status === 401 || status === 403 || (status === 429 && !shared)) {
      this.#invalid += 1;
      limits?.noteInvalid();
    }
    const { id, at, method, path, body } = arrival;
    backend.events.emit(() => ({
      type: 'request',
      id,
      at,
      took: performance.now() - arrival.started,
      method,
      path,
      body,
      status,
      answer: answer.body,
    }));
    if (status >= 400)
      backend.events.emit(() => ({ type: 'refusal', at, request: id, status, ...refusalOf(answer.body) }));
  }
}

const unavailable = (status: number): Answer => ({ status, body: { message: 'Unavailable', code: 0 } });

function refusalOf(body: unknown): { readonly code: number; readonly message: string } {
  if (typeof body !== 'object' || body === null) return { code: 0, message: String(body) };
  const code = 'code' in body && typeof body.code === 'number' ? body.code : 0;
  return { code, message: 'message' in body ? String(body.message) : '' };
}

/** Splits `/api/v10/…`. Version 10 is spoken, 9 is taken for it; without a version 10 is meant. */
function versioned(pathname: string): { readonly path: string; readonly known: boolean } {
  const match = /^\/api(?:\/v(\d+))?(\/.*)$/.exec(pathname);
  if (match === null) return { path: pathname, known: true };
  const [, version = '10', path = '/'] = match;
  return { path, known: version === '9' || version === '10' };
}
