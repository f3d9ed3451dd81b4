/** Drafts on the page at the width of a phone: they outlive the bot, and begin in the menu of a message as well. */
import { describe, it } from 'vitest';
import { HEADLINE } from '../bot/lighthouse.ts';
import { ask, closeForm, openPaste, PLATFORMS, paste } from './drafting.ts';
import { messages, send } from './panes.ts';
import { visits } from './visiting.ts';

const visit = visits();

describe.each(PLATFORMS)('An editor in %s on the page', (platform) => {
  it('finds drafts again after the bot is restarted, and drafts from the menu of a message', async (context) => {
    const { page } = await visit(context, { width: 390, height: 800 });
    if (platform === 'Discord') await page.getByRole('tab', { name: 'Discord' }).click();
    await paste(page, platform, await openPaste(page, platform));
    await closeForm(page);
    await page.getByRole('button', { name: 'Digest', exact: true }).click();
    await page.getByRole('button', { name: 'Restart the bot' }).click();
    await page.getByText('The bot runs again.').waitFor();
    await page.keyboard.press('Escape');
    await ask(page, platform, 'list', HEADLINE);
    const said = 'Read http://127.0.0.1/story today.';
    await send(page, platform, said);
    const message = messages(page, platform, said).first();
    await message.hover();
    await message.getByRole('button', { name: 'Draft a brief' }).click();
    // What this machine alone can reach is no article for anybody.
    await messages(page, platform, 'private network').waitFor();
  }, 40_000);
});
