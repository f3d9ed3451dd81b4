/**
 * The input block, which stands in modals and on the Home tab: a label and one field. Slack knows more kinds of
 * fields (dates, people, files); here they are refused, so that nobody takes their acceptance for a check.
 * https://docs.slack.dev/reference/block-kit/blocks/input-block
 */
import type { JsonObject } from '../json.ts';
import { LIMITS } from '../limits.ts';
import {
  andThen,
  byType,
  type Check,
  flag,
  type Inspection,
  integer,
  list,
  type Members,
  object,
  string,
} from './checks.ts';
import { multiStaticSelect, staticSelect } from './elements.ts';
import { option, plainText } from './objects.ts';

const type = string({});

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const plainTextInput: Check = andThen(
  object(
    { type },
    {
      action_id: string({ least: 1, most: LIMITS.actionId }),
      initial_value: string({ most: LIMITS.inputText }),
      multiline: flag,
      min_length: integer(0, LIMITS.inputText),
      max_length: integer(1, LIMITS.inputText),
      focus_on_load: flag,
      placeholder: plainText(LIMITS.placeholder),
    },
  ),
  checkLengths,
);

/** https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element */
const radioButtons: Check = object(
  { type, options: list({ least: 1, most: LIMITS.radioOptions }, option) },
  {
    action_id: string({ least: 1, most: LIMITS.actionId }),
    initial_option: option,
    focus_on_load: flag,
  },
);

/** An input block. @param common the members that every block may have. */
export const inputBlock = (common: Members): Check =>
  object(
    {
      type,
      label: plainText(LIMITS.inputLabel),
      element: byType(
        {
          plain_text_input: plainTextInput,
          static_select: staticSelect,
          multi_static_select: multiStaticSelect,
          radio_buttons: radioButtons,
        },
        'element',
      ),
    },
    { ...common, hint: plainText(LIMITS.inputLabel), optional: flag, dispatch_action: flag },
  );

function checkLengths(element: JsonObject, at: string, inspection: Inspection): void {
  const { min_length: least, max_length: most } = element;
  if (typeof least === 'number' && typeof most === 'number' && least > most)
    inspection.report('must be less than max_length', `${at}/min_length`);
}
