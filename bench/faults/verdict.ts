/**
 * Compares three accounts that know nothing of each other: which slots were due, what the ledger says became of
 * them, and what stands in the channels. Pure.
 */
import type { Account, AccountPart } from './account.ts';
import { isOpen } from './account.ts';
import type { Post } from './post.ts';

/** A slot that was due. */
export interface DueSlot {
  readonly subscription: string;
  /** Epoch milliseconds. */
  readonly due: number;
}

/** One thing that is to be told, about a part or a slot. */
export interface Finding extends DueSlot {
  /** From 1 on; absent where it concerns the whole slot. */
  readonly part?: number;
  readonly why: string;
}

/** A part of which nobody could tell the bot whether it stands; the sandbox can. */
export interface Unknown extends Finding {
  readonly stands: boolean;
}

/** How a run ended. */
export interface Verdict {
  readonly slots: number;
  /** Parts that the ledger calls sent, and that stand in their channels once. */
  readonly posted: number;
  /** How many of these were settled more than five minutes behind their time. */
  readonly late: number;
  /** Slots that ended without a message, and parts that were not posted, by the ledger's reason; none of them stands. */
  readonly explained: readonly Finding[];
  /** Parts of which the ledger says that nobody can tell; they stand once, or not. */
  readonly unknown: readonly Unknown[];
  /** Not there, though the ledger says so, or though nothing says why not. */
  readonly lost: readonly Finding[];
  /** There more than once, or there though no part is known to stand there. */
  readonly doubled: readonly Finding[];
}

/** What a verdict is made from. */
export interface Evidence {
  readonly due: readonly DueSlot[];
  readonly accounts: readonly Account[];
  readonly posts: readonly Post[];
  /** When the run was over, in epoch milliseconds. Slots due later are none of the verdict's. */
  readonly until: number;
  /** When the accounts were read. */
  readonly now: number;
}

const LATE = 5 * 60_000;

const keyed = (key: string) => `key ${key}`;
const scheduled = (subscription: string, appears: number) => `${subscription} at ${appears}`;

/** What tells of a post whose it is: its key, or its channel and time; neither where it tells nothing. */
function markOf({ platform, channel, key, appears, message }: Post): string {
  if (key !== undefined) return keyed(key);
  const subscription = `${platform}:${channel}`;
  return appears === undefined ? `${subscription} message ${message}` : scheduled(subscription, appears);
}

/** The posts by their marks; those of a part are taken out, and what is left belongs to nobody. */
class Standing {
  readonly #posts = new Map<string, Post[]>();

  constructor(posts: readonly Post[]) {
    for (const post of posts) {
      const mark = markOf(post);
      this.#posts.set(mark, [...(this.#posts.get(mark) ?? []), post]);
    }
  }

  /** How many posts of a part stand. */
  take(subscription: string, { key, appearsAt }: AccountPart): number {
    const marks = [keyed(key), ...(appearsAt === undefined ? [] : [scheduled(subscription, appearsAt)])];
    let count = 0;
    for (const mark of marks) {
      count += this.#posts.get(mark)?.length ?? 0;
      this.#posts.delete(mark);
    }
    return count;
  }

  get rest(): readonly Post[] {
    return [...this.#posts.values()].flat();
  }
}

type Kind = 'posted' | 'explained' | 'unknown' | 'lost' | 'doubled';

/** What is to be said of one part, by the ledger's state and how many posts of it stand. */
function judged(
  part: AccountPart,
  standing: number,
  now: number,
): { readonly kind: Kind; readonly why: string } {
  const { state, reason = 'no reason given' } = part;
  if (standing > 1) return { kind: 'doubled', why: `It stands ${standing} times.` };
  if (isOpen(part, now)) return { kind: 'lost', why: `It was not settled in time: ${state}, ${reason}` };
  switch (state) {
    case 'sent':
      return standing === 1
        ? { kind: 'posted', why: '' }
        : { kind: 'lost', why: 'The ledger says sent, and it does not stand.' };
    case 'unknown':
      return { kind: 'unknown', why: reason };
    default:
      return standing === 0
        ? { kind: 'explained', why: `${state}: ${reason}` }
        : { kind: 'doubled', why: `It stands, and the ledger says ${state}: ${reason}` };
  }
}

/** Judges a run. */
export function verdictOn({ due, accounts, posts, until, now }: Evidence): Verdict {
  const findings: Record<Exclude<Kind, 'unknown'>, Finding[]> = {
    posted: [],
    explained: [],
    lost: [],
    doubled: [],
  };
  const unknown: Unknown[] = [];
  const standing = new Standing(posts);
  const accounted = new Set<string>();
  let late = 0;
  for (const { subscription, due: slot, content } of accounts) {
    const concerned = slot <= until;
    accounted.add(scheduled(subscription, slot));
    if (content.kind === 'nothing') {
      if (concerned) findings.explained.push({ subscription, due: slot, why: content.reason });
      continue;
    }
    for (const [index, part] of content.parts.entries()) {
      const count = standing.take(subscription, part);
      // Of slots after the end it is only asked that nothing stands twice.
      if (!concerned && count <= 1) continue;
      const { kind, why } = judged(part, count, now);
      const finding: Finding = { subscription, due: slot, part: index + 1, why };
      if (kind === 'unknown') unknown.push({ ...finding, stands: count === 1 });
      else findings[kind].push(finding);
      if (kind === 'posted' && part.at - slot > LATE) late += 1;
    }
  }
  for (const slot of due) {
    if (accounted.has(scheduled(slot.subscription, slot.due))) continue;
    findings.lost.push({ ...slot, why: 'The ledger knows nothing of this slot.' });
  }
  for (const post of standing.rest) {
    const subscription = `${post.platform}:${post.channel}`;
    findings.doubled.push({
      subscription,
      due: post.appears ?? until,
      why: `A message (${post.message}) belongs to no part.`,
    });
  }
  const { posted, ...told } = findings;
  return { slots: due.length, posted: posted.length, late, ...told, unknown };
}

/** Several rounds as one. */
export function together(verdicts: readonly Verdict[]): Verdict {
  const sum = (of: (verdict: Verdict) => number) =>
    verdicts.reduce((total, verdict) => total + of(verdict), 0);
  return {
    slots: sum(({ slots }) => slots),
    posted: sum(({ posted }) => posted),
    late: sum(({ late }) => late),
    explained: verdicts.flatMap(({ explained }) => explained),
    unknown: verdicts.flatMap(({ unknown }) => unknown),
    lost: verdicts.flatMap(({ lost }) => lost),
    doubled: verdicts.flatMap(({ doubled }) => doubled),
  };
}
