/**
 * Opening direct messages. https://docs.slack.dev/reference/methods/conversations.open
 *
 * Chosen here, since Slack says nothing of it: `cannot_dm_bot` (from the older im.open) for the bot's own id.
 */
import type { Arguments } from '../arguments.ts';
import { MethodFailure } from '../failure.ts';
import type { Channel } from '../workspace.ts';
import { describeChannel } from './channel-description.ts';
import { type Installation, type Method, requireScope, visibleChannel } from './method.ts';

/** The most people a group conversation can be opened with. */
const MOST_USERS = 8;

/** The one person whom a call names. @throws MethodFailure where it names none, too many, or somebody unknown */
function personFor(call: Arguments, { workspace, bot }: Installation): string {
  const users = call
    .text('users')
    ?.split(',')
    .map((user) => user.trim());
  if (users === undefined) throw new MethodFailure('users_list_not_supplied');
  if (users.length > MOST_USERS) throw new MethodFailure('too_many_users');
  const people = users.map((user) => workspace.people.find(({ id }) => id === user));
  const [person] = people;
  if (person === undefined || people.includes(undefined)) throw new MethodFailure('user_not_found');
  if (people.length > 1) throw new MethodFailure('method_not_supported_for_channel_type');
  if (person.id === bot.id) throw new MethodFailure('cannot_dm_bot');
  return person.id;
}

/** A direct message that a call names by its own id. */
function openChannel(installation: Installation, reference: string): Channel {
  const channel = visibleChannel(installation, reference);
  if (channel.kind !== 'direct') throw new MethodFailure('method_not_supported_for_channel_type');
  return channel;
}

/** Opens the conversation with one person. With several it fails: the sandbox has no group conversations. */
export const open: Method = {
  name: 'conversations.open',
  token: 'bot',
  scopes: ['im:write', 'mpim:write'],
  tier: 3,
  run(call, installation) {
    requireScope(installation, 'im:write');
    const { workspace, bot } = installation;
    const resumed = call.text('channel');
    const person = resumed === undefined ? personFor(call, installation) : undefined;
    const known =
      person === undefined
        ? openChannel(installation, resumed ?? '')
        : workspace.findDirectChannel(person, bot.id);
    if (known === undefined && call.flag('prevent_creation')) throw new MethodFailure('channel_not_found');
    const channel = known ?? workspace.directChannel(person ?? '', bot.id);
    return {
      ...(known === undefined ? {} : { no_op: true, already_open: true }),
      channel: call.flag('return_im') ? describeChannel(channel, installation) : { id: channel.id },
    };
  },
};
