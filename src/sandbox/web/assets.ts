/**
 * The built page: every file of it, in memory. What is not in here is not served, whatever the path.
 */

/** A file of the page. */
export interface Asset {
  readonly contentType: string;
  readonly body: Uint8Array;
  /** Whether its name changes with its contents, so that a browser may keep it. */
  readonly immutable: boolean;
}

/** Files by their path: `/`, `/assets/main-1a2b3c.js`. */
export type Assets = ReadonlyMap<string, Asset>;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

/** Puts the files of a build under the paths by which they are asked for. @param files by name: `index.html` */
export function assetsOf(files: Iterable<readonly [name: string, body: Uint8Array]>): Assets {
  return new Map(
    Array.from(files, ([name, body]): [string, Asset] => {
      const extension = name.slice(name.lastIndexOf('.') + 1);
      return [
        name === 'index.html' ? '/' : `/${name}`,
        {
          contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream',
          body,
          immutable: name.startsWith('assets/'),
        },
      ];
    }),
  );
}
