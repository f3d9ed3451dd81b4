/** An embed as a request holds it. See https://discord.com/developers/docs/resources/message#embed-object */
import { z } from 'zod';
import { EMBED } from '../limits.ts';
import { address, optional, text, time } from './fields.ts';

const WEB = ['http', 'https'];
const WEB_OR_FILE = ['http', 'https', 'attachment'];

const image = z.strictObject({
  url: address(WEB_OR_FILE),
  proxy_url: optional(z.string()),
  width: optional(z.int()),
  height: optional(z.int()),
  description: optional(text(4_096)),
});

/** An embed within its limits, except for what ties several fields or embeds together. */
export const embed = z.strictObject({
  type: optional(z.string()),
  title: optional(text(EMBED.title)),
  description: optional(text(EMBED.description)),
  url: optional(address(WEB)),
  timestamp: optional(time),
  color: optional(z.int().min(0).max(EMBED.color)),
  footer: optional(
    z.strictObject({
      text: text(EMBED.footer),
      icon_url: optional(address(WEB_OR_FILE)),
      proxy_icon_url: optional(z.string()),
    }),
  ),
  image: optional(image),
  thumbnail: optional(image),
  author: optional(
    z.strictObject({
      name: text(EMBED.author),
      url: optional(address(WEB)),
      icon_url: optional(address(WEB_OR_FILE)),
      proxy_icon_url: optional(z.string()),
    }),
  ),
  provider: optional(z.strictObject({ name: optional(text(256)), url: optional(address(WEB)) })),
  fields: optional(
    z
      .array(
        z.strictObject({
          name: text(EMBED.fieldName),
          value: text(EMBED.fieldValue),
          inline: optional(z.boolean()),
        }),
      )
      .max(EMBED.fields),
  ),
});

/** An embed that passed its schema. */
export type Embed = z.infer<typeof embed>;
