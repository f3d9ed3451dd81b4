/**
 * Where a digest goes on Slack: a channel (`C0123456789`), or a thread in it (`C0123456789/1700000000.000100`).
 */

/** A channel, with the thread in it that is meant, where one is. */
export interface Address {
  /** Slack's id of the channel. */
  readonly channel: string;
  /** The `ts` of the message that the thread hangs on. */
  readonly thread?: string;
}

/** Reads an address as it stands in the store and in a request's place. */
export function addressOf(text: string): Address {
  const slash = text.indexOf('/');
  return slash === -1 ? { channel: text } : { channel: text.slice(0, slash), thread: text.slice(slash + 1) };
}

/** Writes an address. */
export function addressText({ channel, thread }: Address): string {
  return thread === undefined ? channel : `${channel}/${thread}`;
}
