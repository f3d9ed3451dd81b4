/**
 * Response URLs: every command and interaction carries one, with which the app can answer five times within
 * thirty minutes, also where it is no member of the channel.
 *
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses: `response_type` is
 * `ephemeral` unless `in_channel`; `replace_original` and `delete_original` work on the message whose button
 * was pressed; `thread_ts` puts a public answer into a thread.
 */
import { Arguments } from './arguments.ts';
import { readContent } from './content.ts';
import { MethodFailure } from './failure.ts';
import { unguessable } from './identity.ts';
import type { JsonObject } from './json.ts';
import { LIMITS } from './limits.ts';
import type { Content, SandboxMessage } from './message.ts';
import type { Draft, Workspace } from './workspace.ts';

/** Where an answer goes. */
export interface ResponseContext {
  readonly channel: string;
  /** Who ran the command or pressed the button: the reader of ephemeral answers. */
  readonly user: string;
  /** The message with the button. */
  readonly original?: { readonly ts: string; readonly ephemeral: boolean };
}

interface Issued {
  readonly context: ResponseContext;
  readonly issuedAt: number;
  uses: number;
}

interface Parts {
  readonly workspace: Workspace;
  readonly author: { readonly user: string; readonly bot_id: string };
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** Hands out response URLs and carries out what is sent to them. */
export class ResponseUrls {
  readonly #parts: Parts;
  readonly #issued = new Map<string, Issued>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @returns the path of a new response URL, such as `/commands/…`. */
  issue(kind: 'commands' | 'actions', context: ResponseContext): string {
    const path = `/${kind}/${unguessable(4)}/${unguessable(12)}`;
    this.#issued.set(path, { context, issuedAt: this.#parts.clock(), uses: 0 });
    this.#forgetExpired();
    return path;
  }

  /**
   * Carries out what was sent to a response URL.
   * @throws MethodFailure `expired_url`, `used_url`, or what chat.postMessage would answer.
   */
  respond(path: string, body: JsonObject): void {
    const issued = this.#issued.get(path);
    if (issued === undefined || this.#isExpired(issued)) throw new MethodFailure('expired_url');
    if (issued.uses >= LIMITS.responseUrlUses) throw new MethodFailure('used_url');
    issued.uses += 1;
    this.write(issued.context, body);
  }

  /** Writes an answer, whether it came to a response URL or along with an acknowledgement. */
  write(context: ResponseContext, body: JsonObject): void {
    const call = new Arguments(body);
    const original = this.#original(context);
    if (call.flag('delete_original') && original !== undefined) {
      this.#parts.workspace.remove(original);
      return;
    }
    const content = readContent(call);
    if (call.flag('replace_original') && original !== undefined) {
      this.#parts.workspace.edit(original, content, this.#parts.author.user);
      return;
    }
    this.#publish(context, content, call);
  }

  /** Forgets every URL: what is sent to one from now on finds it expired. */
  forget(): void {
    this.#issued.clear();
  }

  #publish(context: ResponseContext, content: Content, call: Arguments): void {
    const { workspace, author } = this.#parts;
    const thread = call.text('thread_ts');
    const draft: Draft = {
      ...content,
      ...author,
      channel: context.channel,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    };
    if (call.text('response_type') === 'in_channel') workspace.post(draft);
    else workspace.whisper(draft, context.user);
  }

  #original({ channel, original }: ResponseContext): SandboxMessage | undefined {
    if (original === undefined) return undefined;
    const { workspace } = this.#parts;
    return original.ephemeral
      ? workspace.ephemeral(channel, original.ts)
      : workspace.message(channel, original.ts);
  }

  #isExpired(issued: Issued): boolean {
    return this.#parts.clock() - issued.issuedAt > LIMITS.responseUrlMilliseconds;
  }

  /** Entries stand in the order of their issue, so the expired ones stand first. */
  #forgetExpired(): void {
    for (const [path, issued] of this.#issued) {
      if (!this.#isExpired(issued)) return;
      this.#issued.delete(path);
    }
  }
}
