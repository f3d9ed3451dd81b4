/**
 * Visits to the page, one a test: the browser is shared, the trial and its page are new for each.
 */
import { afterEach, type TestContext } from 'vitest';
import { sharedBrowser } from './shared-browser.ts';
import { type OpenPage, openTrialPage, type View } from './trial-page.ts';

/** Opens the page, or leaves the test where there is no browser. */
export type Visit = (context: TestContext, view?: View) => Promise<OpenPage>;

/** Registers what a file's tests need before and after them. Call it once, at the top of the file. */
export function visits(): Visit {
  const browserFor = sharedBrowser();
  let open: OpenPage | undefined;
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });
  return async (context, view) => {
    open = await openTrialPage(browserFor(context), view);
    return open;
  };
}
