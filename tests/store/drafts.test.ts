import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EditorialStore } from '../../src/drafting/store.ts';
import type { Store } from '../../src/store/open-store.ts';
import { startBackends } from './backends.ts';
import { TEN } from './digest-fixtures.ts';
import { draftOf, eventOn } from './editorial-fixtures.ts';

const backends = await startBackends();

afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

describe.each(backends)('Drafts on $name', (backend) => {
  let store: Store;
  let editorial: EditorialStore;

  beforeEach(async () => {
    store = await backend.open();
    editorial = store.editorial;
  });

  afterEach(() => store.close());

  const add = (draft: ReturnType<typeof draftOf>) => editorial.addDraft(draft, eventOn(draft.id, 'drafted'));
  const kinds = async (subject: string) => (await editorial.events(subject, 10)).map(({ kind }) => kind);

  test('are read back as they were saved', async () => {
    const draft = draftOf('ferry');
    expect(await add(draft)).toBe(true);
    expect(await editorial.draft('ferry')).toEqual(draft);
    expect(await editorial.draft('another')).toBeUndefined();
  });

  test('keep every character of what people wrote and pages said', async () => {
    const title = 'a\u0000b\ud800c “…” \u{1f6a2}\r\n';
    await add(draftOf('ferry', { title, facts: { reporter: title } }));
    expect(await editorial.draft('ferry')).toMatchObject({ title, facts: { reporter: title } });
  });

  test('are not written over by another with the same id, unless they were discarded', async () => {
    await add(draftOf('ferry'));
    expect(await add(draftOf('ferry', { title: 'Another' }))).toBe(false);
    expect(await kinds('ferry')).toEqual(['drafted']);
    await editorial.saveDraft(
      draftOf('ferry', { revision: 2, state: 'published' }),
      1,
      eventOn('ferry', 'published'),
    );
    expect(await add(draftOf('ferry', { title: 'Another' }))).toBe(false);
    await editorial.saveDraft(
      draftOf('ferry', { revision: 3, state: 'discarded' }),
      2,
      eventOn('ferry', 'discarded'),
    );
    expect(await add(draftOf('ferry', { title: 'Another' }))).toBe(true);
    expect(await editorial.draft('ferry')).toMatchObject({ title: 'Another', revision: 1, state: 'open' });
  });

  test('are changed only from the revision that was seen, with a record of who did it', async () => {
    await add(draftOf('ferry'));
    const changed = draftOf('ferry', { revision: 2, title: 'Mine', changedAt: TEN });
    expect(await editorial.saveDraft(changed, 1, eventOn('ferry', 'changed', { at: TEN }))).toBe(true);
    const late = draftOf('ferry', { revision: 2, title: 'Late' });
    expect(await editorial.saveDraft(late, 1, eventOn('ferry', 'changed'))).toBe(false);
    expect(await editorial.draft('ferry')).toEqual(changed);
    expect(await kinds('ferry')).toEqual(['changed', 'drafted']);
    expect(await editorial.saveDraft(draftOf('another'), 1, eventOn('another', 'changed'))).toBe(false);
    expect(await editorial.draft('another')).toBeUndefined();
  });

  test('are listed by their state, newest first, and no more than asked for', async () => {
    await add(draftOf('one', { createdAt: 1 }));
    await add(draftOf('two', { createdAt: 2 }));
    await add(draftOf('three', { createdAt: 3 }));
    await add(draftOf('gone', { createdAt: 4, state: 'discarded' }));
    const ids = async (...asked: Parameters<EditorialStore['drafts']>) =>
      (await editorial.drafts(...asked)).map(({ id }) => id);
    expect(await ids('open', 10)).toEqual(['three', 'two', 'one']);
    expect(await ids('open', 2)).toEqual(['three', 'two']);
    expect(await ids('discarded', 10)).toEqual(['gone']);
    expect(await ids('published', 10)).toEqual([]);
  });

  test('are found by the source they were made from', async () => {
    await add(draftOf('one', { createdAt: 1 }));
    await add(draftOf('two', { createdAt: 2 }));
    await add(draftOf('other', { source: 's2' }));
    expect((await editorial.draftsOf('s1')).map(({ id }) => id)).toEqual(['two', 'one']);
    expect(await editorial.draftsOf('s3')).toEqual([]);
  });

  test('that cannot be read say which they are and nothing of what they hold', async () => {
    await add(draftOf('ferry', { title: 'Secret words' }));
    await backend.query('UPDATE draft SET body = \'{"title": "Secret words"}\'');
    const reading = editorial.draft('ferry');
    await expect(reading).rejects.toThrow('The draft ferry in the store cannot be read');
    await expect(reading).rejects.not.toThrow('Secret words');
  });
});

describe.each(backends)('Published briefs on $name', (backend) => {
  let store: Store;
  let editorial: EditorialStore;

  beforeEach(async () => {
    store = await backend.open();
    editorial = store.editorial;
    for (const id of ['ferry', 'bridge']) await editorial.addDraft(draftOf(id), eventOn(id, 'drafted'));
  });

  afterEach(() => store.close());

  const publish = (id: string, from: number, yaml: string) =>
    editorial.publish(
      draftOf(id, { revision: from + 1, state: 'published' }),
      from,
      yaml,
      eventOn(id, 'published', { at: TEN }),
    );

  test('are none at first', async () => {
    expect(await editorial.published()).toEqual([]);
    expect(await editorial.publishedRevision()).toBe(0);
  });

  test('stand in the order of their ids, each with its file, and every publication counts', async () => {
    expect(await publish('ferry', 1, 'id: ferry\n')).toBe(true);
    expect(await publish('bridge', 1, 'id: bridge\n')).toBe(true);
    expect(await editorial.published()).toEqual([
      { id: 'bridge', yaml: 'id: bridge\n', revision: 2, publishedAt: TEN },
      { id: 'ferry', yaml: 'id: ferry\n', revision: 1, publishedAt: TEN },
    ]);
    expect(await editorial.publishedRevision()).toBe(2);
    expect(await editorial.draft('ferry')).toMatchObject({ state: 'published', revision: 2 });
    expect((await editorial.events('ferry', 10)).map(({ kind }) => kind)).toEqual(['published', 'drafted']);
  });

  test('are left alone, with draft, count and record, where the draft has moved on', async () => {
    expect(await publish('ferry', 5, 'id: ferry\n')).toBe(false);
    expect(await editorial.published()).toEqual([]);
    expect(await editorial.publishedRevision()).toBe(0);
    expect(await editorial.draft('ferry')).toEqual(draftOf('ferry'));
    expect(await editorial.events('ferry', 10)).toHaveLength(1);
  });

  test('are exchanged by a further publication', async () => {
    await publish('ferry', 1, 'title: First\n');
    await publish('ferry', 2, 'title: Second\n');
    expect(await editorial.published()).toMatchObject([
      { id: 'ferry', yaml: 'title: Second\n', revision: 2 },
    ]);
  });

  test('leave the library when they are withdrawn, which counts too, and may come back', async () => {
    await publish('ferry', 1, 'id: ferry\n');
    const { revision = 0 } = (await editorial.draft('ferry')) ?? {};
    const away = draftOf('ferry', { revision: revision + 1, state: 'discarded' });
    const withdraw = (from: number) => editorial.withdraw(away, from, eventOn('ferry', 'withdrawn'));
    expect(await withdraw(revision - 1)).toBe(false);
    expect(await editorial.published()).toHaveLength(1);
    expect(await withdraw(revision)).toBe(true);
    expect(await editorial.published()).toEqual([]);
    expect((await editorial.draft('ferry'))?.state).toBe('discarded');
    expect(await editorial.publishedRevision()).toBe(2);
    expect(await withdraw(revision)).toBe(false);
    expect(await editorial.publishedRevision()).toBe(2);
    expect((await editorial.events('ferry', 10)).map(({ kind }) => kind)).toEqual([
      'withdrawn',
      'published',
      'drafted',
    ]);
    await publish('ferry', revision + 1, 'id: ferry\n');
    expect(await editorial.published()).toHaveLength(1);
  });

  test('have revisions of their own also when they are published at once', async () => {
    await Promise.all([publish('ferry', 1, 'id: ferry\n'), publish('bridge', 1, 'id: bridge\n')]);
    expect((await editorial.published()).map(({ revision }) => revision).sort()).toEqual([1, 2]);
    expect(await editorial.publishedRevision()).toBe(2);
  });
});

describe.each(backends)('What was done, on $name,', (backend) => {
  let store: Store;

  beforeEach(async () => {
    store = await backend.open();
  });

  afterEach(() => store.close());

  test('is told newest first, also of one moment and where the clock went back, and no more than asked for', async () => {
    const { editorial } = store;
    await editorial.addDraft(draftOf('ferry'), eventOn('ferry', 'drafted'));
    const change = (revision: number, event: Parameters<typeof eventOn>[2]) =>
      editorial.saveDraft(draftOf('ferry', { revision }), revision - 1, eventOn('ferry', 'changed', event));
    await change(2, { detail: 'title' });
    await change(3, { at: 1, actor: { platform: 'discord', id: '42' } });
    await editorial.addDraft(draftOf('other'), eventOn('other', 'drafted'));
    expect(await editorial.events('ferry', 10)).toEqual([
      { at: 1, actor: { platform: 'discord', id: '42' }, kind: 'changed', subject: 'ferry' },
      eventOn('ferry', 'changed', { detail: 'title' }),
      eventOn('ferry', 'drafted'),
    ]);
    expect(await editorial.events('ferry', 1)).toMatchObject([{ at: 1 }]);
  });
});
