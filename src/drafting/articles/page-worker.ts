/**
 * The thread that reads one page and ends: see `page-thread.ts`. Started with a {@link PageTask}; answers with a
 * {@link PageResult}.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { ArticleError } from '../article.ts';
import { readPage } from './page-article.ts';
import type { PageResult, PageTask } from './page-thread.ts';

const taskSchema: z.ZodType<PageTask> = z.strictObject({
  html: z.string(),
  address: z.string().exactOptional(),
});

function resultOf({ html, address }: PageTask): PageResult {
  try {
    return { kind: 'read', article: readPage(html, address) };
  } catch (error) {
    if (error instanceof ArticleError) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

parentPort?.postMessage(resultOf(taskSchema.parse(workerData)));
