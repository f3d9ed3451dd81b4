/**
 * The token of a page: whoever has the address that was printed may do everything there, nobody else anything.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 128 random bits, in signs that an address may hold as they are. */
export const newToken = (): string => randomBytes(16).toString('base64url');

const digestOf = (text: string) => createHash('sha256').update(text).digest();

/** Whether a token is the right one, in a time that tells nothing about how near it comes. */
export const isToken = (given: string, token: string): boolean =>
  timingSafeEqual(digestOf(given), digestOf(token));
