import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { runAsk } from '../../src/cli/ask.ts';
import { draftFrom } from '../../src/drafting/drafts/draft-from.ts';
import { openStore } from '../../src/store/open-store.ts';
import { NOON } from '../drafting/desks.ts';
import { extractHarbour, harbourArticle } from '../drafting/harbour.ts';
import { exampleHash } from '../fixtures/brief.ts';
import { briefText, folderWith } from '../fixtures/brief-file.ts';
import { keptOutput } from '../fixtures/output.ts';
import { draftOf, eventOn, sourceOf } from '../store/editorial-fixtures.ts';

const article = harbourArticle();
const draft = draftFrom(article, extractHarbour(article.text), NOON);

/** A folder with one brief, and beside it a store with a draft of an article and another brief that was published of it. */
async function besideBot() {
  const folder = await folderWith({ 'harbour-ferry.yaml': briefText() });
  const path = join(await folderWith({}), 'verbatim.sqlite');
  vi.stubEnv('BRIEFS_DIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { editorial, close } = await openStore(path);
  onTestFinished(() => close());
  await editorial.saveSource(sourceOf(exampleHash, { text: article.text, facts: article.facts }));
  await editorial.addDraft(draft, eventOn(draft.id, 'drafted'));
  const other = draftOf('winter', { source: exampleHash });
  await editorial.addDraft(other, eventOn('winter', 'drafted'));
  const yaml = briefText({ id: 'winter', title: 'Snowed in', aliases: ['snowbound'] });
  await editorial.publish(
    { ...other, state: 'published', revision: 2 },
    1,
    yaml,
    eventOn('winter', 'published'),
  );
  /** Asks, and returns the exit code with everything that was written. */
  const ask = async (line: string, environment = { DATABASE_URL: path }) => {
    const output = keptOutput();
    const code = await runAsk([line], environment, output);
    return { code, text: [...output.printed, ...output.complained].join('\n') };
  };
  return { ask };
}

describe('Asking on the command line, beside a running bot', () => {
  it('finds what was published, and shows its quotations in context', async () => {
    const { ask } = await besideBot();
    expect(await ask('/brief snowbound')).toMatchObject({
      code: 0,
      text: expect.stringContaining('Snowed in'),
    });
    const quoted = await ask('quote Okafor #1');
    expect(quoted.text).toContain('In context');
    const context = await ask('quote Okafor #1 context');
    expect(context).toMatchObject({ code: 0, text: expect.stringContaining('As Harbour Radio prints it') });
    expect(context.text).toContain('told a full town hall');
  });

  it('lists and shows drafts, and tells what was done', async () => {
    const { ask } = await besideBot();
    expect((await ask('draft list')).text).toContain(draft.title);
    expect((await ask(`draft show ${draft.id}`)).text).toContain('q1 · Ines Okafor');
    expect((await ask('draft history winter')).text).toContain('Published');
  });

  it('changes nothing, and says where that is done', async () => {
    const { ask } = await besideBot();
    for (const line of [
      'draft new https://harbour.example/ferry',
      `draft keep ${draft.id} q1`,
      `draft publish ${draft.id}`,
      `draft discard ${draft.id}`,
      'draft correct snowbound',
    ]) {
      expect(await ask(line), line).toMatchObject({ code: 1, text: expect.stringContaining('ask there') });
    }
    expect((await ask(`draft show ${draft.id}`)).text).not.toContain('kept');
  });

  it('answers from the files alone where there is no store', async () => {
    const { ask } = await besideBot();
    const nowhere = { DATABASE_URL: join(await folderWith({}), 'none.sqlite') };
    expect((await ask('/brief harbour-ferry', nowhere)).code).toBe(0);
    expect(await ask('/brief snowbound', nowhere)).toMatchObject({ code: 1 });
    expect((await ask('draft list', nowhere)).text).toContain('No draft is open');
  });

  it('says why where the store cannot be read', async () => {
    const { ask } = await besideBot();
    const broken = join(await folderWith({ 'verbatim.sqlite': 'no database' }), 'verbatim.sqlite');
    expect(await ask('/brief harbour-ferry', { DATABASE_URL: broken })).toMatchObject({
      code: 2,
      text: expect.stringContaining('is not a database'),
    });
  });
});
