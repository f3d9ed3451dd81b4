/**
 * Serves the page's files: `GET` and `HEAD` of what there is, under the names that the page has.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asset, Assets } from './assets.ts';
import type { Hosts } from './hosts.ts';

/**
 * What the page may do, said by the browser to itself: run scripts of its own files only, talk to its own server
 * only, stand in no frame. Old Safari does not take `'self'` for a WebSocket, so that is named.
 */
const policyFor = (host: string): string =>
  [
    "default-src 'self'",
    "base-uri 'none'",
    `connect-src 'self' ws://${host}`,
    "font-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "object-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
  ].join('; ');

const PLAIN = 'text/plain; charset=utf-8';

/** Answers requests for files. */
export class AssetServer {
  readonly #assets: Assets;
  readonly #hosts: Hosts;

  constructor(assets: Assets, hosts: Hosts) {
    this.#assets = assets;
    this.#hosts = hosts;
  }

  serve(request: IncomingMessage, response: ServerResponse): void {
    const { host } = request.headers;
    if (!this.#hosts.isHost(host)) {
      refuse(response, 403, 'This page is not served under that name.');
      return;
    }
    for (const [name, value] of Object.entries(headersFor(host))) response.setHeader(name, value);
    const asset = this.#assets.get((request.url ?? '/').split('?')[0] ?? '/');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      refuse(response, 405, 'Only GET and HEAD are answered.');
    } else if (asset === undefined) refuse(response, 404, 'There is nothing here.');
    else send(response, asset, request.method === 'HEAD');
  }
}

const headersFor = (host: string) => ({
  'content-security-policy': policyFor(host),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});

function send(response: ServerResponse, asset: Asset, headOnly: boolean): void {
  response.writeHead(200, {
    'content-type': asset.contentType,
    'content-length': asset.body.byteLength,
    'cache-control': asset.immutable ? 'public, max-age=31536000, immutable' : 'no-store',
  });
  response.end(headOnly ? undefined : asset.body);
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': PLAIN, 'cache-control': 'no-store' });
  response.end(`${words}\n`);
}
