/**
 * A card as it is kept with its slot, so that a retry posts the same.
 */
import { z } from 'zod';
import type { Card, Inline } from '../cards/card.ts';

const inline: z.ZodType<Inline> = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['plain', 'strong', 'emphasis']), text: z.string() }),
  z.object({ type: z.literal('link'), text: z.string(), url: z.string() }),
  z.object({
    type: z.literal('time'),
    at: z.number(),
    style: z.enum(['date', 'minute', 'own-minute', 'relative']),
  }),
  z.object({ type: z.literal('command'), line: z.string() }),
]);

const text = z.array(inline);

const button = z.object({
  label: z.string(),
  line: z.string(),
  style: z.enum(['primary', 'danger']).exactOptional(),
});

const choice = z.object({ label: z.string(), description: z.string().exactOptional(), line: z.string() });

const element = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), text }),
  z.object({ type: z.literal('heading'), text: z.string() }),
  z.object({ type: z.literal('quotation'), pieces: z.array(z.string()), lines: z.array(text) }),
  z.object({ type: z.literal('list'), items: z.array(text) }),
  z.object({ type: z.literal('facts'), facts: z.array(z.object({ label: z.string(), value: text })) }),
  z.object({ type: z.literal('image'), url: z.string(), alternative: z.string() }),
  z.object({ type: z.literal('source'), text }),
  z.object({ type: z.literal('buttons'), buttons: z.array(button) }),
  z.object({ type: z.literal('choice'), placeholder: z.string(), choices: z.array(choice) }),
]);

const card: z.ZodType<Card> = z.object({ title: z.string().exactOptional(), elements: z.array(element) });

/** A card as text, for the store. */
export function freeze(given: Card): string {
  return JSON.stringify(given);
}

/** The card that was frozen; nothing where the text is not one. */
export function thaw(frozen: string): Card | undefined {
  try {
    return card.parse(JSON.parse(frozen));
  } catch {
    return undefined;
  }
}
