/**
 * `npm run screenshots`: the pictures of the README, taken from the running page in both themes.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { messages, send } from './panes.ts';
import { openTrialPage, type View } from './trial-page.ts';

const FOLDER = join(import.meta.dirname, '../../docs/images');

const PICTURES: readonly { readonly file: string; readonly view: View }[] = [
  { file: 'page-light.png', view: { theme: 'light', width: 1_280, height: 800 } },
  { file: 'page-dark.png', view: { theme: 'dark', width: 1_280, height: 800 } },
];

const found = await startBrowser();
if (found.kind === 'missing') throw new Error(`Pictures need a browser. ${found.why}`);
const browser = await chromium.connect(found.server.wsEndpoint());
mkdirSync(FOLDER, { recursive: true });
for (const { file, view } of PICTURES) {
  const { page, close } = await openTrialPage(browser, view);
  await send(page, 'Slack', '/brief migration');
  await messages(page, 'Slack', 'US-Mexico migration talks').first().waitFor();
  await send(page, 'Discord', '!quote Morgan');
  await messages(page, 'Discord', 'There are specific targeted areas').first().waitFor();
  await page
    .getByRole('region', { name: 'Three things to try' })
    .getByRole('button', { name: /dismiss|close|hide/i })
    .click();
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, file), animations: 'disabled' });
  await close();
  console.log(`docs/images/${file}`);
}
await browser.close();
await found.close();
