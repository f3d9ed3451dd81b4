/**
 * The browser's WebSocket and timers as the connection takes them, and the token that opens it.
 */
import type { Socket, SocketListener } from './connection.ts';

/** Opens the page's WebSocket on the server that the page came from. */
export function openWebSocket(listener: SocketListener): Socket {
  const socket = new WebSocket(new URL('/live', location.href.replace(/^http/, 'ws')));
  socket.addEventListener('open', () => listener.opened());
  socket.addEventListener('message', ({ data }) => listener.received(data));
  socket.addEventListener('close', ({ code }) => listener.closed(code));
  return socket;
}

/** Runs something later. Returns what calls it off. */
export function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

const TOKEN = 'token';

/**
 * The token of the printed address. It is kept for this tab, so that reloading needs no address anew, and taken out of
 * the address bar, so that it does not go along with a screenshot or a copied address.
 */
export function takeToken(): string {
  const given = location.hash.slice(1);
  if (given === '') return sessionStorage.getItem(TOKEN) ?? '';
  sessionStorage.setItem(TOKEN, given);
  history.replaceState(null, '', location.pathname);
  return given;
}
