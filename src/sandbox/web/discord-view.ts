/**
 * Discord's people, messages and requests as the page shows them.
 */
import type { RequestEvent, SandboxMessage } from '../discord/events.ts';
import type { User } from '../discord/wire.ts';
import type { RequestView } from './causes.ts';
import type { CauseView, MessageView, PersonView } from './protocol.ts';

export const personView = ({ id, username, global_name: name, bot }: User): PersonView => ({
  id,
  name: name ?? username,
  bot,
});

export function messageView(message: SandboxMessage, cause: CauseView | undefined): MessageView {
  const { id, channel_id: channel, author, content, embeds, components, flags, onlyFor } = message;
  const reply = message.message_reference?.message_id;
  return {
    id,
    channel,
    author: author.id,
    at: Date.parse(message.timestamp),
    edited: message.edited_timestamp !== null,
    payload: { platform: 'discord', content, embeds, components, flags },
    ...(reply === undefined ? {} : { parent: reply }),
    ...(onlyFor === undefined ? {} : { visibleTo: onlyFor }),
    ...(cause === undefined ? {} : { cause }),
  };
}

/** A request as the inspector shows it. The token of an interaction, which stands in its path, is left out. */
export const requestView = ({ method, path, body, at }: RequestEvent): RequestView => ({
  name: `${method} ${path.replace(/^(\/(?:interactions|webhooks)\/\d+)\/[^/]+/, '$1/…').replaceAll('%40', '@')}`,
  body,
  at,
});

/** The interaction that a request answers, where its path names it. */
export const interactionIn = (path: string): string | undefined => /^\/interactions\/(\d+)\//.exec(path)?.[1];

interface Control {
  readonly custom_id?: unknown;
  readonly label?: unknown;
  readonly placeholder?: unknown;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

/** What a button, or an entry of a list, says on it. */
export function controlLabel(message: SandboxMessage, customId: string, value?: string): string {
  const controls = message.components.flatMap((component): readonly Control[] =>
    'components' in component && Array.isArray(component.components) ? component.components : [],
  );
  const control = controls.find(({ custom_id: id }) => id === customId);
  const option = control?.options?.find((one) => one.value === value);
  const label = option?.label ?? control?.label ?? control?.placeholder;
  return typeof label === 'string' ? label : customId;
}
