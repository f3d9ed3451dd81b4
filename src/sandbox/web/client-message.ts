/**
 * What the page sends, read: nothing that comes over the socket is trusted to be what the protocol says.
 */
import { z } from 'zod';
import type { ClientHello, ClientMessage, PageAction } from './protocol.ts';

const id = z.string().min(1).max(200);
/** A typed line; longer ones are refused by the platform in its own words. */
const line = z.string().max(100_000);
/** A whole article. */
const article = z.string().max(1_000_000);
const platform = z.enum(['slack', 'discord']);
const by = { platform, user: id };

const options = z.record(z.string(), z.union([line, z.number()]));

const action: z.ZodType<PageAction> = z.discriminatedUnion('type', [
  z.strictObject({
    ...by,
    type: z.literal('type'),
    channel: id,
    text: line,
    thread: z.exactOptional(id),
  }),
  z.strictObject({
    ...by,
    type: z.literal('command'),
    channel: id,
    name: id,
    options,
  }),
  z.strictObject({
    ...by,
    type: z.literal('complete'),
    channel: id,
    name: id,
    option: id,
    typed: line,
    options: z.exactOptional(options),
  }),
  z.strictObject({ ...by, type: z.literal('press'), channel: id, message: id, control: line }),
  z.strictObject({ ...by, type: z.literal('choose'), channel: id, message: id, control: line, value: line }),
  z.strictObject({ ...by, type: z.literal('use-on'), channel: id, message: id, entry: id }),
  z.strictObject({
    ...by,
    type: z.literal('submit'),
    form: id,
    values: z.record(z.string(), z.union([line, z.array(line).max(1000)])),
  }),
  z.strictObject({ ...by, type: z.literal('press-in-form'), form: id, control: line }),
  z.strictObject({ ...by, type: z.literal('choose-in-form'), form: id, control: line, value: line }),
  z.strictObject({ ...by, type: z.literal('dismiss'), form: id }),
  z.strictObject({ type: z.literal('digest-now') }),
  z.strictObject({ type: z.literal('day-later') }),
  z.strictObject({ type: z.literal('restart') }),
  z.strictObject({
    type: z.literal('fault'),
    platform,
    fault: z.enum(['lose-connection', 'answer-429', 'answer-500', 'lose-reply']),
  }),
  z.strictObject({ type: z.literal('access'), platform, channel: id, allowed: z.boolean() }),
  z.strictObject({ type: z.literal('check'), brief: id, text: article }),
]);

const message: z.ZodType<ClientMessage> = z.strictObject({ action: z.int().min(0), do: action });

const hello: z.ZodType<ClientHello> = z.strictObject({ token: z.string() });

/** Only the number, to answer something that is otherwise wrong. */
const numbered = z.looseObject({ action: z.int().min(0) });

/** A message of the page, or what is wrong with it. */
export type Reading =
  | { readonly kind: 'message'; readonly message: ClientMessage }
  /** `action` is absent where not even that could be read. */
  | { readonly kind: 'wrong'; readonly action?: number; readonly why: string };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the first message of a connection. `undefined` where it is none. */
export function readHello(text: string): ClientHello | undefined {
  return hello.safeParse(parseJson(text)).data;
}

/** Reads any further message. */
export function readMessage(text: string): Reading {
  const value = parseJson(text);
  const read = message.safeParse(value);
  if (read.success) return { kind: 'message', message: read.data };
  const { data } = numbered.safeParse(value);
  const why = read.error.issues
    .map(({ path, message }) => `${path.join('.') || 'message'}: ${message}`)
    .join('; ');
  return { kind: 'wrong', why, ...(data === undefined ? {} : { action: data.action }) };
}
