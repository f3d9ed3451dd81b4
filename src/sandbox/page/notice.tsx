/**
 * What stands in place of the panes while there is nothing to show in them.
 */
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
      <div className="pane pane-slack pane-waiting" />
      <div className="pane pane-discord pane-waiting" />
    </div>
  );
}
