/**
 * The page's connection as React sees it: the state, how the connection stands, and what does something.
 */
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { PageState } from '../web/protocol.ts';
import type { Act } from './act.ts';
import { type Connection, type ConnectionStatus, connect } from './connection.ts';
import { reduce } from './state.ts';
import { after, openWebSocket, takeToken } from './web-socket.ts';

/** What the page has of its server. The state is absent until the server said it. */
export interface Server {
  readonly state: PageState | undefined;
  readonly status: ConnectionStatus;
  readonly act: Act;
}

/** Connects for as long as the page is there. */
export function useConnection(): Server {
  const [state, dispatch] = useReducer(reduce, undefined);
  const [status, setStatus] = useState<ConnectionStatus>('connecting');
  const current = useMemo<{ connection?: Connection }>(() => ({}), []);
  useEffect(() => {
    const connection = connect({
      token: takeToken(),
      openSocket: openWebSocket,
      after,
      onMessage: dispatch,
      onStatus: setStatus,
    });
    current.connection = connection;
    return () => connection.close();
  }, [current]);
  const act = useMemo<Act>(
    () => async (action) =>
      current.connection?.act(action) ?? { ok: false, error: 'Not connected to the sandbox yet.' },
    [current],
  );
  return { state, status, act };
}
