/**
 * Messages that an app has handed over for later. Slack posts them at their time whether or not the app is up.
 *
 * https://docs.slack.dev/messaging/sending-and-scheduling-messages and
 * https://docs.slack.dev/reference/methods/chat.scheduleMessage: with `metadata` a message is accepted, and does not post.
 *
 * Documented nowhere, and chosen here: what becomes of a message whose channel was archived, or left by the bot, or
 * whose thread was deleted (it does not appear, and nobody is told); that messages which have appeared still count
 * in the window of 30 in five minutes; that a message appears in the very second it was scheduled for.
 */
import type { IdSeries } from './identity.ts';
import { LIMITS } from './limits.ts';
import type { Appointment } from './message.ts';
import type { Timers } from './timers.ts';
import type { Channel, Draft, Workspace } from './workspace.ts';

/** A message that waits for its time. */
export interface ScheduledMessage extends Appointment {
  readonly draft: Draft;
  /** When it was handed over, epoch seconds. */
  readonly created: number;
}

interface Parts {
  readonly workspace: Workspace;
  readonly ids: IdSeries;
  readonly timers: Timers;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Whether the bot may post in a channel as things are now. */
  readonly mayPost: (channel: Channel) => boolean;
}

/** The longest that Node's timers can wait, in milliseconds; what is later is waited for in stages. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** All that is scheduled in one workspace. */
export class ScheduledMessages {
  readonly #parts: Parts;
  readonly #waiting = new Map<string, ScheduledMessage>();
  /** The times in each channel that count in the window, waiting or lately over: epoch seconds. */
  readonly #times = new Map<string, readonly number[]>();
  /** When the first of them is due, epoch seconds, or earlier: what is taken back leaves it as it is. */
  #next = Number.POSITIVE_INFINITY;
  #cancel: () => void = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What waits, the next to come first. @param channel an id: only of this channel */
  list(channel?: string): readonly ScheduledMessage[] {
    return [...this.#waiting.values()]
      .filter(({ draft }) => channel === undefined || draft.channel === channel)
      .sort((one, other) => one.postAt - other.postAt || one.id.localeCompare(other.id));
  }

  /** A message that waits. */
  find(id: string): ScheduledMessage | undefined {
    return this.#waiting.get(id);
  }

  /** Whether one more message at a time would be too many for its channel. @param postAt epoch seconds */
  crowded(channel: string, postAt: number): boolean {
    const times = [...(this.#times.get(channel) ?? []), postAt].sort((one, other) => one - other);
    return times.some((time, index) => {
      const first = times[index - LIMITS.scheduledInWindow];
      return first !== undefined && time - first < LIMITS.scheduledWindowSeconds;
    });
  }

  /** Takes a message on. @param postAt epoch seconds, in the future */
  add(draft: Draft, postAt: number): ScheduledMessage {
    const now = this.#parts.clock() / 1000;
    const message = { id: this.#parts.ids.next('Q'), draft, postAt, created: Math.floor(now) };
    const counted = (this.#times.get(draft.channel) ?? []).filter(
      (time) => time > now - LIMITS.scheduledWindowSeconds,
    );
    this.#waiting.set(message.id, message);
    this.#times.set(draft.channel, [...counted, postAt]);
    if (postAt < this.#next) this.#waitUntil(postAt);
    return message;
  }

  /** Takes a message back. */
  remove({ id, draft, postAt }: ScheduledMessage): void {
    const times = this.#times.get(draft.channel) ?? [];
    this.#waiting.delete(id);
    this.#times.set(draft.channel, times.toSpliced(times.indexOf(postAt), 1));
  }

  /**
   * Posts what is due by the clock. Timers do so by themselves; after a clock was set ahead by hand, this does.
   */
  settle(): void {
    const now = this.#parts.clock() / 1000;
    if (now < this.#next) return;
    const due = this.list().filter(({ postAt }) => postAt <= now);
    for (const { id, draft, postAt } of due) {
      this.#waiting.delete(id);
      if (this.#appears(draft))
        this.#parts.workspace.post({ ...draft, scheduled: { id, postAt } }, postAt * 1000);
    }
    this.#waitUntil(this.#earliest());
  }

  /** Forgets what waits. */
  stop(): void {
    this.#waiting.clear();
    this.#times.clear();
    this.#waitUntil(Number.POSITIVE_INFINITY);
  }

  #appears(draft: Draft): boolean {
    const { workspace, mayPost } = this.#parts;
    const channel = workspace.channel(draft.channel);
    if (draft.metadata !== undefined || channel === undefined || !mayPost(channel)) return false;
    return draft.thread_ts === undefined || workspace.message(draft.channel, draft.thread_ts) !== undefined;
  }

  #earliest(): number {
    let earliest = Number.POSITIVE_INFINITY;
    for (const { postAt } of this.#waiting.values()) earliest = Math.min(earliest, postAt);
    return earliest;
  }

  #waitUntil(next: number): void {
    this.#cancel();
    this.#next = next;
    if (next === Number.POSITIVE_INFINITY) return;
    const left = Math.max(1, Math.ceil(next * 1000 - this.#parts.clock()));
    this.#cancel = this.#parts.timers.after(Math.min(left, LONGEST_WAIT), () => {
      this.settle();
      // The timer was early, or only a stage of a long wait.
      if (this.#next === next) this.#waitUntil(next);
    });
  }
}
