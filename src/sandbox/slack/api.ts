/**
 * The Web API without its transport: who calls, may they, how often, and what comes back.
 * https://docs.slack.dev/apis/web-api
 */
import { type Arguments, readBody } from './arguments.ts';
import { MethodFailure } from './failure.ts';
import type { Credentials } from './identity.ts';
import type { JsonObject } from './json.ts';
import { type Installation, type Method, requireScope, TooManyCalls } from './methods/method.ts';
import { methods } from './methods/registry.ts';

/** A request as the transport received it. */
export interface ApiRequest {
  readonly method: string;
  readonly authorization?: string;
  readonly contentType: string;
  readonly body: string;
}

/** An answer for the transport to send. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject;
  /** What was asked, for the log; empty where it could not be read. */
  readonly arguments: JsonObject;
}

type TokenKind = 'bot' | 'app';

/**
 * Answers method calls for one installed app. Every answer to a token that is known, a refusal too, says in a header which
 * scopes it has. https://docs.slack.dev/authentication/installing-with-oauth
 */
export class Api {
  readonly #installation: Installation;
  readonly #credentials: Credentials;
  readonly #scopeHeaders: Readonly<Record<TokenKind, Readonly<Record<string, string>>>>;

  constructor(installation: Installation, credentials: Credentials) {
    this.#installation = installation;
    this.#credentials = credentials;
    this.#scopeHeaders = {
      bot: { 'x-oauth-scopes': [...installation.app.scopes].join(',') },
      app: { 'x-oauth-scopes': 'connections:write' },
    };
  }

  /** Carries a call out, or says why not. */
  answer(request: ApiRequest): ApiAnswer {
    let asked: JsonObject = {};
    let headers: Readonly<Record<string, string>> = {};
    try {
      const { token, arguments: call } = readBody(request.contentType, request.body);
      asked = call.all;
      const method = methods.get(request.method);
      if (method === undefined) throw new MethodFailure('unknown_method', { req_method: request.method });
      const kind = this.#authenticate(method, bearer(request.authorization), token);
      headers = kind === undefined ? {} : { ...this.#scopeHeaders[kind], ...acceptedScopes(method) };
      return { status: 200, headers, body: { ok: true, ...this.#run(method, call) }, arguments: asked };
    } catch (error) {
      const refused = refusal(error);
      return { ...refused, headers: { ...headers, ...refused.headers }, arguments: asked };
    }
  }

  #run(method: Method, call: Arguments): JsonObject {
    const retryAfter = this.#installation.rates.call(method.name, method.tier);
    if (retryAfter !== undefined) throw new TooManyCalls(retryAfter);
    requireScope(this.#installation, ...method.scopes);
    return method.run(call, this.#installation);
  }

  /**
   * What kind of token it is; `undefined` for a method that asks for none. An app-level token is taken from the
   * header alone. https://docs.slack.dev/reference/methods/apps.connections.open
   */
  #authenticate(
    method: Method,
    header: string | undefined,
    inBody: string | undefined,
  ): TokenKind | undefined {
    if (method.token === 'none') return undefined;
    const token = header ?? (method.token === 'app' ? undefined : inBody);
    if (token === undefined) throw new MethodFailure('not_authed');
    const { botToken, appToken } = this.#credentials;
    if (token !== botToken && token !== appToken) throw new MethodFailure('invalid_auth');
    const kind = token === botToken ? 'bot' : 'app';
    if (method.token !== 'either' && method.token !== kind) throw new MethodFailure('not_allowed_token_type');
    return kind;
  }
}

/** The scopes that a method would take. */
const acceptedScopes = ({ scopes }: Method): Readonly<Record<string, string>> =>
  scopes.length === 0 ? {} : { 'x-accepted-oauth-scopes': scopes.join(',') };

function bearer(authorization: string | undefined): string | undefined {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(authorization ?? '') ?? [];
  return token;
}

/** The answer for an error: Slack's own as 200, too many calls as 429, anything else is the sandbox's fault. */
function refusal(error: unknown): Omit<ApiAnswer, 'arguments'> {
  if (error instanceof TooManyCalls) return tooManyCalls(error.retryAfter);
  if (error instanceof MethodFailure)
    return { status: 200, headers: {}, body: { ok: false, error: error.code, ...error.details } };
  throw error;
}

/** A 429. @param retryAfter seconds */
export const tooManyCalls = (retryAfter: number): Omit<ApiAnswer, 'arguments'> => ({
  status: 429,
  headers: { 'retry-after': String(retryAfter) },
  body: { ok: false, error: 'ratelimited' },
});
