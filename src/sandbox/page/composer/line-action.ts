/**
 * What a typed line does.
 */
import type { PageAction, PaneState } from '../../web/protocol.ts';
import { calledCommand, readOptions } from './command-line.ts';

/** Where and by whom a line is typed. */
export interface Sending {
  readonly pane: Pick<PaneState, 'platform' | 'commands'>;
  readonly channel: string;
  /** The id of the person who types. */
  readonly user: string;
  /** The message whose thread the line goes to (Slack). */
  readonly thread?: string;
}

/** An action to send, or what the platform's client says instead of sending it. */
export type LineAction =
  | { readonly ok: true; readonly action: PageAction }
  | { readonly ok: false; readonly error: string };

/** Turns a line into an action. A Discord slash command goes with its options by name; everything else as it is typed. */
export function lineAction(text: string, { pane, channel, user, thread }: Sending): LineAction {
  const by = { platform: pane.platform, user, channel };
  const called = pane.platform === 'discord' ? calledCommand(text, pane.commands) : undefined;
  if (called !== undefined && called.command.options.length > 0) {
    const read = readOptions(called.rest, called.command);
    if (!read.ok) return read;
    return {
      ok: true,
      action: { ...by, type: 'command', name: called.command.name, options: read.options },
    };
  }
  return { ok: true, action: { ...by, type: 'type', text, ...(thread === undefined ? {} : { thread }) } };
}
