/**
 * What people type in Discord, as its app sends it.
 */
import type { User } from '../discord/wire.ts';

/**
 * Puts mentions in the place of names behind an `@`, as Discord's own list of names does. Longer names go first, so
 * that one is not taken for the beginning of another.
 */
export function withMentions(line: string, users: readonly User[]): string {
  const names = users
    .flatMap(({ id, username, global_name: name }) => [
      { id, written: name ?? username },
      { id, written: username },
    ])
    .toSorted((one, other) => other.written.length - one.written.length);
  return names.reduce(
    (text, { id, written }) =>
      text.replaceAll(new RegExp(`@${RegExp.escape(written)}(?![\\w.-])`, 'giu'), `<@${id}>`),
    line,
  );
}
