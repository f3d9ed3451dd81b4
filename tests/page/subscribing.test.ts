import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { obstaclesOn } from './obstacles.ts';
import { composer, messages, pane, send } from './panes.ts';
import { visits } from './visiting.ts';

const visit = visits();

type Platform = 'Slack' | 'Discord';

/** Who may manage digests there, as the page names them. */
const MANAGERS: Readonly<Record<Platform, string>> = { Slack: 'Tomas', Discord: 'Kim' };

const speakAs = (page: Page, platform: Platform, name = MANAGERS[platform]) =>
  pane(page, platform).locator('label').filter({ hasText: name }).click();

const openPlace = (page: Page, platform: Platform, name: RegExp) =>
  pane(page, platform).getByRole('navigation').getByRole('button', { name }).click();

const digestOf = (page: Page) => page.getByRole('region', { name: 'Digest' });

async function openDigest(page: Page) {
  await page.getByRole('button', { name: 'Digest', exact: true }).click();
  return digestOf(page);
}

/** A channel's digest as the panel shows it. */
const subscription = (page: Page, platform: Platform, name: string) =>
  digestOf(page)
    .getByRole('list')
    .first()
    .getByRole('listitem')
    .filter({ hasText: `${platform}${name}` });

/** Lets a day pass, and waits until it has. */
async function passDay(page: Page): Promise<void> {
  const digest = digestOf(page);
  await digest.getByRole('button', { name: 'A day later' }).click();
  await digest.getByText('A day has passed.').waitFor();
}

/** Presses a button of the newest message that has it. */
const press = (page: Page, platform: Platform, name: string) =>
  pane(page, platform).getByRole('article').getByRole('button', { name, exact: true }).last().click();

describe('Subscribing on the page', () => {
  it('opens a form in Slack, keeps what was typed where it is not clear, and shows the answer', async (context) => {
    const { page, complaints } = await visit(context, { theme: 'dark', width: 390, height: 640 });
    await speakAs(page, 'Slack');
    await send(page, 'Slack', '/digest subscribe');
    const form = page.getByRole('dialog', { name: 'The digest here' });
    const when = form.getByRole('textbox', { name: 'When' });
    await when.fill('now and then');
    await form.getByRole('textbox', { name: 'Time zone' }).fill('Europe/Berlin');
    await form.getByRole('checkbox', { name: 'All topics' }).uncheck();
    await form.getByRole('checkbox', { name: 'migration' }).check();
    await form.getByRole('button', { name: 'Change' }).press('Enter');
    const answer = form.getByRole('alert').filter({ hasText: 'Nothing was changed.' });
    await answer.waitFor();
    expect(await answer.textContent()).toContain('Not understood: now');
    // It stands above the fields, and the button that sent them below.
    await expect
      .poll(() => answer.evaluate((element) => element.getBoundingClientRect().top))
      .toBeGreaterThanOrEqual(0);
    expect(await when.inputValue()).toBe('now and then');
    expect(await form.getByRole('checkbox', { name: 'migration' }).isChecked()).toBe(true);
    expect(await form.getByRole('checkbox', { name: 'All topics' }).isChecked()).toBe(false);
    expect(await obstaclesOn(page)).toEqual([]);
    await when.fill('weekdays 8:30');
    await when.press('Enter');
    await form.getByText('weekdays 08:30 Europe/Berlin').waitFor();
    await form.getByText('Next times').waitFor();
    expect(await form.getByRole('button').allTextContents()).toEqual(['Preview', 'Change', 'Pause', 'Close']);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    await openDigest(page);
    expect(await subscription(page, 'Slack', '#briefings').textContent()).toContain(
      'weekdays 08:30 Europe/Berlin · migration',
    );
    expect(complaints).toEqual([]);
  });

  it('offers zones and topics in Discord, subscribes threads and posts, and each gets its digests at its times', async (context) => {
    const { page } = await visit(context);
    await speakAs(page, 'Discord');
    const box = composer(page, 'Discord');
    const option = (name: string) => page.getByRole('option', { name, exact: true });
    await box.fill('/digest subscribe schedule:daily 8:00 zone:mexico_c');
    await box.press('End');
    await option('America/Mexico_City').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('topics:asy');
    await option('asylum').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await messages(page, 'Discord', 'Changed: the digest of #briefings').waitFor();
    for (const [place, schedule] of [
      [/^migration/, 'daily 7:00,19:00 UTC'],
      [/^Every morning/, 'daily 17:15 Asia/Tokyo'],
    ] as const) {
      await openPlace(page, 'Discord', place);
      const there = pane(page, 'Discord').getByRole('textbox');
      await there.fill(`!digest subscribe ${schedule}`);
      await there.press('Enter');
      await messages(page, 'Discord', 'Subscribed').waitFor();
    }
    const digest = await openDigest(page);
    // Where the list of places is one line, the one that is open is in sight.
    const open = pane(page, 'Discord').getByRole('button', { name: 'Every morning' });
    const places = pane(page, 'Discord').getByRole('navigation');
    const end = async (what: Locator) => {
      const box = await what.boundingBox();
      return box === null ? Number.NaN : box.x + box.width;
    };
    await expect.poll(async () => (await end(open)) <= (await end(places)) + 1).toBe(true);
    await passDay(page);
    await digest.getByRole('button', { name: 'Show all' }).click();
    const due = async (place: string) => {
      const deliveries = digest.getByRole('article', { name: `Digest for ${place} on discord` });
      const times = await deliveries
        .locator('header time')
        .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')?.slice(11, 16)));
      return times.toSorted();
    };
    expect(await due('#briefings')).toEqual(['14:00']);
    expect(await due('#migration')).toEqual(['07:00', '19:00']);
    expect(await due('#Every morning')).toEqual(['08:15']);
    expect(await digest.getByText('Posted once').count()).toBe(5);
  }, 30_000);

  it('pauses from the post, tells why, resumes, and the panel goes along', async (context) => {
    const { page } = await visit(context);
    await openDigest(page);
    for (const platform of ['Slack', 'Discord'] as const) {
      await speakAs(page, platform);
      await send(page, platform, '/digest now');
      await press(page, platform, 'Post to #briefings');
      await messages(page, platform, 'New in the library').first().waitFor();
      await press(page, platform, 'Pause');
      await messages(page, platform, 'Paused: the digest of #briefings').waitFor();
      await subscription(page, platform, '#briefings').getByText('Paused by somebody.').waitFor();
      await press(page, platform, 'Why this?');
      // Whether a time of the day was held back depends on the hour at which this runs.
      const why = messages(page, platform, 'Times below are in UTC');
      await why.filter({ hasText: 'Paused until somebody resumes it' }).waitFor();
      await press(page, platform, 'Resume');
      await messages(page, platform, 'Resumed: the digest of #briefings').waitFor();
      await subscription(page, platform, '#briefings').getByText('in 11 h').waitFor();
    }
  });

  it('shows what follows where the bot is shut out: one person is told, once, and what to do', async (context) => {
    const { page } = await visit(context, { theme: 'dark' });
    const digest = await openDigest(page);
    await digest.getByRole('button', { name: 'Remove the bot from #briefings' }).click();
    await digest.getByRole('button', { name: 'Forbid the bot to post in #briefings' }).click();
    await digest.getByText('The bot is not in #briefings.').waitFor();
    await digest.getByText('The bot may not post in #briefings.').waitFor();
    await passDay(page);
    await passDay(page);
    const told: Readonly<Record<Platform, string>> = { Slack: 'Tomas', Discord: 'owner' };
    const advice: Readonly<Record<Platform, string>> = {
      Slack: '/invite @verbatim',
      Discord: 'Send Messages',
    };
    for (const platform of ['Slack', 'Discord'] as const) {
      await subscription(page, platform, '#briefings').getByText(advice[platform]).waitFor();
      await send(page, platform, '/digest status');
      await messages(page, platform, 'Paused, because posting was refused')
        .filter({ hasText: advice[platform] })
        .waitFor();
      const toldOnes = pane(page, platform).getByRole('radio', { name: /unread message/ });
      await toldOnes.waitFor({ state: 'attached' });
      await speakAs(page, platform, told[platform]);
      await openPlace(page, platform, /^Verbatim/);
      await messages(page, platform, 'Digests for #briefings are paused').waitFor();
      expect(await pane(page, platform).getByRole('article').count()).toBe(1);
      await openPlace(page, platform, /^briefings/);
    }
    expect(await obstaclesOn(page)).toEqual([]);
    await send(page, 'Slack', '/invite @Verbatim');
    await digest.getByText('The bot is not in #briefings.').waitFor({ state: 'hidden' });
    await digest.getByRole('button', { name: 'Let the bot post in #briefings' }).click();
    for (const platform of ['Slack', 'Discord'] as const) {
      await send(page, platform, '/digest resume');
      await messages(page, platform, 'Resumed: the digest of #briefings').waitFor();
    }
    await passDay(page);
    for (const platform of ['Slack', 'Discord'] as const)
      await messages(page, platform, 'New in the library').waitFor();
  }, 30_000);
});
