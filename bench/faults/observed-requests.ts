/** Tells of the boundaries around a digest's requests, as undici (which both SDKs use) tells of them itself. */
import { subscribe } from 'node:diagnostics_channel';
import { z } from 'zod';
import type { Boundary, Pass } from './boundary.ts';

/** What undici's channels tell: https://undici.nodejs.org/#/docs/api/DiagnosticsChannel */
const told = z.object({ request: z.object({ method: z.string(), path: z.string() }) });

/** What a request is for, as far as digests are concerned. Exported for tests. */
export function purposeOf(method: string, path: string): 'post' | 'look' | undefined {
  const [name = ''] = path.split('?');
  if (
    method === 'POST' &&
    /\/(chat\.postMessage|chat\.scheduleMessage|channels\/\d+\/messages)$/.test(name)
  ) {
    return 'post';
  }
  const looks =
    /\/(conversations\.history|conversations\.replies|chat\.scheduledMessages\.list)$/.test(name) ||
    (method === 'GET' && /\/channels\/\d+\/messages$/.test(name));
  return looks ? 'look' : undefined;
}

/** When undici tells: a request was made, its last byte was handed to the system, its answer's head is there. */
const MOMENTS: readonly {
  readonly channel: string;
  readonly post: Boundary;
  readonly look: Boundary | undefined;
}[] = [
  { channel: 'undici:request:create', post: 'post begun', look: 'before a look' },
  { channel: 'undici:request:bodySent', post: 'post sent', look: undefined },
  { channel: 'undici:request:headers', post: 'reply received', look: 'look answered' },
];

/** Tells of every request that this process makes from now on. */
export function observeRequests(pass: Pass): void {
  for (const { channel, ...boundaries } of MOMENTS) {
    subscribe(channel, (message) => {
      const { data } = told.safeParse(message);
      if (data === undefined) return;
      const purpose = purposeOf(data.request.method, data.request.path);
      const boundary = purpose === undefined ? undefined : boundaries[purpose];
      if (boundary !== undefined) pass(boundary);
    });
  }
}
