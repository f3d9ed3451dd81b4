/** Where it was measured: numbers mean little without it. */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  /** Gigabytes. */
  readonly memory: number;
  /** Processes that wanted a core in the last minute, on average; what else the machine does shows here. */
  readonly loadBefore: number;
  readonly system: string;
  readonly node: string;
}

/** This machine, as it is before anything is measured. */
export function thisMachine(): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memory: Math.round(totalmem() / 1_000_000_000),
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}
