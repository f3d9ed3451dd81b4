/**
 * The parts of a Discord payload that are drawn, narrowed from what was sent. Pure.
 * See https://docs.discord.com/developers/resources/message#embed-object and
 * https://docs.discord.com/developers/components/reference
 */
import * as z from 'zod/mini';

/** What Discord lets be absent it also lets be null. */
const optional = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

const media = z.object({ url: z.string(), description: optional(z.string()) });

const embed = z.object({
  title: optional(z.string()),
  description: optional(z.string()),
  url: optional(z.string()),
  /** A colour as one number. */
  color: optional(z.number()),
  author: optional(z.object({ name: z.string(), url: optional(z.string()) })),
  fields: optional(z.array(z.object({ name: z.string(), value: z.string(), inline: optional(z.boolean()) }))),
  image: optional(media),
  thumbnail: optional(media),
  footer: optional(z.object({ text: z.string() })),
  /** ISO 8601. */
  timestamp: optional(z.string()),
});

/** An embed, as far as it is drawn. */
export type Embed = z.infer<typeof embed>;

const emoji = optional(z.object({ name: optional(z.string()) }));

/** Styles 1 to 4 are pressed, 5 is a link, 6 sells something. */
const button = z.object({
  type: z.literal(2),
  style: z.number(),
  label: optional(z.string()),
  emoji,
  custom_id: optional(z.string()),
  url: optional(z.string()),
  disabled: optional(z.boolean()),
});

/** A button. */
export type Button = z.infer<typeof button>;

const stringSelect = z.object({
  type: z.literal(3),
  custom_id: z.string(),
  placeholder: optional(z.string()),
  disabled: optional(z.boolean()),
  options: z.array(
    z.object({
      label: z.string(),
      value: z.string(),
      description: optional(z.string()),
      emoji,
      default: optional(z.boolean()),
    }),
  ),
});

/** A list to choose from. */
export type StringSelect = z.infer<typeof stringSelect>;

/** Something that the page does not draw: it says so rather than leave it out. */
export interface Unknown {
  readonly type: number;
}

/** What stands in a row beneath a message. */
export type Control = Button | StringSelect | Unknown;

const control = z.union([button, stringSelect, z.object({ type: z.number() })]);
const row = z.object({ type: z.literal(1), components: z.array(control) });
const component = z.union([row, z.object({ type: z.number() })]);

/** Whether a control is a button. */
export const isButton = (one: Control): one is Button => one.type === 2 && 'style' in one;

/** Whether a control is a list to choose from. */
export const isSelect = (one: Control): one is StringSelect => one.type === 3 && 'options' in one;

/** Reads the embeds of a payload. What is none is left out: the sandbox refuses it before it comes here. */
export function embedsOf(values: readonly unknown[]): readonly Embed[] {
  return values.flatMap((value) => {
    const parsed = embed.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Reads the rows of controls of a payload. A component outside a row stands in one of its own. */
export function rowsOf(values: readonly unknown[]): readonly (readonly Control[])[] {
  return values.flatMap((value) => {
    const parsed = component.safeParse(value);
    if (!parsed.success) return [];
    return ['components' in parsed.data ? parsed.data.components : [parsed.data]];
  });
}

/** Bits of a message's flags. See https://docs.discord.com/developers/resources/message#message-object-message-flags */
const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;

/** Whether the bot has said that it will answer, and has not yet. */
export const isThinking = (flags: number): boolean => (flags & LOADING) !== 0;

/** Whether one person alone sees the message. */
export const isEphemeral = (flags: number): boolean => (flags & EPHEMERAL) !== 0;

/** An embed's colour as CSS has it. */
export const cssColour = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`;
