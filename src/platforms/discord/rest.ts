/** Requests to Discord that belong to no connection: they work in a process that does not hold the gateway, too. */
import { REST, type RESTOptions } from 'discord.js';

/** Where Discord is and who the bot is there. */
export interface Access {
  readonly token: string;
  /** Discord's API without a version, such as `https://discord.com/api`. Discord's own where absent. */
  readonly apiUrl?: string;
}

/** How long a request may take, in milliseconds: half of the lease of whoever makes it for a digest. */
export const REQUEST_TIMEOUT = 10_000;

/** Makes a client of Discord's REST API. No request is made yet. */
export function createRest({ token, apiUrl }: Access, options: Partial<RESTOptions> = {}): REST {
  const rest = new REST({
    timeout: REQUEST_TIMEOUT,
    // Sweepers would be timers that nobody stops.
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
    ...(apiUrl === undefined ? {} : { api: apiUrl }),
    ...options,
  });
  return rest.setToken(token);
}

/** Requests that discord.js repeats where they may have been lost, and holds back where a limit is used up. */
export interface Requests {
  get(route: `/${string}`, options?: { query: URLSearchParams }): Promise<unknown>;
  post(route: `/${string}`, options: { body: unknown }): Promise<unknown>;
}

/** Makes requests as the bot. None is made yet. */
export function createRequests(access: Access): Requests {
  const rest = createRest(access);
  // It forgets the token after a 401, which Discord has been seen to answer in times of trouble.
  const signedIn = () => rest.setToken(access.token);
  return {
    get: (route, options) => signedIn().get(route, options),
    post: (route, options) => signedIn().post(route, options),
  };
}
