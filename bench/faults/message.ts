/** What the harness and its bots say to each other: one JSON object a line. */
import { z } from 'zod';
import { BOUNDARIES, type Order } from './boundary.ts';

const boundary = z.enum(BOUNDARIES);

const order: z.ZodType<Order> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('live') }),
  z.object({ kind: z.enum(['die', 'stall']), at: boundary, passage: z.int().min(1) }),
]);

const message = z.discriminatedUnion('kind', [
  /** Everything is loaded; it starts with its first order. */
  z.object({ kind: z.literal('warm') }),
  /** It has started, with its first order or before a later one. */
  z.object({ kind: z.literal('started') }),
  /** It ends or stands still here, right behind this message. */
  z.object({ kind: z.literal('boundary'), boundary }),
]);

/** What a bot says. */
export type Message = z.infer<typeof message>;

/** @throws Error where the line is no order. */
export const parseOrder = (line: string): Order => order.parse(JSON.parse(line));

/** @throws Error where the line is no message. */
export const parseMessage = (line: string): Message => message.parse(JSON.parse(line));
