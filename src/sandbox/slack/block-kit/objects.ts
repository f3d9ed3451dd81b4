/**
 * Composition objects: texts, options, confirmation dialogs.
 * https://docs.slack.dev/reference/block-kit/composition-objects
 */
import { LIMITS } from '../limits.ts';
import {
  address,
  byType,
  type Check,
  flag,
  list,
  type Members,
  object,
  schema,
  string,
  word,
} from './checks.ts';

const type = string({});

const plain = (most: number): Check =>
  object({ type, text: string({ least: 1, most, seen: true }) }, { emoji: flag });

const markup = (most: number): Check =>
  object({ type, text: string({ least: 1, most, seen: true }) }, { verbatim: flag });

/** A `plain_text` object. */
export const plainText = (most: number): Check => schema(byType({ plain_text: plain(most) }));

/** A `plain_text` or `mrkdwn` object. */
export const anyText = (most: number): Check =>
  schema(byType({ plain_text: plain(most), mrkdwn: markup(most) }));

/** The two kinds of text object, to stand beside others in a list. */
export const textTypes = (most: number): Readonly<Record<string, Check>> => ({
  plain_text: plain(most),
  mrkdwn: markup(most),
});

/** A dialog that asks before an action counts. */
export const confirmation: Check = object(
  {
    title: plainText(LIMITS.confirmTitle),
    text: anyText(LIMITS.confirmText),
    confirm: plainText(LIMITS.confirmButton),
    deny: plainText(LIMITS.confirmButton),
  },
  { style: word('primary', 'danger') },
);

const optionMembers: Members = {
  text: plainText(LIMITS.optionText),
  value: string({ least: 1, most: LIMITS.optionValue }),
};

/** An entry of a select menu. */
export const option: Check = object(optionMembers, { description: plainText(LIMITS.optionDescription) });

/** An entry of an overflow menu, which may be a link. */
export const overflowOption: Check = object(optionMembers, {
  description: plainText(LIMITS.optionDescription),
  url: address(LIMITS.optionUrl),
});

/** Entries under a label. */
export const optionGroup: Check = object({
  label: plainText(LIMITS.optionText),
  options: list({ least: 1, most: LIMITS.selectOptions }, option),
});
