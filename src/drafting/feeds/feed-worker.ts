/**
 * The thread that reads one large feed and ends: see `feed-thread.ts`. Started with a {@link FeedTask}; answers with what
 * `readFeed` makes of it.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readFeed } from './content.ts';
import type { FeedTask } from './feed-thread.ts';

const taskSchema: z.ZodType<FeedTask> = z.strictObject({ text: z.string(), address: z.string() });

const { text, address } = taskSchema.parse(workerData);
parentPort?.postMessage(readFeed(text, address));
