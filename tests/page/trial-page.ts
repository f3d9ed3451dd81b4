/**
 * The page of a trial in a real browser: the real bot, both sandboxes, the built page.
 */

import { pino } from 'pino';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Config, readConfig } from '../../src/config.ts';
import { startTrial, type Trial } from '../../src/trial/trial.ts';

/** How long a test waits for what must come about, in milliseconds: much longer than it takes. */
const PATIENCE = 8_000;

/** Where somebody looks at the page. */
export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
}

/** An open page with everything it reported. */
export interface OpenPage {
  readonly page: Page;
  readonly trial: Trial;
  /** Errors and warnings of the console, and errors that nobody caught. */
  readonly complaints: readonly string[];
  /** The addresses of everything that was asked for. */
  readonly requests: readonly string[];
  /** Bytes of every script as it came over the wire. */
  readonly scriptBytes: () => number;
  close(): Promise<void>;
}

const HOUR = 3_600_000;

/** Settings of a trial whose next digest is half a day away, so that none comes due while a test runs. */
function trialConfig(): Config {
  const time = new Date(Date.now() + 12 * HOUR).toISOString().slice(11, 16);
  return readConfig({ ANSWER_LIMIT: 'off', DIGEST_SCHEDULE: `daily ${time} UTC` });
}

/** Adds up, in the page, how far its layout shifts: https://developer.mozilla.org/docs/Web/API/LayoutShift */
function sumLayoutShifts(): void {
  let sum = 0;
  const add = (entries: PerformanceEntryList): void => {
    for (const entry of entries) {
      const isUnasked = 'hadRecentInput' in entry && entry.hadRecentInput === false;
      if (isUnasked && 'value' in entry && typeof entry.value === 'number') sum += entry.value;
    }
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  window.layoutShift = () => {
    add(observer.takeRecords());
    return sum;
  };
}

async function watched(context: BrowserContext): Promise<Omit<OpenPage, 'trial' | 'close'>> {
  const page = await context.newPage();
  await page.addInitScript(sumLayoutShifts);
  page.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  const requests: string[] = [];
  let scriptBytes = 0;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return;
    const { responseBodySize } = await response.request().sizes();
    scriptBytes += responseBodySize;
  });
  return { page, complaints, requests, scriptBytes: () => scriptBytes };
}

/** Starts a trial of its own and opens its page. */
export async function openTrialPage(
  browser: Browser,
  { width = 1_440, height = 900, theme = 'light' }: View = {},
): Promise<OpenPage> {
  const trial = await startTrial({
    config: trialConfig(),
    sandbox: { kind: 'sandbox', prefix: '!', port: 0 },
    log: pino({ level: 'silent' }),
    random: Math.random,
    lines: 'typed',
  });
  const opening = await trial.openPage();
  if (opening.kind !== 'open') throw new Error(opening.why);
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
  const watching = await watched(context);
  await watching.page.goto(opening.address);
  await watching.page
    .getByRole('region', { name: 'Slack' })
    .or(watching.page.getByRole('tabpanel'))
    .first()
    .waitFor();
  return {
    ...watching,
    trial,
    async close() {
      await context.close();
      await trial.stop();
    },
  };
}
