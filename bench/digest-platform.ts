/** A platform that takes everything at once: what is left of a delivery is our own share. The cards are drawn for it. */
import type { Card } from '../src/cards/card.ts';
import type { Pace, Platform } from '../src/digest/platform.ts';
import { draw } from '../src/platforms/discord/draw.ts';
import { drawCard } from '../src/platforms/slack/draw.ts';

/** How each platform draws a card for a post with a key, as its adapter does. */
export const DRAWN = {
  slack: (card: Card) => drawCard(card).length,
  discord: (card: Card, key: string) => draw(card, { key, stored: new Map() }).length,
} as const;

/** What a post is counted with. */
export interface Counter {
  /** Is told of each post. */
  posted(channel: string): void;
  paces(channel: string): readonly Pace[];
}

/** Makes the platform. @throws RangeError (in `post`) where a card does not fit one message: nothing would be compared. */
export function acceptingPlatform(name: keyof typeof DRAWN, { posted, paces }: Counter): Platform {
  let messages = 0;
  return {
    name,
    start: async () => undefined,
    stop: async () => undefined,
    health: () => ({ state: 'connected', notes: [] }),
    label: (channel) => channel,
    workspaceOf: () => undefined,
    async post(channel, card, key) {
      if (DRAWN[name](card, key) !== 1) throw new RangeError('A digest’s card takes more than one message.');
      messages += 1;
      posted(channel);
      return { state: 'sent', message: String(messages) };
    },
    find: async () => ({ state: 'cannot-tell', reason: 'Nothing is looked for here.' }),
    check: async () => ({ state: 'ready' }),
    tell: async () => false,
    paces,
  };
}
