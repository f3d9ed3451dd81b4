import { describe, expect, it } from 'vitest';
import { obstaclesOn } from './obstacles.ts';
import { composer, messages, pane, send } from './panes.ts';
import type { View } from './trial-page.ts';
import { visits } from './visiting.ts';

const visit = visits();

describe('The page, for everybody', () => {
  it('can be used with the keyboard alone', async (context) => {
    const { page } = await visit(context);
    await composer(page, 'Slack').focus();
    await page.keyboard.type('/brief migration');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    const answer = messages(page, 'Slack', 'US-Mexico migration talks').first();
    await answer.waitFor();
    const button = answer.getByRole('button', { name: 'Quotations (4)' });
    for (let steps = 0; steps < 60; steps += 1) {
      if (await button.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    await messages(page, 'Slack', 'Our goal is to find out').first().waitFor();
    await pane(page, 'Slack').getByRole('button', { name: 'general' }).focus();
    const skip = pane(page, 'Slack').getByRole('link', { name: 'To the message box' });
    for (let steps = 0; steps < 5; steps += 1) {
      if (await skip.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.keyboard.type('!quote');
    expect(await composer(page, 'Slack').inputValue()).toBe('!quote');
  });

  it.for<{ readonly name: string; readonly view: View }>([
    { name: 'light', view: { theme: 'light' } },
    { name: 'dark', view: { theme: 'dark' } },
    { name: 'narrow', view: { theme: 'light', width: 390, height: 844 } },
  ])(
    'keeps nobody out, complains of nothing and stays on this machine ($name)',
    async ({ view }, context) => {
      const visited = await visit(context, view);
      const { page, complaints, requests, scriptBytes } = visited;
      const narrow = view.width !== undefined;
      if (narrow) await page.getByRole('tab', { name: 'Slack' }).click();
      await send(page, 'Slack', '/brief migration');
      await messages(page, 'Slack', 'US-Mexico migration talks').first().waitFor();
      if (narrow) await page.getByRole('tab', { name: 'Discord' }).click();
      await send(page, 'Discord', '!quote Morgan');
      await messages(page, 'Discord', 'There are specific targeted areas').first().waitFor();
      await page.getByRole('button', { name: 'Digest', exact: true }).click();
      await page.getByRole('region', { name: 'Digest' }).waitFor();
      expect(await obstaclesOn(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      expect(requests.filter((address) => !/^(?:https?|ws):\/\/127\.0\.0\.1:\d+\//.test(address))).toEqual(
        [],
      );
      expect(scriptBytes()).toBeGreaterThan(0);
      expect(scriptBytes()).toBeLessThanOrEqual(450_000);
    },
  );

  it('keeps nobody out of the library, the inspector and the list of commands', async (context) => {
    const visited = await visit(context);
    const { page } = visited;
    await send(page, 'Discord', '!quote Morgan');
    await messages(page, 'Discord', 'There are specific targeted areas').first().waitFor();
    await page.getByRole('button', { name: 'Library', exact: true }).click();
    await page.getByRole('region', { name: 'Library' }).waitFor();
    await composer(page, 'Slack').pressSequentially('/');
    await page.getByRole('option', { name: '/brief' }).waitFor();
    expect(await obstaclesOn(page)).toEqual([]);
    await pane(page, 'Discord').getByRole('button', { name: 'Inspect message' }).last().click();
    await page.getByRole('dialog').waitFor();
    expect(await obstaclesOn(page)).toEqual([]);
  });

  it('moves nothing under anybody’s eyes as it comes up and as messages come', async (context) => {
    const { page } = await visit(context);
    await send(page, 'Slack', '/brief migration');
    await messages(page, 'Slack', 'US-Mexico migration talks').first().waitFor();
    const trials = page.getByRole('region', { name: 'Three things to try' });
    await trials.getByRole('button', { name: 'Post the digest now' }).click();
    for (const name of ['Slack', 'Discord'] as const) {
      await messages(page, name, 'New in the library').first().waitFor();
    }
    await page.getByText('Posted once').nth(1).waitFor();
    // Up to 0.1 counts as good: https://web.dev/articles/cls
    expect(await page.evaluate(() => window.layoutShift())).toBeLessThan(0.1);
  });
});
