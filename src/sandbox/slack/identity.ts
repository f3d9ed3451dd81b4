/**
 * Ids, tokens and secrets of the sandbox. They have the shape of Slack's own, and are worth nothing elsewhere.
 * Shapes: https://docs.slack.dev/authentication/tokens
 */
import { randomBytes, randomInt } from 'node:crypto';

/** What the installed app authenticates itself with. */
export interface Credentials {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** The old verification token, which still stands in every payload. */
  readonly verificationToken: string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** New credentials for an app. */
export function newCredentials(appId: string): Credentials {
  const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');
  return {
    botToken: `xoxb-${digits(12)}-${digits(13)}-${randomBytes(12).toString('hex')}`,
    appToken: `xapp-1-${appId}-${digits(13)}-${randomBytes(32).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
    verificationToken: randomBytes(12).toString('hex'),
  };
}

/**
 * Hands out ids such as `C0000000001`: unique within one sandbox, and the same in every run, so that a test's
 * failure reads the same twice.
 */
export class IdSeries {
  #count = 0;

  /** @param prefix the letter for the kind: `T` team, `U` user, `C` channel, `D` direct message, `B` bot, `A` app. */
  next(prefix: string): string {
    this.#count += 1;
    let rest = '';
    for (let value = this.#count; value > 0; value = Math.floor(value / ALPHABET.length)) {
      rest = (ALPHABET[value % ALPHABET.length] ?? '') + rest;
    }
    return `${prefix}0${rest.padStart(9, '0')}`;
  }
}

/** An unguessable word for an address or a trigger. */
export const unguessable = (bytes = 12): string => randomBytes(bytes).toString('hex');
