/** Finds the route of a request. */
import type { Backend } from './backend.ts';
import type { Budget } from './rate-limits.ts';
import { invalidForm } from './refusal.ts';
import { isSnowflake } from './snowflake.ts';

/** A file sent with a request. */
export interface Upload {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** A request, as far as a route cares. */
export interface Call {
  readonly backend: Backend;
  /** The request's number, which becomes the `cause` of what it does. */
  readonly request: number;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly Upload[];
  /** A placeholder of the route's pattern. */
  text(placeholder: string): string;
  /**
   * A placeholder that must be an id.
   * @throws Refusal 50035
   */
  id(placeholder: string): string;
}

/** What a route answers. Without a body nothing is sent, as with 204. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/** One endpoint. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Such as `/channels/:channel/messages`. */
  readonly pattern: string;
  /** `token`: the request carries an interaction's token in its path instead of the bot's in its header. */
  readonly access: 'bot' | 'token' | 'open';
  /** Absent where Discord does not limit the route. */
  readonly budget?: Budget;
  handle(call: Call): Reply;
}

interface Compiled {
  readonly route: Route;
  readonly segments: readonly string[];
}

/** A route with what its pattern found in the path. */
export interface Match {
  readonly route: Route;
  readonly values: ReadonlyMap<string, string>;
}

/** All endpoints, found by method and path. */
export class Router {
  readonly #routes = new Map<string, Compiled[]>();
  readonly #byLength = new Map<number, Compiled[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const segments = route.pattern.split('/');
      const compiled = { route, segments };
      push(this.#routes, `${route.method} ${segments.length}`, compiled);
      push(this.#byLength, segments.length, compiled);
    }
  }

  /** The route, or whether the path exists with another method. */
  find(method: string, path: string): Match | 'method' | undefined {
    const segments = path.split('/');
    for (const compiled of this.#routes.get(`${method} ${segments.length}`) ?? []) {
      const values = matched(compiled.segments, segments);
      if (values !== undefined) return { route: compiled.route, values };
    }
    const others = this.#byLength.get(segments.length) ?? [];
    return others.some((compiled) => matched(compiled.segments, segments) !== undefined)
      ? 'method'
      : undefined;
  }
}

/** The budget's key: the route, and what Discord counts it separately for. */
export function budgetKey({ route, values }: Match): string {
  const major = values.get('channel') ?? values.get('guild') ?? values.get('token') ?? '';
  return `${route.method} ${route.pattern} ${major}`;
}

/** Makes a call's way to read placeholders. */
export function placeholders({ values }: Match): Pick<Call, 'text' | 'id'> {
  const text = (placeholder: string): string => values.get(placeholder) ?? '';
  return {
    text,
    id: (placeholder) => {
      const value = text(placeholder);
      if (isSnowflake(value)) return value;
      throw invalidForm([
        {
          path: [`${placeholder}_id`],
          code: 'NUMBER_TYPE_COERCE',
          message: `Value "${value}" is not snowflake.`,
        },
      ]);
    },
  };
}

function push<Key>(map: Map<Key, Compiled[]>, key: Key, compiled: Compiled): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [compiled]);
  else list.push(compiled);
}

function matched(
  pattern: readonly string[],
  segments: readonly string[],
): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>();
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (expected.startsWith(':')) {
      const value = decoded(segment);
      if (value === undefined || value === '') return undefined;
      values.set(expected.slice(1), value);
    } else if (expected !== segment) {
      return undefined;
    }
  }
  return values;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
