/** Components of a message as a request holds them. See https://discord.com/developers/docs/components/reference */
import { ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import { COMPONENT } from '../limits.ts';
import { address, emoji, optional, snowflake, text } from './fields.ts';

const id = optional(z.int().min(0));
const customId = text(COMPONENT.customId, 1);

/** Styles 1 to 4 are pressed, 5 is a link, 6 sells something. */
const button = z.strictObject({
  type: z.literal(ComponentType.Button),
  id,
  style: z.int().min(1).max(6),
  label: optional(text(COMPONENT.buttonLabel)),
  emoji: optional(emoji),
  custom_id: optional(customId),
  sku_id: optional(snowflake),
  url: optional(address(['http', 'https', 'discord'], COMPONENT.buttonUrl)),
  disabled: optional(z.boolean()),
});

const select = {
  id,
  custom_id: customId,
  placeholder: optional(text(COMPONENT.placeholder)),
  min_values: optional(z.int().min(0).max(COMPONENT.options)),
  max_values: optional(z.int().min(1).max(COMPONENT.options)),
  disabled: optional(z.boolean()),
  required: optional(z.boolean()),
};

const option = z.strictObject({
  label: text(COMPONENT.optionLabel, 1),
  value: text(COMPONENT.optionValue, 1),
  description: optional(text(COMPONENT.optionDescription)),
  emoji: optional(emoji),
  default: optional(z.boolean()),
});

/** A list to choose in, with its options. */
const stringSelect = z.strictObject({
  type: z.literal(ComponentType.StringSelect),
  ...select,
  options: z.array(option).min(1).max(COMPONENT.options),
});

/** Selects whose choices come from the guild. The sandbox draws and checks them, and does not choose in them. */
const entitySelect = z.strictObject({
  type: z.literal([
    ComponentType.UserSelect,
    ComponentType.RoleSelect,
    ComponentType.MentionableSelect,
    ComponentType.ChannelSelect,
  ]),
  ...select,
  channel_types: optional(z.array(z.int())),
  default_values: optional(
    z
      .array(z.strictObject({ id: snowflake, type: z.enum(['user', 'role', 'channel']) }))
      .max(COMPONENT.options),
  ),
});

/** A row: buttons, or one select. */
const actionRow = z.strictObject({
  type: z.literal(ComponentType.ActionRow),
  id,
  components: z
    .array(z.discriminatedUnion('type', [button, stringSelect, entitySelect]))
    .min(1)
    .max(COMPONENT.buttonsInRow),
});

/**
 * Components that need IS_COMPONENTS_V2: sections, text, galleries, containers. `discord-api-spec` checks
 * their insides.
 */
const layout = z.looseObject({
  type: z.literal([
    ComponentType.Section,
    ComponentType.TextDisplay,
    ComponentType.MediaGallery,
    ComponentType.File,
    ComponentType.Separator,
    ComponentType.Container,
  ]),
});

/** What may stand at the top of a message. */
export const component = z.discriminatedUnion('type', [actionRow, layout]);

/** A button that passed its schema. */
export type Button = z.infer<typeof button>;
/** A list that passed its schema. */
export type StringSelect = z.infer<typeof stringSelect>;
/** A row that passed its schema. */
export type ActionRow = z.infer<typeof actionRow>;
/** A component at the top of a message that passed its schema. */
export type Component = z.infer<typeof component>;
