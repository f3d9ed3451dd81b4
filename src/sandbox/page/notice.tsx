/**
 * What stands in place of the panes while there is nothing to show in them.
 */
import type { PlatformName } from '../web/protocol.ts';
import type { ConnectionStatus } from './connection.ts';

/** Says what is waited for, or what to do. */
export function Notice({ status }: { readonly status: ConnectionStatus }) {
  if (status === 'refused') {
    return (
      <div className="notice">
        <h2>Open the address that the terminal printed</h2>
        <p>
          It carries a token, new with each start, without which this page may do nothing. If the sandbox was
          started again, its terminal shows the new address.
        </p>
      </div>
    );
  }
  return (
    <div className="panes" aria-hidden="true">
      <WaitingPane platform="slack" />
      <WaitingPane platform="discord" />
    </div>
  );
}

/** A pane's frame, so that nothing moves when its content comes. */
function WaitingPane({ platform }: { readonly platform: PlatformName }) {
  return (
    <div id={platform} className={`pane pane-${platform}`}>
      <div className="pane-frame">
        <div className="rail" />
        <div className="sidebar" />
        <div className="conversation" />
      </div>
    </div>
  );
}
