/**
 * What the page shows, kept up to date from what the server sends. Pure: a state and a message in, a state out.
 */
import type { MessageView, PageState, PaneState, PlatformName, ServerMessage } from '../web/protocol.ts';

/**
 * Takes a message in. Nothing is shown before the first whole state, which also puts everything right after a
 * connection was lost; what comes before it is dropped.
 */
export function reduce(state: PageState | undefined, message: ServerMessage): PageState | undefined {
  if (message.type === 'state') return message.state;
  if (state === undefined) return undefined;
  switch (message.type) {
    case 'clock':
      return { ...state, now: message.now, bot: message.bot };
    case 'digest':
      return { ...state, digest: message.digest };
    case 'library':
      return { ...state, library: message.library };
    case 'pane':
      return withPane(state, message.pane.platform, ({ messages }) => ({ ...message.pane, messages }));
    case 'message':
      return withMessages(state, message.platform, (messages) => withMessage(messages, message.message));
    case 'deleted':
      return withMessages(state, message.platform, (messages) =>
        messages.filter(({ id, channel }) => id !== message.id || channel !== message.channel),
      );
    case 'done':
      return state;
  }
}

function withPane(
  state: PageState,
  platform: PlatformName,
  change: (pane: PaneState) => PaneState,
): PageState {
  return { ...state, panes: { ...state.panes, [platform]: change(state.panes[platform]) } };
}

function withMessages(
  state: PageState,
  platform: PlatformName,
  change: (messages: readonly MessageView[]) => readonly MessageView[],
): PageState {
  return withPane(state, platform, (pane) => ({ ...pane, messages: change(pane.messages) }));
}

/** A changed message stays where it stands; a new one comes last. Ids are unique within a channel alone. */
function withMessage(messages: readonly MessageView[], message: MessageView): readonly MessageView[] {
  const index = messages.findIndex(({ id, channel }) => id === message.id && channel === message.channel);
  return index === -1 ? [...messages, message] : messages.with(index, message);
}
