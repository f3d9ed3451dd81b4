/** Starts the browser of a run of tests before its first one, and ends it after the last. */
import type { TestProject } from 'vitest/node';
import { startBrowser } from './browser.ts';

export default async function start(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const found = await startBrowser();
  if (found.kind === 'missing') {
    console.warn(`Not run: the tests of the page, which need a browser. ${found.why}`);
    project.provide('browser', found);
    return undefined;
  }
  project.provide('browser', { kind: 'running', endpoint: found.server.wsEndpoint() });
  return found.close;
}
