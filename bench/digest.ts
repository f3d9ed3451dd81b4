/** The digest by itself, in this process: it has no floor on the SDKs, because they have no digest. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureDeliveries } from './digest-deliveries.ts';
import { measurePace } from './digest-pace.ts';
import { measureTick } from './digest-tick.ts';
import type { Measure } from './measure.ts';
import type { Options } from './options.ts';

/** Measures everything about it. */
export async function measureDigest(options: Options): Promise<readonly Measure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'verbatim-bench-digest-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  process.on('exit', remove);
  try {
    const deliveries = await measureDeliveries(directory, options);
    const pace = await measurePace(directory, options);
    return [...(await measureTick(directory, options)), ...deliveries, ...pace];
  } finally {
    process.off('exit', remove);
    remove();
  }
}
