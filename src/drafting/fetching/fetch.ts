/**
 * Fetching safely: only from the public internet, only what fits, only so long, and without telling who asks.
 *
 * An address comes from an editor, but where it leads is decided by others: by whoever answers for its name, and by
 * every redirect. Each step is checked anew, and the connection goes to the network address that was checked.
 */
import type { IncomingMessage } from 'node:http';
import { ArticleError } from '../article.ts';
import { ACCEPTED_ENCODINGS, readBody } from './fetch-body.ts';
import { type Headers, send } from './fetch-connection.ts';
import { failureOf } from './fetch-failure.ts';
import { type Endpoint, findTarget, parseAddress, type Resolve, type TargetRules } from './fetch-target.ts';

/** How many redirects are followed. */
const MOST_REDIRECTS = 5;

/** How long fetching may take in all, in milliseconds: redirects and the whole body included. */
const LONGEST_FETCH = 10_000;

/** What the bot calls itself, so that an outlet's administrator knows who asks. */
const USER_AGENT = 'Verbatim (a briefing bot; reads what an editor names)';

/** The content types of pages and texts. */
export const PAGE_TYPES = ['text/html', 'application/xhtml+xml', 'text/plain'] as const;

/** What is asked for. */
export interface FetchRequest {
  readonly address: string;
  /** The content types that are read, in lower case; {@link PAGE_TYPES} where absent. */
  readonly types?: readonly string[];
  /** Validators of an earlier answer: where nothing has changed since, the answer is a 304 without a body. */
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What came back. */
export interface FetchAnswer {
  /** 200 to 299, 304, or 400 and above: redirects are followed. */
  readonly status: number;
  /** Where the answer came from: the last address of the redirects. */
  readonly url: string;
  /** Where the address has moved for good (301, 308), and should be asked from now on. */
  readonly moved?: string;
  /** Header fields by their names in lower case; of several of one name the last. */
  readonly headers: Headers;
  /** The content type without its parameters, in lower case; empty where the answer names none. */
  readonly type: string;
  /** Decompressed. Empty unless the status is from 200 to 299. */
  readonly body: Uint8Array;
}

/**
 * Fetches from the public internet. The errors' messages say what is wrong in whole sentences; what else an editor can
 * do, such as pasting the text, is for the caller to say.
 *
 * @throws ArticleError where the address is not allowed or cannot be reached, the answer is too large, takes too long or
 *   is of another type. An answer with an error's status is an answer.
 */
export type Fetch = (request: FetchRequest) => Promise<FetchAnswer>;

/** What fetching needs. */
export interface FetchParts {
  readonly resolve: Resolve;
  /** See `TargetRules.permitted`; none where absent. */
  readonly permitted?: readonly Endpoint[];
  /** Starts the time that one fetch has: the signal ends it. Ten seconds where absent. */
  readonly deadline?: () => AbortSignal;
}

/** Makes what fetches. */
export function createFetch({ resolve, permitted = [], deadline = tenSeconds }: FetchParts): Fetch {
  return async (request) => {
    const signal = deadline();
    const rules: TargetRules = { resolve: (host) => unlessOver(resolve(host), signal), permitted };
    let url = parseAddress(request.address);
    try {
      let moved: string | undefined;
      let forGood = true;
      for (let redirects = 0; ; redirects += 1) {
        const answer = await send(await findTarget(url, rules), headersFor(request), signal);
        const next = redirectOf(answer, url);
        if (next === undefined) {
          const read = await readAnswer(answer, request.types ?? PAGE_TYPES, signal);
          return { ...read, url: url.href, ...(moved === undefined ? {} : { moved }) };
        }
        answer.destroy();
        if (redirects === MOST_REDIRECTS) throw new ArticleError(endless(url));
        forGood &&= answer.statusCode === 301 || answer.statusCode === 308;
        if (forGood) moved = next.href;
        url = next;
      }
    } catch (error) {
      throw failureOf(error, url, signal);
    }
  };
}

function tenSeconds(): AbortSignal {
  return AbortSignal.timeout(LONGEST_FETCH);
}

/** Work that cannot be called off is not waited for once the time is over. */
async function unlessOver<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const over = () => reject(signal.reason);
  if (signal.aborted) over();
  signal.addEventListener('abort', over, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', over);
  }
}

/** Nothing but these: no cookie, no referring page, no credentials. */
function headersFor({ types = PAGE_TYPES, etag, lastModified }: FetchRequest): Headers {
  return {
    accept: `${types.join(', ')}, */*;q=0.1`,
    'accept-encoding': ACCEPTED_ENCODINGS,
    'user-agent': USER_AGENT,
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

const REDIRECTS: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

/**
 * Where an answer sends the bot on to; nothing where it is no redirect.
 *
 * @throws ArticleError where that is no address, or leads from https to http: somebody on the way could then have
 *   changed what a source is quoted to say.
 */
function redirectOf(answer: IncomingMessage, from: URL): URL | undefined {
  if (!REDIRECTS.has(answer.statusCode)) return undefined;
  const { location } = answer.headers;
  try {
    if (location === undefined) throw new ArticleError(`${from.hostname} sends on to nowhere.`);
    const next = parseAddress(location, from);
    if (from.protocol === 'https:' && next.protocol === 'http:') throw new ArticleError(lessSafe(from));
    return next;
  } catch (error) {
    answer.destroy();
    throw error;
  }
}

function lessSafe(from: URL): string {
  return `${from.hostname} sends on from a protected address (https) to one that is not (http), which is not followed. Give the address that it leads to in a browser.`;
}

function endless(from: URL): string {
  return `${from.hostname} sends on more than ${MOST_REDIRECTS} times, which is not followed.`;
}

async function readAnswer(
  answer: IncomingMessage,
  types: readonly string[],
  signal: AbortSignal,
): Promise<Pick<FetchAnswer, 'status' | 'headers' | 'type' | 'body'>> {
  const status = answer.statusCode ?? 0;
  const headers = headersOf(answer);
  const [type = ''] = (headers['content-type'] ?? '').split(';', 1);
  const read = { status, headers, type: type.trim().toLowerCase() };
  if (status < 200 || status > 299) {
    answer.destroy();
    return { ...read, body: new Uint8Array() };
  }
  if (read.type !== '' && !types.includes(read.type)) {
    answer.destroy();
    throw new ArticleError(
      `The address leads to something of the type ${read.type}, and only these are read: ${types.join(', ')}.`,
    );
  }
  return { ...read, body: await readBody(answer, signal) };
}

function headersOf({ headers }: IncomingMessage): Headers {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? (value.at(-1) ?? '') : value]],
    ),
  );
}
