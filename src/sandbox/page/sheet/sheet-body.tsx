/**
 * What stands in the side sheet.
 */
import type { MessageView, PageState, PlatformName } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { DigestPanel } from '../digest/panel.tsx';
import type { PanelName } from '../header/page-header.tsx';

/** What the side sheet shows: a panel, or a message's payload. */
export type SheetContent =
  | { readonly kind: PanelName }
  | { readonly kind: 'message'; readonly platform: PlatformName; readonly message: MessageView };

interface SheetBodyProps {
  readonly content: SheetContent;
  readonly state: PageState;
  readonly act: Act;
  readonly onClose: () => void;
}

/** Draws it. */
export function SheetBody({ content, state, act }: SheetBodyProps) {
  switch (content.kind) {
    case 'digest':
      return <DigestPanel state={state} act={act} />;
    default:
      return null;
  }
}
