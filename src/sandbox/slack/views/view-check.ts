/**
 * Reads a view as an app sends it, by Slack's rules.
 * https://docs.slack.dev/reference/views/modal-views and .../home-tab-views
 */
import { type Arguments, invalidArguments } from '../arguments.ts';
import { checkViewBlocks } from '../block-kit/blocks.ts';
import { type Check, flag, Inspection, object, string, word } from '../block-kit/checks.ts';
import { plainText } from '../block-kit/objects.ts';
import { MethodFailure } from '../failure.ts';
import { isObject, type Json, type JsonObject, stringIn } from '../json.ts';
import { LIMITS } from '../limits.ts';
import type { ViewContent } from './view.ts';

const anything: Check = () => undefined;

const common = {
  private_metadata: string({ most: LIMITS.privateMetadata }),
  callback_id: string({ most: LIMITS.callbackId }),
  external_id: string({ most: LIMITS.externalId }),
};

/** Blocks are checked by themselves. */
const shapes: Readonly<Record<ViewContent['type'], Check>> = {
  modal: object(
    { type: word('modal'), title: plainText(LIMITS.viewTitle), blocks: anything },
    {
      ...common,
      submit: plainText(LIMITS.viewButton),
      close: plainText(LIMITS.viewButton),
      clear_on_close: flag,
      notify_on_close: flag,
    },
  ),
  home: object({ type: word('home'), blocks: anything }, common),
};

/**
 * Reads a view.
 *
 * @throws MethodFailure `invalid_arguments` with every problem and its place, or `view_too_large`.
 */
export function readView(value: Json | undefined, type: ViewContent['type']): ViewContent {
  if (!isObject(value)) throw invalidArguments('missing required field: view');
  if (Buffer.byteLength(JSON.stringify(value)) > LIMITS.viewBytes) throw new MethodFailure('view_too_large');
  const inspection = new Inspection();
  shapes[type](value, '/view', inspection);
  const { problems, blocks } = checkViewBlocks(value['blocks'] ?? []);
  const all = [...inspection.problems, ...problems, ...missingSubmit(value, blocks)];
  if (all.length > 0) throw invalidArguments(...all);
  return contentOf(value, type, blocks);
}

/** The argument `view` of a call. */
export const viewArgument = (call: Arguments): Json | undefined =>
  call.structure('view', 'invalid_arguments');

/** A modal with fields needs something to send them with. */
function missingSubmit(view: JsonObject, blocks: readonly JsonObject[]): readonly string[] {
  const asks = view['type'] === 'modal' && blocks.some((block) => block['type'] === 'input');
  return asks && view['submit'] === undefined
    ? ['missing required field: submit [json-pointer:/view/submit]']
    : [];
}

function contentOf(view: JsonObject, type: ViewContent['type'], blocks: readonly JsonObject[]): ViewContent {
  const { title, submit, close } = view;
  return {
    type,
    ...(isObject(title) ? { title } : {}),
    ...(isObject(submit) ? { submit } : {}),
    ...(isObject(close) ? { close } : {}),
    blocks,
    private_metadata: stringIn(view, 'private_metadata') ?? '',
    callback_id: stringIn(view, 'callback_id') ?? '',
    external_id: stringIn(view, 'external_id') ?? '',
    clear_on_close: view['clear_on_close'] === true,
    notify_on_close: view['notify_on_close'] === true,
  };
}
