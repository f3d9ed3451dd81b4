/** Drafting as somebody who tries the bot meets it: from a pasted article to the brief, on the page. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { HEADLINE, LIGHTHOUSE, PARAGRAPHS } from '../bot/lighthouse.ts';
import { ask, closeForm, openPaste, PLATFORMS, type Platform, paste, submit } from './drafting.ts';
import { obstaclesOn } from './obstacles.ts';
import { messages, pane, send } from './panes.ts';
import { visits } from './visiting.ts';

const visit = visits();

const SUMMARY = 'The lamp of Port Ellery stays lit. Selling the tower had been proposed.';

/** Rewords the summary by the buttons beneath the draft. */
async function rewordSummary(page: Page, answer: Locator): Promise<void> {
  await answer.getByRole('button', { name: /^Review \(/ }).click();
  await page.getByRole('button', { name: 'Reword', exact: true }).last().click();
  const form = page.getByRole('dialog', { name: 'Reword summary' });
  const words = form.getByRole('textbox', { name: 'In your words' });
  await expect.poll(() => words.inputValue()).toContain(PARAGRAPHS[0]);
  await words.fill(SUMMARY);
  await submit(form);
  await page.getByText('Changed.').waitFor();
}

/** Decides about everything but the summary, by typed lines. */
async function decideRest(page: Page, platform: Platform): Promise<void> {
  await ask(page, platform, `set ${LIGHTHOUSE} outlet The Ellery Courier`, 'Changed: outlet.');
  await ask(page, platform, `reword ${LIGHTHOUSE} k1 the lamp would burn on.`, 'Changed.');
  await ask(page, platform, `speaker ${LIGHTHOUSE} k1 The Ellery Courier`, 'Changed.');
  await ask(page, platform, `keep ${LIGHTHOUSE} q1`, 'Kept: quotation q1.');
  for (const item of ['k2', 'k3']) await ask(page, platform, `drop ${LIGHTHOUSE} ${item}`, 'Dropped: ');
}

describe.each(PLATFORMS)('An editor in %s on the page', (platform) => {
  it('pastes an article, rewords it, publishes it and asks for the brief', async (context) => {
    const { page, complaints } = await visit(context);
    const form = await openPaste(page, platform);
    expect(await obstaclesOn(page)).toEqual([]);
    await rewordSummary(page, await paste(page, platform, form));
    await closeForm(page);
    await decideRest(page, platform);
    await ask(page, platform, `publish ${LIGHTHOUSE}`, `Published: ${HEADLINE}`);
    await pane(page, platform).getByRole('button', { name: 'Open the brief' }).last().click();
    await messages(page, platform, SUMMARY).last().waitFor();
    await send(page, platform, '/quote lost two boats');
    await pane(page, platform).getByRole('button', { name: 'In context' }).last().click();
    const shown = messages(page, platform, 'As The Ellery Courier prints it:');
    expect(await shown.textContent()).toContain(PARAGRAPHS[1]);
    // Both pieces are marked, and nothing between them.
    expect(await shown.locator('p strong, div strong').allTextContents()).toEqual([
      'We have lost two boats in fog since spring',
      'Nobody should lose a third one to a budget.',
    ]);
    // Readers of the other platform have it as well.
    const other = platform === 'Slack' ? 'Discord' : 'Slack';
    await send(page, other, `/brief ${LIGHTHOUSE}`);
    await messages(page, other, SUMMARY).waitFor();
    expect(complaints).toEqual([]);
  }, 40_000);
});
