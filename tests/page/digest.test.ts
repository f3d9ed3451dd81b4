import { describe, expect, it } from 'vitest';
import type { FaultName, PlatformName } from '../../src/sandbox/web/protocol.ts';
import { messages } from './panes.ts';
import { visits } from './visiting.ts';

const visit = visits();

/** Each fault as its button says it, and whether the bot can only learn later what became of its post. */
const FAULTS: Readonly<Record<FaultName, { readonly label: string; readonly leavesUnknown: boolean }>> = {
  'lose-connection': { label: 'Lose the connection', leavesUnknown: false },
  'answer-429': { label: 'Answer 429', leavesUnknown: false },
  'answer-500': { label: 'Answer 500', leavesUnknown: true },
  'lose-reply': { label: 'Lose the reply', leavesUnknown: true },
};

const PLATFORMS: Readonly<Record<PlatformName, 'Slack' | 'Discord'>> = { slack: 'Slack', discord: 'Discord' };

/** One fault on one platform. */
interface Trouble {
  readonly platform: PlatformName;
  readonly name: 'Slack' | 'Discord';
  readonly label: string;
  readonly leavesUnknown: boolean;
}

const TROUBLE: readonly Trouble[] = (['slack', 'discord'] as const).flatMap((platform) =>
  (['lose-connection', 'answer-429', 'answer-500', 'lose-reply'] as const).map((fault) => ({
    platform,
    name: PLATFORMS[platform],
    ...FAULTS[fault],
  })),
);

describe('The digest on the page', () => {
  it('posts each slot once as a day passes, and tells of each delivery', async (context) => {
    const { page } = await visit(context);
    await page.getByRole('button', { name: 'Digest', exact: true }).click();
    const digest = page.getByRole('region', { name: 'Digest' });
    await digest.getByRole('button', { name: 'A day later' }).click();
    for (const name of ['Slack', 'Discord'] as const) {
      await messages(page, name, 'New in the library').first().waitFor();
    }
    await digest.getByText('Posted once').nth(1).waitFor();
    await digest.getByRole('button', { name: 'Restart the bot' }).click();
    await digest.getByRole('button', { name: 'A day later' }).click();
    for (const name of ['Slack', 'Discord'] as const) {
      await messages(page, name, 'From the library').first().waitFor();
      expect(await messages(page, name, 'New in the library').count()).toBe(1);
    }
  }, 60_000);

  it.for<Trouble>(TROUBLE)(
    'ends in one message after “$label” on $name',
    { timeout: 60_000 },
    async ({ platform, name, label, leavesUnknown }, context) => {
      const { page } = await visit(context);
      await page.getByRole('button', { name: 'Digest', exact: true }).click();
      const digest = page.getByRole('region', { name: 'Digest' });
      const trouble = digest.getByRole('group', { name });
      await trouble.getByRole('button', { name: label }).click();
      const waiting = trouble.getByText('Still to happen');
      if (label === 'Lose the connection') await digest.getByText(`${name} cut the connection.`).waitFor();
      else await waiting.waitFor();
      await digest.getByRole('button', { name: 'Post the digest now' }).click();
      const delivery = digest.getByRole('article', { name: new RegExp(`on ${platform}`) }).last();
      await delivery.getByText(leavesUnknown ? 'Not known yet' : 'Posted once').waitFor();
      await waiting.waitFor({ state: 'hidden' });
      await trouble.getByText('connected', { exact: true }).waitFor();
      if (leavesUnknown) {
        await digest.getByRole('button', { name: 'A day later' }).click();
        await delivery.getByText('Settled: posted once').waitFor();
      }
      const posted = ['New in the library', ...(leavesUnknown ? ['From the library'] : [])];
      for (const one of ['Slack', 'Discord'] as const) {
        for (const title of posted) {
          await messages(page, one, title).first().waitFor();
          expect([one, title, await messages(page, one, title).count()]).toEqual([one, title, 1]);
        }
      }
    },
  );
});
