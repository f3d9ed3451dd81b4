/**
 * The thread that reads one long text and ends: see `extraction-thread.ts`. Started with the text; answers with what was
 * found in it.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { extract } from './extract.ts';

parentPort?.postMessage(extract(z.string().parse(workerData)));
