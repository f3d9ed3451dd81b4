/**
 * The check of a message's blocks: those a message of texts, images, buttons and menus is made of. Slack
 * knows more block types; here they are refused, so that nobody takes their acceptance for a check.
 * https://docs.slack.dev/reference/block-kit/blocks
 */
import { isList, isObject, type Json, type JsonObject } from '../json.ts';
import { LIMITS } from '../limits.ts';
import {
  andThen,
  byType,
  type Check,
  flag,
  Inspection,
  list,
  type Members,
  object,
  string,
} from './checks.ts';
import { accessoryTypes, actionTypes, checkPicture, imageElement, imageMembers } from './elements.ts';
import { inputBlock } from './inputs.ts';
import { anyText, plainText, textTypes } from './objects.ts';
import { richTextParts } from './rich-text.ts';

/** What the check found. */
export interface Verdict {
  /** In Slack's words, with JSON pointers; empty where the blocks may be posted. */
  readonly problems: readonly string[];
  /** The blocks with the ids that Slack gives to those without. */
  readonly blocks: readonly JsonObject[];
  /** Characters of all texts together. */
  readonly characters: number;
}

const type = string({});
const common: Members = { block_id: string({ least: 1, most: LIMITS.blockId }) };

const section = andThen(
  object(
    { type },
    {
      ...common,
      text: anyText(LIMITS.sectionText),
      fields: list({ least: 1, most: LIMITS.sectionFields }, anyText(LIMITS.sectionFieldText)),
      accessory: byType(accessoryTypes, 'element'),
      expand: flag,
    },
  ),
  (block, at, inspection) => {
    if (block['text'] === undefined && block['fields'] === undefined)
      inspection.report('missing required field: text', at);
  },
);

const image = andThen(
  object(imageMembers.required, { ...imageMembers.optional, ...common, title: plainText(LIMITS.imageTitle) }),
  checkPicture,
);

const blockTypes: Readonly<Record<string, Check>> = {
  header: object({ type, text: plainText(LIMITS.headerText) }, common),
  section,
  context: object(
    {
      type,
      elements: list(
        { least: 1, most: LIMITS.contextElements },
        byType({ ...textTypes(LIMITS.text), image: imageElement }, 'element'),
      ),
    },
    common,
  ),
  divider: object({ type }, common),
  actions: object(
    { type, elements: list({ least: 1, most: LIMITS.actionsElements }, byType(actionTypes, 'element')) },
    common,
  ),
  image,
  rich_text: object({ type, elements: richTextParts }, common),
  markdown: object({ type, text: string({ least: 1, most: LIMITS.markdown, seen: true }) }, common),
};

const message = list({ least: 0, most: LIMITS.blocks }, byType(blockTypes));

/** Slack names messages alone as the place of markdown blocks. */
const { markdown: _, ...viewBlockTypes } = blockTypes;

const view = list(
  { least: 0, most: LIMITS.viewBlocks },
  byType({ ...viewBlockTypes, input: inputBlock(common) }),
);

/** Checks a value that claims to be a message's blocks. Never throws. */
export const checkBlocks = (value: Json): Verdict => check(message, value, '/blocks');

/** Checks a value that claims to be the blocks of a modal or of the Home tab. Never throws. */
export const checkViewBlocks = (value: Json): Verdict => check(view, value, '/view/blocks');

function check(kind: Check, value: Json, place: string): Verdict {
  const inspection = new Inspection();
  kind(value, place, inspection);
  const blocks = isList(value) ? value.filter(isObject) : [];
  if (inspection.problems.length > 0) return { problems: inspection.problems, blocks, characters: 0 };
  checkIds(blocks, place, inspection);
  checkFocus(blocks, place, inspection);
  return { problems: inspection.problems, blocks: blocks.map(withIds), characters: inspection.characters };
}

/** A `block_id` stands once in a message, an `action_id` once in a block. */
function checkIds(blocks: readonly JsonObject[], place: string, inspection: Inspection): void {
  const blockIds = new Set<Json>();
  for (const [index, block] of blocks.entries()) {
    const at = `${place}/${index}`;
    reportRepeated('block_id', block, blockIds, at, inspection);
    if (block['type'] !== 'actions' || !isList(block['elements'])) continue;
    const actionIds = new Set<Json>();
    for (const [position, element] of block['elements'].entries()) {
      if (isObject(element))
        reportRepeated('action_id', element, actionIds, `${at}/elements/${position}`, inspection);
    }
  }
}

/** One field of a view may have the focus when it opens. Slack states the rule and not its words. */
function checkFocus(blocks: readonly JsonObject[], place: string, inspection: Inspection): void {
  const focused = blocks.flatMap(({ element }, index) =>
    isObject(element) && element['focus_on_load'] === true ? [`${place}/${index}/element/focus_on_load`] : [],
  );
  for (const at of focused.slice(1)) inspection.report('only one element may have focus_on_load', at);
}

function reportRepeated(
  name: 'block_id' | 'action_id',
  holder: JsonObject,
  seen: Set<Json>,
  at: string,
  inspection: Inspection,
): void {
  const id = holder[name];
  if (id === undefined) return;
  if (seen.has(id)) inspection.report(`\`${name}\` "${String(id)}" already exists`, `${at}/${name}`);
  seen.add(id);
}

function withIds(block: JsonObject, index: number): JsonObject {
  const named = block['block_id'] === undefined ? { ...block, block_id: `sandbox-block-${index}` } : block;
  if (named['type'] === 'actions' && isList(named['elements']))
    return { ...named, elements: named['elements'].map(withActionId) };
  if (named['type'] === 'input' && named['element'] !== undefined)
    return { ...named, element: withActionId(named['element'], 0) };
  const accessory = named['accessory'];
  return accessory === undefined ? named : { ...named, accessory: withActionId(accessory, 0) };
}

function withActionId(element: Json, index: number): Json {
  if (!isObject(element) || element['type'] === 'image' || element['action_id'] !== undefined) return element;
  return { ...element, action_id: `sandbox-action-${index}` };
}
