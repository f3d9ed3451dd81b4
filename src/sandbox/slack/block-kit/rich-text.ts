/**
 * Rich text: sections, lists, quotes and preformatted text, and what stands within a line.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
import { LIMITS } from '../limits.ts';
import { address, byType, type Check, flag, integer, list, object, string, word } from './checks.ts';

const type = string({});
const id = string({ least: 1 });

const style: Check = object(
  {},
  {
    bold: flag,
    italic: flag,
    strike: flag,
    underline: flag,
    code: flag,
    highlight: flag,
    client_highlight: flag,
    unlink: flag,
  },
);

const text: Check = object({ type, text: string({ least: 1, seen: true }) }, { style });

const link: Check = object(
  { type, url: address(LIMITS.buttonUrl) },
  { text: string({ seen: true }), unsafe: flag, style },
);

const LATEST_SECOND = 253_402_300_799;

const inlineTypes: Readonly<Record<string, Check>> = {
  text,
  link,
  emoji: object({ type, name: id }, { unicode: string({}), url: address(LIMITS.buttonUrl), style }),
  user: object({ type, user_id: id }, { style }),
  usergroup: object({ type, usergroup_id: id }, { style }),
  channel: object({ type, channel_id: id }, { style }),
  team: object({ type, team_id: id }, { style }),
  broadcast: object({ type, range: word('here', 'channel', 'everyone') }, { style }),
  color: object({ type, value: id }, { style }),
  date: object(
    { type, timestamp: integer(0, LATEST_SECOND), format: string({ least: 1 }) },
    { url: address(LIMITS.buttonUrl), fallback: string({ seen: true }), style },
  ),
};

const line = byType(inlineTypes);
const border = integer(0, 1);

const section: Check = object({ type, elements: list({ least: 0 }, line) });

const partTypes: Readonly<Record<string, Check>> = {
  rich_text_section: section,
  rich_text_list: object(
    {
      type,
      style: word('bullet', 'ordered'),
      elements: list({ least: 1 }, byType({ rich_text_section: section })),
    },
    { indent: integer(0, LIMITS.listIndent), offset: integer(0, Number.MAX_SAFE_INTEGER), border },
  ),
  rich_text_quote: object({ type, elements: list({ least: 0 }, line) }, { border }),
  rich_text_preformatted: object(
    { type, elements: list({ least: 0 }, byType({ text, link })) },
    { border, language: string({}) },
  ),
};

/** The parts of a rich text block. */
export const richTextParts: Check = list({ least: 1 }, byType(partTypes));
