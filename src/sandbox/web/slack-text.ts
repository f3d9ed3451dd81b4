/**
 * What people type and press in Slack, in the words that Slack works with.
 */
import { elementsOf, labelOf, optionOf } from '../slack/message-elements.ts';
import type { SandboxMessage } from '../slack/sandbox.ts';
import type { Person } from '../slack/workspace.ts';

/**
 * Turns a name behind an `@` into the mention that Slack's own list of names would put in: `@Verbatim` into
 * `@verbatim`, the handle. Longer names go first, so that one is not taken for the beginning of another.
 */
export function typedAddress(line: string, people: readonly Person[]): string {
  const names = people
    .flatMap(({ name, realName }) => [
      { written: realName, name },
      { written: name, name },
    ])
    .toSorted((one, other) => other.written.length - one.written.length);
  return names.reduce(
    (text, { written, name }) =>
      text.replaceAll(new RegExp(`@${RegExp.escape(written)}(?![\\w.-])`, 'giu'), `@${name}`),
    line,
  );
}

/** What a button or an entry of a menu says on it. */
export function controlLabel(
  message: Pick<SandboxMessage, 'blocks'>,
  actionId: string,
  value?: string,
): string {
  const placed = elementsOf(message).find(({ element }) => element['action_id'] === actionId);
  if (placed === undefined) return actionId;
  const option = value === undefined ? undefined : optionOf(placed.element, value);
  return labelOf(option ?? placed.element);
}
