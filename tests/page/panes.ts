/** The parts of the page that most tests touch. */
import type { Locator, Page } from 'playwright-core';

/** A platform's pane. */
export const pane = (page: Page, name: 'Slack' | 'Discord'): Locator =>
  page.getByRole('region', { name, exact: true });

/** Where a line is typed in a platform's #briefings. */
export const composer = (page: Page, name: 'Slack' | 'Discord'): Locator =>
  page.getByRole('textbox', { name: `Message #briefings in ${name}` });

/** Types a line and sends it. */
export async function send(page: Page, name: 'Slack' | 'Discord', line: string): Promise<void> {
  const box = composer(page, name);
  await box.fill(line);
  // The first Enter may take a suggestion of the list; Escape closes it.
  await box.press('Escape');
  await box.press('Enter');
}

/** The messages of a pane that hold a text. */
export const messages = (page: Page, name: 'Slack' | 'Discord', text: string): Locator =>
  pane(page, name).getByRole('article').filter({ hasText: text });
