import { describe, expect, it } from 'vitest';
import { composer, messages, pane, send } from './panes.ts';
import { visits } from './visiting.ts';

const visit = visits();

describe('The page', () => {
  it('offers three things to try, one click each', async (context) => {
    const { page } = await visit(context);
    const trials = page.getByRole('region', { name: 'Three things to try' });
    await trials.getByRole('button', { name: '/brief migration' }).click();
    await messages(page, 'Slack', 'US-Mexico migration talks').first().waitFor();
    await trials.getByRole('button', { name: '!quote Morgan' }).click();
    await messages(page, 'Discord', 'There are specific targeted areas').first().waitFor();
    await trials.getByRole('button', { name: 'Post the digest now' }).click();
    for (const name of ['Slack', 'Discord'] as const) {
      await messages(page, name, 'New in the library').first().waitFor();
      expect(await messages(page, name, 'New in the library').count()).toBe(1);
    }
  });

  it('lists the commands with their usage while a slash is typed, and completes an option', async (context) => {
    const { page } = await visit(context);
    await composer(page, 'Slack').pressSequentially('/');
    const list = page.getByRole('listbox').first();
    await list.getByRole('option', { name: '/brief' }).waitFor();
    expect(await list.textContent()).toContain('[topic] [part]');
    await composer(page, 'Slack').fill('');
    await composer(page, 'Discord').pressSequentially('/quote mor', { delay: 20 });
    await page.getByRole('option', { name: 'Mark Morgan' }).first().waitFor();
    await composer(page, 'Discord').press('Tab');
    await expect.poll(() => composer(page, 'Discord').inputValue()).toContain('who:Mark Morgan');
    await composer(page, 'Discord').press('Enter');
    await messages(page, 'Discord', 'There are specific targeted areas').first().waitFor();
  });

  it('lets Enter take the first value that fits, then send, and closes the list that is left', async (context) => {
    const { page } = await visit(context);
    const box = composer(page, 'Discord');
    await box.pressSequentially('/quote eb', { delay: 20 });
    await page.getByRole('option', { name: 'Marcelo Ebrard', selected: true }).waitFor();
    await box.press('Enter');
    await expect.poll(() => box.inputValue()).toBe('/quote who:Marcelo Ebrard ');
    await page.getByRole('listbox').waitFor();
    await composer(page, 'Slack').focus();
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    await box.press('Enter');
    await messages(page, 'Discord', 'We’ve had a reduction').first().waitFor();
  });

  it('presses a button, whose answer only the presser sees', async (context) => {
    const { page } = await visit(context);
    await send(page, 'Slack', '/brief migration');
    await messages(page, 'Slack', 'US-Mexico migration talks').first().waitFor();
    await pane(page, 'Slack').getByRole('button', { name: 'Figures (4)' }).first().click();
    const answer = messages(page, 'Slack', 'Figures, as the source writes them').first();
    await answer.waitFor();
    expect(await answer.textContent()).toContain('Only visible to you');
  });

  it('answers a mention in its thread, and what is refused as the platform would', async (context) => {
    const { page } = await visit(context);
    await send(page, 'Slack', '@Verbatim quote Ebrard');
    await messages(page, 'Slack', 'We’ve had a reduction').first().waitFor();
    await send(page, 'Slack', '/nothing');
    await pane(page, 'Slack').getByRole('alert').filter({ hasText: '/nothing' }).first().waitFor();
    expect(await composer(page, 'Slack').inputValue()).toBe('/nothing');
  });

  it('says whose message is answered in a thread, and lets the answer be typed at once', async (context) => {
    const { page } = await visit(context);
    await send(page, 'Slack', '@Verbatim quote Ebrard');
    const answer = messages(page, 'Slack', 'We’ve had a reduction').first();
    await answer.hover();
    await answer.getByRole('button', { name: 'Reply in thread' }).click();
    await pane(page, 'Slack').getByText('Replying to Verbatim in a thread').waitFor();
    await page.keyboard.type('Thank you');
    await page.keyboard.press('Enter');
    await pane(page, 'Slack').getByText('2 replies').waitFor();
  });

  it('loses nothing when it is loaded again', async (context) => {
    const { page } = await visit(context);
    await send(page, 'Discord', '!quote Morgan');
    await messages(page, 'Discord', 'There are specific targeted areas').first().waitFor();
    await page.reload();
    await messages(page, 'Discord', 'There are specific targeted areas').first().waitFor();
    await send(page, 'Slack', '/quote guns');
    await messages(page, 'Slack', 'illicit guns').first().waitFor();
  });

  it('shows a message’s payload and the request that caused it', async (context) => {
    const { page } = await visit(context);
    await send(page, 'Discord', '!quote Morgan');
    const answer = messages(page, 'Discord', 'There are specific targeted areas').first();
    await answer.hover();
    await answer.getByRole('button', { name: 'Inspect message' }).click();
    const inspector = page.getByRole('dialog');
    await inspector.waitFor();
    const text = (await inspector.textContent()) ?? '';
    expect(text).toContain('embeds');
    expect(text).toMatch(/POST \/channels\/\d+\/messages/);
    expect(text).toContain('!quote Morgan');
    await page.keyboard.press('Escape');
    await inspector.waitFor({ state: 'hidden' });
  });

  it('shows the library, and holds a brief against a text', async (context) => {
    const { page } = await visit(context);
    await page.getByRole('button', { name: 'Library', exact: true }).click();
    const library = page.getByRole('region', { name: 'Library' });
    await library.getByText('US-Mexico migration talks').first().waitFor();
    expect(await library.textContent()).toContain('There are specific targeted areas');
    const text = library.getByRole('textbox', { name: 'The source’s text' });
    await text.fill('The river rose twice in March, and the mayor said that nobody was hurt.');
    await library.getByRole('button', { name: 'Hold against the source' }).click();
    await library.getByRole('status').filter({ hasText: '0 of 4 quotations stand in it' }).waitFor();
    expect(await library.getByText('Not found').count()).toBe(4);
    await text.fill('Another text.');
    expect(await library.getByText('Not found').count()).toBe(0);
  });

  it('switches its theme and remembers it', async (context) => {
    const { page } = await visit(context);
    const before = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.getByRole('button', { name: /Dark theme|Light theme/ }).click();
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor))
      .not.toBe(before);
    await page.reload();
    await pane(page, 'Slack').waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(before);
  });
});
