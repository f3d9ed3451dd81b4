/**
 * Interactive elements and images: those a bot of buttons and menus can use. Slack knows more (date pickers,
 * inputs, people menus); here they are refused, so that nobody takes their acceptance for a check.
 * https://docs.slack.dev/reference/block-kit/block-elements
 */
import { isList, isObject, type Json, type JsonObject } from '../json.ts';
import { LIMITS } from '../limits.ts';
import {
  address,
  andThen,
  type Check,
  flag,
  type Inspection,
  integer,
  list,
  type Members,
  object,
  string,
  word,
} from './checks.ts';
import { confirmation, option, optionGroup, overflowOption, plainText } from './objects.ts';

const type = string({});

const actionable: Members = {
  action_id: string({ least: 1, most: LIMITS.actionId }),
  confirm: confirmation,
};

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const button: Check = object(
  { type, text: plainText(LIMITS.buttonText) },
  {
    ...actionable,
    value: string({ most: LIMITS.buttonValue }),
    url: address(LIMITS.buttonUrl),
    style: word('primary', 'danger'),
    accessibility_label: string({ most: LIMITS.accessibilityLabel }),
  },
);

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#static_select */
export const staticSelect: Check = andThen(
  object(
    { type },
    {
      ...actionable,
      placeholder: plainText(LIMITS.placeholder),
      options: list({ least: 1, most: LIMITS.selectOptions }, option),
      option_groups: list({ least: 1, most: LIMITS.optionGroups }, optionGroup),
      initial_option: option,
      focus_on_load: flag,
    },
  ),
  checkOptions,
);

/**
 * Several of the options of a menu. It stands in sections too; here only in inputs.
 * https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element#static_multi_select
 */
export const multiStaticSelect: Check = andThen(
  object(
    { type },
    {
      ...actionable,
      placeholder: plainText(LIMITS.placeholder),
      options: list({ least: 1, most: LIMITS.selectOptions }, option),
      option_groups: list({ least: 1, most: LIMITS.optionGroups }, optionGroup),
      initial_options: list({ least: 1 }, option),
      max_selected_items: integer(1, Number.MAX_SAFE_INTEGER),
      focus_on_load: flag,
    },
  ),
  (menu, at, inspection) => {
    checkOptions(menu, at, inspection);
    const { initial_options: initial, max_selected_items: most } = menu;
    if (isList(initial) && typeof most === 'number' && initial.length > most)
      inspection.report(`no more than ${most} items allowed`, `${at}/initial_options`);
  },
);

/** https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
const overflow: Check = object(
  { type, options: list({ least: 1, most: LIMITS.overflowOptions }, overflowOption) },
  actionable,
);

/** An image address, or a file that Slack keeps. */
const picture: Members = {
  image_url: address(LIMITS.imageUrl),
  slack_file: object({}, { id: string({ least: 1 }), url: address(LIMITS.imageUrl) }),
};

/** Reports an image without a picture. */
export function checkPicture(image: JsonObject, at: string, inspection: Inspection): void {
  if (image['image_url'] === undefined && image['slack_file'] === undefined)
    inspection.report('missing required field: image_url', at);
}

/** Members of an image, as an element or a block. Slack also fetches the picture; the sandbox does not. */
export const imageMembers: { readonly required: Members; readonly optional: Members } = {
  required: { type, alt_text: string({ least: 1, most: LIMITS.imageAlternative }) },
  optional: picture,
};

/** https://docs.slack.dev/reference/block-kit/block-elements/image-element */
export const imageElement: Check = andThen(
  object(imageMembers.required, imageMembers.optional),
  checkPicture,
);

/** Elements of an actions block, by type. */
export const actionTypes: Readonly<Record<string, Check>> = { button, static_select: staticSelect, overflow };

/** Elements beside a section's text, by type. */
export const accessoryTypes: Readonly<Record<string, Check>> = { ...actionTypes, image: imageElement };

/** A menu has options or groups of them, and starts with one of these if with any. */
function checkOptions(menu: JsonObject, at: string, inspection: Inspection): void {
  const { options, option_groups: groups, initial_option: initial, initial_options: several } = menu;
  if ((options === undefined) === (groups === undefined))
    inspection.report(
      options === undefined
        ? 'missing required field: options'
        : 'invalid additional property: option_groups',
      at,
    );
  const known = new Set(offered(options, groups).map((entry) => JSON.stringify(entry)));
  if (initial !== undefined && !known.has(JSON.stringify(initial)))
    inspection.report('must match one of the options', `${at}/initial_option`);
  for (const [index, entry] of (isList(several) ? several : []).entries()) {
    if (!known.has(JSON.stringify(entry)))
      inspection.report('must match one of the options', `${at}/initial_options/${index}`);
  }
}

function offered(options: Json | undefined, groups: Json | undefined): readonly Json[] {
  if (isList(options)) return options;
  const within = isList(groups) ? groups.filter(isObject) : [];
  return within.flatMap((group) => (isList(group['options']) ? group['options'] : []));
}
