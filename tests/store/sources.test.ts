import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EditorialStore } from '../../src/drafting/store.ts';
import type { Store } from '../../src/store/open-store.ts';
import { startBackends } from './backends.ts';
import { NINE, TEN } from './digest-fixtures.ts';
import { draftOf, eventOn, sourceOf } from './editorial-fixtures.ts';

const backends = await startBackends();

afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

describe.each(backends)('Sources on $name', (backend) => {
  let store: Store;
  let editorial: EditorialStore;

  beforeEach(async () => {
    store = await backend.open();
    editorial = store.editorial;
  });

  afterEach(() => store.close());

  const hashesOf = (sources: readonly { readonly sha256: string }[]) => sources.map(({ sha256 }) => sha256);

  test('are read back as they were saved', async () => {
    const source = sourceOf('s1', { address: 'https://short.example/1', bands: ['a', 'b'] });
    await editorial.saveSource(source);
    expect(await editorial.source('s1')).toEqual(source);
    await editorial.saveSource(sourceOf('s2', { facts: {}, bands: [] }));
    expect(await editorial.source('s2')).toEqual(sourceOf('s2', { facts: {}, bands: [] }));
    expect(await editorial.source('s3')).toBeUndefined();
  });

  test('keep their text to the character, whatever it is', async () => {
    let number = 0;
    const anything = fc.string({ unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)) });
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        number += 1;
        await editorial.saveSource(sourceOf(`s${number}`, { text }));
        expect((await editorial.source(`s${number}`))?.text).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  test('take on what is known of them by a further reading, and keep the addresses of the earlier ones', async () => {
    const first = sourceOf('s1', { address: 'https://short.example/1', bands: ['a'] });
    await editorial.saveSource(first, ['https://short.example/1', 'https://post.example/ferry']);
    const again = sourceOf('s1', {
      facts: { title: 'Still no ferry', url: 'https://post.example/ferry-2' },
      bands: ['b'],
      sketch: [4],
      savedAt: TEN,
    });
    await editorial.saveSource(again, ['https://post.example/ferry-2', 'https://post.example/ferry']);
    expect(await editorial.source('s1')).toEqual(again);
    for (const address of [
      'https://short.example/1',
      'https://post.example/ferry',
      'https://post.example/ferry-2',
    ]) {
      expect(hashesOf(await editorial.sourcesAt([address]))).toEqual(['s1']);
    }
    expect(await editorial.sourcesLike(['a'])).toEqual([]);
  });

  test('are found by any of several addresses, newest first and each once', async () => {
    const ferry = 'https://post.example/ferry';
    await editorial.saveSource(sourceOf('s1'), [ferry, 'https://short.example/1', ferry]);
    await editorial.saveSource(sourceOf('s2', { savedAt: TEN }), [ferry]);
    await editorial.saveSource(sourceOf('s3'), ['https://other.example']);
    await editorial.saveSource(sourceOf('s4'));
    expect(hashesOf(await editorial.sourcesAt([ferry, 'https://short.example/1']))).toEqual(['s2', 's1']);
    expect(await editorial.sourcesAt(['https://nowhere.example'])).toEqual([]);
    expect(await editorial.sourcesAt([])).toEqual([]);
  });

  test('are found by the bands they share, those that share most first', async () => {
    await editorial.saveSource(sourceOf('s1', { bands: ['a', 'b', 'c'] }));
    await editorial.saveSource(sourceOf('s2', { bands: ['b', 'c', 'd'] }));
    await editorial.saveSource(sourceOf('s3', { bands: ['e'] }));
    expect(hashesOf(await editorial.sourcesLike(['c', 'd', 'x']))).toEqual(['s2', 's1']);
    expect(await editorial.sourcesLike(['x'])).toEqual([]);
    expect(await editorial.sourcesLike([])).toEqual([]);
  });

  test('that are very many of a kind are not all handed out', async () => {
    for (let number = 0; number < 25; number += 1) {
      await editorial.saveSource(sourceOf(`s${number}`, { bands: ['a'] }));
    }
    expect(await editorial.sourcesLike(['a'])).toHaveLength(20);
  });

  describe('are forgotten with time', () => {
    const OLD = { savedAt: NINE - 1 };

    test('together with discarded drafts, where no draft and no published brief needs them', async () => {
      for (const id of ['unused', 'drafted', 'discarded', 'published', 'withdrawn']) {
        await editorial.saveSource(sourceOf(id, { ...OLD, bands: ['a'] }));
      }
      await editorial.saveSource(sourceOf('young'));
      const draft = (id: string, changes: Parameters<typeof draftOf>[1] = {}) =>
        draftOf(id, { source: id, changedAt: NINE - 1, ...changes });
      await editorial.addDraft(draft('drafted'), eventOn('drafted', 'drafted'));
      await editorial.addDraft(draft('discarded', { state: 'discarded' }), eventOn('discarded', 'drafted'));
      for (const id of ['published', 'withdrawn']) {
        await editorial.addDraft(draft(id), eventOn(id, 'drafted'));
        await editorial.publish(draft(id, { revision: 2 }), 1, 'id: x\n', eventOn(id, 'published'));
      }
      const away = (id: string) => draft(id, { revision: 3, state: 'discarded' });
      await editorial.saveDraft(away('published'), 2, eventOn('published', 'discarded'));
      await editorial.withdraw(away('withdrawn'), 2, eventOn('withdrawn', 'withdrawn'));
      // Three discarded drafts, and three sources.
      expect(await editorial.forget(NINE)).toBe(6);
      const left: string[] = [];
      for (const id of ['unused', 'drafted', 'discarded', 'published', 'withdrawn', 'young']) {
        if ((await editorial.source(id)) !== undefined) left.push(id);
      }
      expect(left).toEqual(['drafted', 'published', 'young']);
      expect(hashesOf(await editorial.sourcesLike(['a']))).toEqual(['drafted', 'published']);
      expect(await editorial.draft('discarded')).toBeUndefined();
      expect(await editorial.draft('drafted')).toBeDefined();
      expect(await editorial.forget(NINE)).toBe(0);
    });

    test('but not a draft that was discarded lately, which may be taken up again', async () => {
      await editorial.saveSource(sourceOf('s1', OLD));
      await editorial.addDraft(draftOf('late', { state: 'discarded' }), eventOn('late', 'drafted'));
      expect(await editorial.forget(NINE)).toBe(0);
      expect(await editorial.source('s1')).toBeDefined();
    });
  });
});
