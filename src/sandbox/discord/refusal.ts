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
function errorTree(problems: readonly FieldProblem[]): ErrorTree {
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

/** The token is missing or wrong. */
export const unauthorized = (): Refusal => new Refusal(401, 0, '401: Unauthorized');
/** There is no such endpoint. */
export const notFound = (): Refusal => new Refusal(404, 0, '404: Not Found');
/** The endpoint does not take the method. */
export const methodNotAllowed = (): Refusal => new Refusal(405, 0, '405: Method Not Allowed');
/** No channel has the id. */
export const unknownChannel = (): Refusal => new Refusal(404, 10_003, 'Unknown Channel');
/** It is not the guild’s id. */
export const unknownGuild = (): Refusal => new Refusal(404, 10_004, 'Unknown Guild');
/** Nobody in the guild has the id. */
export const unknownMember = (): Refusal => new Refusal(404, 10_007, 'Unknown Member');
/** No message has the id, or it is not for this route. */
export const unknownMessage = (): Refusal => new Refusal(404, 10_008, 'Unknown Message');
/** Nobody has the id. */
export const unknownUser = (): Refusal => new Refusal(404, 10_013, 'Unknown User');
/** The token is no interaction’s, or that was not answered yet. */
export const unknownWebhook = (): Refusal => new Refusal(404, 10_015, 'Unknown Webhook');
/** There is no such interaction, or it is too late for its callback. */
export const unknownInteraction = (): Refusal => new Refusal(404, 10_062, 'Unknown interaction');
/** No command has the id. */
export const unknownCommand = (): Refusal => new Refusal(404, 10_063, 'Unknown application command');
/** More commands than a scope may hold. */
export const tooManyCommands = (limit: number): Refusal =>
  new Refusal(400, 30_032, `Maximum number of application commands reached (${limit})`);
/** More commands created than a day allows; `retryAfter` in milliseconds. */
export const tooManyCreations = (retryAfter: number): Refusal =>
  new Refusal(429, 30_034, 'Max number of daily application command creates has been reached (200)', {
    retryAfter,
  });
/** The body has too many bytes. */
export const tooLarge = (): Refusal => new Refusal(413, 40_005, 'Request entity too large');
/** The interaction had its callback. */
export const alreadyAcknowledged = (): Refusal =>
  new Refusal(400, 40_060, 'Interaction has already been acknowledged.');
/** The bot does not see what it asks for. */
export const missingAccess = (): Refusal => new Refusal(403, 50_001, 'Missing Access');
/** Somebody else wrote the message. */
export const notYourMessage = (): Refusal =>
  new Refusal(403, 50_005, 'Cannot edit a message authored by another user');
/** There would be nothing to see. */
export const emptyMessage = (): Refusal => new Refusal(400, 50_006, 'Cannot send an empty message');
/** A person takes no messages from the bot: they blocked it, or take none from members of the server. */
export const cannotMessageUser = (): Refusal => new Refusal(403, 50_007, 'Cannot send messages to this user');
/** A forum holds posts and no messages. */
export const notATextChannel = (): Refusal =>
  new Refusal(400, 50_008, 'Cannot send messages in a non-text channel');
/** The bot may not do it here. */
export const missingPermissions = (): Refusal => new Refusal(403, 50_013, 'Missing Permissions');
/** The interaction’s quarter of an hour is over. */
export const expiredToken = (): Refusal => new Refusal(401, 50_027, 'Invalid Webhook Token');
/** A direct message cannot go to whom it was to go. */
export const invalidRecipient = (): Refusal => new Refusal(400, 50_033, 'Invalid Recipient(s)');
/** The version in the path is not spoken. */
export const invalidVersion = (): Refusal => new Refusal(400, 50_041, 'Invalid API version provided');
/**
 * What is to happen in an archived thread can only happen in an active one. The status is documented nowhere; reported are
 * 400 and, for messages to a thread that is locked besides, 403 (discord/discord-api-docs#7707).
 */
export const threadArchived = (status: 400 | 403): Refusal =>
  new Refusal(status, 50_083, 'Thread is archived');
/** The body is not what it claims to be. */
export const invalidJson = (): Refusal => new Refusal(400, 50_109, 'The request body contains invalid JSON.');
/** The thread is closed to all but moderators. The status is documented nowhere. */
export const threadLocked = (): Refusal => new Refusal(403, 160_005, 'Thread is locked');
/** A reply needs leave to read the history. */
export const replyNeedsHistory = (): Refusal =>
  new Refusal(400, 160_002, 'Cannot reply without permission to read message history');
