/** What a request's first line asks for. Read by hand: `new URL` rejects some of what a socket may bring. */
export interface RequestTarget {
  readonly pathname: string;
  readonly query: URLSearchParams;
}

/** Splits `/path?query`. */
export function readTarget(target: string): RequestTarget {
  const mark = target.indexOf('?');
  return mark === -1
    ? { pathname: target, query: new URLSearchParams() }
    : { pathname: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) };
}
