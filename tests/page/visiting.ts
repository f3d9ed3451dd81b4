/**
 * Visits to the page, one a test: the browser is shared by a file's tests, the trial and its page are new for each.
 */
import { afterAll, afterEach, beforeAll, type TestContext } from 'vitest';
import { type FoundBrowser, startBrowser } from './browser.ts';
import { type OpenPage, openTrialPage, type View } from './trial-page.ts';

/** Opens the page, or leaves the test where there is no browser: that is said once for the file. */
export type Visit = (context: TestContext, view?: View) => Promise<OpenPage>;

/** Registers what a file's tests need before and after them. Call it once, at the top of the file. */
export function visits(): Visit {
  let found: FoundBrowser;
  let open: OpenPage | undefined;
  beforeAll(async () => {
    found = await startBrowser();
    if (found.kind === 'missing')
      console.log(`Not run: the tests of the page, which need a browser. ${found.why}`);
  }, 60_000);
  afterAll(async () => {
    if (found.kind === 'found') await found.close();
  });
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });
  return async (context, view) => {
    if (found.kind === 'missing') return context.skip(found.why);
    open = await openTrialPage(found, view);
    return open;
  };
}
