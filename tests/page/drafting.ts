/** An editor on the page: how the tests of drafting begin. */
import type { Locator, Page } from 'playwright-core';
import { HEADLINE, PARAGRAPHS } from '../bot/lighthouse.ts';
import { messages, pane, send } from './panes.ts';

export type Platform = 'Slack' | 'Discord';

export const PLATFORMS: readonly Platform[] = ['Slack', 'Discord'];

/** Who may draft there, as the page names them. */
const EDITORS: Readonly<Record<Platform, string>> = { Slack: 'Tomas', Discord: 'Kim' };

/** Sends the form that stands open. */
export const submit = (form: Locator) =>
  form.getByRole('button', { name: /^(?:Draft|Save|Submit)$/ }).click();

/** Sends a line of an editor, and waits until the newest message says something. */
export async function ask(page: Page, platform: Platform, line: string, answer: string): Promise<void> {
  await send(page, platform, `/draft ${line}`);
  await pane(page, platform).getByRole('article').last().filter({ hasText: answer }).waitFor();
}

/** Opens the form to paste an article, as an editor. */
export async function openPaste(page: Page, platform: Platform): Promise<Locator> {
  await pane(page, platform).locator('label').filter({ hasText: EDITORS[platform] }).click();
  await send(page, platform, '/draft paste');
  const form = page.getByRole('dialog', { name: 'Paste an article' });
  await form.waitFor();
  return form;
}

/** Pastes the article into two fields of the form. @returns where the answer stands: Slack shows it in the form. */
export async function paste(page: Page, platform: Platform, form: Locator): Promise<Locator> {
  const [first, second, third] = PARAGRAPHS;
  const fields = form.getByRole('textbox');
  await fields.nth(0).fill([HEADLINE, first, second].join('\n\n'));
  await fields.nth(1).fill(third);
  await submit(form);
  const answer = platform === 'Slack' ? form : messages(page, platform, `Draft: ${HEADLINE}`);
  await answer.getByText('Nothing of it is served before it is published.').waitFor();
  return answer;
}

/** Closes what Slack's answers stand in. */
export async function closeForm(page: Page): Promise<void> {
  const form = page.getByRole('dialog');
  if ((await form.count()) === 0) return;
  await form.getByRole('button', { name: 'Close' }).click();
  await form.waitFor({ state: 'hidden' });
}
