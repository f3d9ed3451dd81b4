import { describe, expect, it } from 'vitest';
import type { FaultName } from '../../src/sandbox/web/protocol.ts';
import { messages } from './panes.ts';
import { visits } from './visiting.ts';

const visit = visits();

/** A fault as its button says it, and whether the bot can only learn later what became of its post. */
interface Trouble {
  readonly label: string;
  readonly leavesUnknown: boolean;
}

const TROUBLE: Readonly<Record<FaultName, Trouble>> = {
  'lose-connection': { label: 'Lose the connection', leavesUnknown: false },
  'answer-429': { label: 'Answer 429', leavesUnknown: false },
  'answer-500': { label: 'Answer 500', leavesUnknown: true },
  'lose-reply': { label: 'Lose the reply', leavesUnknown: true },
};

const PLATFORMS = ['Slack', 'Discord'] as const;

describe('The digest on the page', () => {
  it('posts each slot once as a day passes, and tells of each delivery', async (context) => {
    const { page } = await visit(context);
    await page.getByRole('button', { name: 'Digest', exact: true }).click();
    const digest = page.getByRole('region', { name: 'Digest' });
    await digest.getByRole('button', { name: 'A day later' }).click();
    for (const name of PLATFORMS) {
      await messages(page, name, 'New in the library').first().waitFor();
    }
    await digest.getByText('Posted once').nth(1).waitFor();
    await digest.getByRole('button', { name: 'Restart the bot' }).click();
    await digest.getByRole('button', { name: 'A day later' }).click();
    for (const name of PLATFORMS) {
      await messages(page, name, 'From the library').first().waitFor();
      expect(await messages(page, name, 'New in the library').count()).toBe(1);
    }
  }, 60_000);

  it.for(Object.values(TROUBLE))(
    'ends in one message on each platform after “$label”',
    { timeout: 60_000 },
    async ({ label, leavesUnknown }, context) => {
      const { page } = await visit(context);
      await page.getByRole('button', { name: 'Digest', exact: true }).click();
      const digest = page.getByRole('region', { name: 'Digest' });
      const trouble = (name: string) => digest.getByRole('group', { name });
      const waiting = digest.getByText('Still to happen');
      for (const name of PLATFORMS) {
        await trouble(name).getByRole('button', { name: label }).click();
        if (label === 'Lose the connection') await digest.getByText(`${name} cut the connection.`).waitFor();
        else await trouble(name).getByText('Still to happen').waitFor();
      }
      await digest.getByRole('button', { name: 'Post the digest now' }).click();
      const deliveries = PLATFORMS.map((name) =>
        digest.getByRole('article', { name: new RegExp(`on ${name}`, 'i') }).last(),
      );
      for (const delivery of deliveries)
        await delivery.getByText(leavesUnknown ? 'Not known yet' : 'Posted once').waitFor();
      await expect.poll(() => waiting.count()).toBe(0);
      for (const name of PLATFORMS) await trouble(name).getByText('connected', { exact: true }).waitFor();
      if (leavesUnknown) {
        await digest.getByRole('button', { name: 'A day later' }).click();
        for (const delivery of deliveries) await delivery.getByText('Settled: posted once').waitFor();
      }
      const posted = ['New in the library', ...(leavesUnknown ? ['From the library'] : [])];
      for (const one of PLATFORMS) {
        for (const title of posted) {
          await messages(page, one, title).first().waitFor();
          expect([one, title, await messages(page, one, title).count()]).toEqual([one, title, 1]);
        }
      }
    },
  );
});
