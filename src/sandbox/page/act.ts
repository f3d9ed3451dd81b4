/**
 * What every part of the page is handed: how to do something, and who looks at a pane.
 */
import type { ActionResult, MessageView, PageAction, PaneState } from '../web/protocol.ts';

/** Does something on the server. Resolves to what became of it; never rejects. */
export type Act = (action: PageAction) => Promise<ActionResult>;

/** What a drawn message is handed. */
export interface MessageProps {
  readonly message: MessageView;
  readonly pane: PaneState;
  /** The id of the person who looks and presses. */
  readonly viewer: string;
  readonly act: Act;
}
