/**
 * Texts that somebody pasted and that turned out to be there already: held in memory for a while, so that "Draft
 * anyway" need not ask for them again. Nothing of them is stored.
 */
import { hashOf } from '../../briefs/hash.ts';

/** How long a text is held, in milliseconds: as long as the button that asks for it is likely to be pressed. */
const HOLDING = 30 * 60_000;

/** How many texts are held at most; whichever came first goes first. */
const MOST = 20;

/** How much of a text's hash is its key: nobody guesses it without the text. */
const KEY_LENGTH = 16;

/** The texts that are held. */
export interface HeldTexts {
  /** Holds a text. @returns the key that it is asked for by. */
  hold(text: string, at: number): string;
  /** Hands a text out, which is not held any more then. */
  take(key: string, at: number): string | undefined;
}

/** Holds texts in memory. Times are epoch milliseconds. */
export function createHeldTexts(): HeldTexts {
  const texts = new Map<string, { readonly text: string; readonly until: number }>();
  return {
    hold(text, at) {
      const key = hashOf(text).slice(0, KEY_LENGTH);
      texts.delete(key);
      texts.set(key, { text, until: at + HOLDING });
      if (texts.size > MOST) {
        const [first] = texts.keys();
        if (first !== undefined) texts.delete(first);
      }
      return key;
    },
    take(key, at) {
      const held = texts.get(key);
      texts.delete(key);
      return held === undefined || held.until < at ? undefined : held.text;
    },
  };
}
