/**
 * Slack's own commands about who is in a channel, as far as bots concern them: `/invite @Verbatim`, `/remove @Verbatim`
 * and its other name `/kick`. See https://slack.com/help/articles/201259356.
 */
import type { SlackSandbox } from '../slack/sandbox.ts';

/** Somebody is to be put into a channel, or taken out of it. */
export interface Membership {
  readonly change: 'invite' | 'remove';
  /** The name as it was typed, without its `@`. */
  readonly name: string;
}

/** Reads such a command; `undefined` where a line is another one. */
export function membershipCommand(line: string): Membership | undefined {
  const [, command, name] = /^\/(invite|remove|kick)\s+@?(\S.*)$/iu.exec(line) ?? [];
  if (command === undefined || name === undefined) return undefined;
  return { change: command.toLowerCase() === 'invite' ? 'invite' : 'remove', name: name.trimEnd() };
}

/**
 * Does what such a command says, for the bot and for people alike.
 *
 * @param channel an id.
 * @throws Error where there is nobody of that name, or where nothing would change.
 */
export function changeMembership(
  sandbox: Pick<SlackSandbox, 'people' | 'channel' | 'invite' | 'kick'>,
  channel: string,
  { change, name }: Membership,
): void {
  const typed = name.toLowerCase();
  const person = sandbox.people.find((one) =>
    [one.name, one.realName].some((known) => known.toLowerCase() === typed),
  );
  if (person === undefined) throw new Error(`There is nobody called ${name} here.`);
  const { members, name: place } = sandbox.channel(channel);
  const isIn = members.has(person.id);
  if (change === 'invite') {
    if (isIn) throw new Error(`${person.realName} is already in #${place}.`);
    sandbox.invite(channel, person.id);
  } else {
    if (!isIn) throw new Error(`${person.realName} is not in #${place}.`);
    sandbox.kick(channel, person.id);
  }
}
