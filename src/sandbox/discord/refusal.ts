/**
 * What Discord answers when it does not do what it was asked, with its own codes and words.
 * See https://discord.com/developers/docs/topics/opcodes-and-status-codes
 */

/** One problem with one field: a machine's code and a person's sentence. */
export interface FieldError {
  readonly code: string;
  readonly message: string;
}

/** A problem and where in the body it is. */
export interface FieldProblem extends FieldError {
  readonly path: readonly (string | number)[];
}

/** The tree Discord draws of problems: keys of the body lead to `_errors`. */
export type ErrorTree = { [key: string]: ErrorTree | FieldError[] };

/** The JSON body of a refusal. */
export interface RefusalBody {
  readonly message: string;
  readonly code: number;
  readonly errors?: ErrorTree;
  /** Seconds. */
  readonly retry_after?: number;
}

/** What some refusals tell beyond code and sentence. */
export interface RefusalDetails {
  /** The problems of an invalid form body. */
  readonly errors?: ErrorTree;
  /** Milliseconds. */
  readonly retryAfter?: number;
}

/** A request refused: thrown by whatever finds the reason, sent by the server. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** The HTTP status. */
  readonly status: number;
  /** Discord's JSON error code. */
  readonly code: number;
  readonly #details: RefusalDetails;

  constructor(status: number, code: number, message: string, details: RefusalDetails = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.#details = details;
  }

  /** Milliseconds after which it may be tried again, where that is known. */
  get retryAfter(): number | undefined {
    return this.#details.retryAfter;
  }

  body(): RefusalBody {
    const { errors, retryAfter } = this.#details;
    return {
      message: this.message,
      code: this.code,
      ...(errors === undefined ? {} : { errors }),
      ...(retryAfter === undefined ? {} : { retry_after: retryAfter / 1_000 }),
    };
  }
}

/** A field that is missing, or holds nothing. */
export const requiredField = (
  path: FieldProblem['path'],
  message = 'This field is required',
): FieldProblem => ({ path, code: 'BASE_TYPE_REQUIRED', message });

/** Draws problems as Discord's tree. */
export function errorTree(problems: readonly FieldProblem[]): ErrorTree {
  const tree = emptyTree();
  for (const { path, code, message } of problems) {
    let node = tree;
    for (const key of path) {
      const next = node[key];
      if (next === undefined || Array.isArray(next)) {
        const made = emptyTree();
        node[key] = made;
        node = made;
      } else {
        node = next;
      }
    }
    const listed = node['_errors'];
    if (Array.isArray(listed)) listed.push({ code, message });
    else node['_errors'] = [{ code, message }];
  }
  return tree;
}

/** Without a prototype: the keys come from outside and may be `__proto__`. */
const emptyTree = (): ErrorTree => Object.create(null);

/** 50035: the body or an id in the path is not what the endpoint takes. */
export const invalidForm = (problems: readonly FieldProblem[]): Refusal =>
  new Refusal(400, 50_035, 'Invalid Form Body', { errors: errorTree(problems) });

export const unauthorized = (): Refusal => new Refusal(401, 0, '401: Unauthorized');
export const notFound = (): Refusal => new Refusal(404, 0, '404: Not Found');
export const methodNotAllowed = (): Refusal => new Refusal(405, 0, '405: Method Not Allowed');
export const unknownChannel = (): Refusal => new Refusal(404, 10_003, 'Unknown Channel');
export const unknownGuild = (): Refusal => new Refusal(404, 10_004, 'Unknown Guild');
export const unknownMember = (): Refusal => new Refusal(404, 10_007, 'Unknown Member');
export const unknownMessage = (): Refusal => new Refusal(404, 10_008, 'Unknown Message');
export const unknownUser = (): Refusal => new Refusal(404, 10_013, 'Unknown User');
export const unknownWebhook = (): Refusal => new Refusal(404, 10_015, 'Unknown Webhook');
export const unknownInteraction = (): Refusal => new Refusal(404, 10_062, 'Unknown interaction');
export const unknownCommand = (): Refusal => new Refusal(404, 10_063, 'Unknown application command');
export const tooManyCommands = (limit: number): Refusal =>
  new Refusal(400, 30_032, `Maximum number of application commands reached (${limit})`);
export const tooManyCreations = (retryAfter: number): Refusal =>
  new Refusal(429, 30_034, 'Max number of daily application command creates has been reached (200)', {
    retryAfter,
  });
export const tooLarge = (): Refusal => new Refusal(413, 40_005, 'Request entity too large');
export const alreadyAcknowledged = (): Refusal =>
  new Refusal(400, 40_060, 'Interaction has already been acknowledged.');
export const missingAccess = (): Refusal => new Refusal(403, 50_001, 'Missing Access');
export const notYourMessage = (): Refusal =>
  new Refusal(403, 50_005, 'Cannot edit a message authored by another user');
export const emptyMessage = (): Refusal => new Refusal(400, 50_006, 'Cannot send an empty message');
export const missingPermissions = (): Refusal => new Refusal(403, 50_013, 'Missing Permissions');
export const expiredToken = (): Refusal => new Refusal(401, 50_027, 'Invalid Webhook Token');
export const invalidVersion = (): Refusal => new Refusal(400, 50_041, 'Invalid API version provided');
export const invalidJson = (): Refusal => new Refusal(400, 50_109, 'The request body contains invalid JSON.');
export const replyNeedsHistory = (): Refusal =>
  new Refusal(400, 160_002, 'Cannot reply without permission to read message history');
