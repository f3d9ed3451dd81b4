/** The browser of a run of tests: one for all files, each of which connects to it. */
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, inject, type TestContext } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser that `start-browser.ts` has started. */
    readonly browser:
      | { readonly kind: 'running'; readonly endpoint: string }
      | { readonly kind: 'missing'; readonly why: string };
  }
}

/** The browser for a test, or leaves the test where there is none. */
export type BrowserFor = (context: TestContext) => Browser;

/**
 * Registers what a file's tests need before and after them. Call it once, at the top of the file.
 *
 * @throws Error in a file that `vitest.config.ts` does not count among those with a browser.
 */
export function sharedBrowser(): BrowserFor {
  const found = inject('browser');
  if (found === undefined) throw new Error('vitest.config.ts starts no browser for this file.');
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (found.kind === 'running') browser = await chromium.connect(found.endpoint);
  });
  afterAll(() => browser?.close());
  return (context) => {
    if (found.kind === 'missing') return context.skip(found.why);
    if (browser === undefined) throw new Error('The browser is there within tests.');
    return browser;
  };
}
