/**
 * One platform's pane, as the server works with it.
 */
import type {
  ActionResult,
  FaultName,
  MessageView,
  PageAction,
  PaneState,
  PlatformName,
} from './protocol.ts';

/** What a person does in a pane. */
export type PersonAction = Extract<PageAction, { readonly user: string }>;

/** What changed in a pane. */
export type PaneChange =
  | { readonly type: 'message'; readonly message: MessageView }
  | { readonly type: 'deleted'; readonly channel: string; readonly id: string }
  /** Anything but its messages. */
  | { readonly type: 'pane' };

/** A platform's people, channels and messages, and what can be done there. */
export interface Pane {
  readonly platform: PlatformName;
  state(): PaneState;
  /** Does what a person does. Never rejects: what the platform refuses is its result. */
  act(action: PersonAction): Promise<ActionResult>;
  /** Lets something go wrong: with the connection now, or with the next post of the bot. */
  fault(fault: FaultName): void;
  /**
   * Shuts the bot out of a channel, or lets it in again.
   *
   * @throws Error where there is no such channel.
   */
  setAccess(channel: string, allowed: boolean): void;
  /** Notes a control of the page as the reason for what the bot posts unasked while `work` runs. */
  during<Result>(reason: string, work: () => Promise<Result>): Promise<Result>;
  onChange(listener: (change: PaneChange) => void): void;
}

/** How long a platform asks the bot to wait where it answers 429 on demand, in seconds. */
export const RETRY_AFTER = 3;
