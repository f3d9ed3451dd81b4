import { describe, expect, it } from 'vitest';
import { briefFrom } from '../../../src/drafting/drafts/draft-correction.ts';
import { exampleBrief, exampleHash, exampleSource } from '../../fixtures/brief.ts';
import { changeAll, drafted, EDITOR, FINISHING, NOON, openDesk, publishedHarbour } from '../desks.ts';
import { harbourArticle } from '../harbour.ts';

const ADDRESS = 'https://harbour.example/ferry';

/** The article with some words exchanged: nearly the same text. */
const updated = `${exampleSource.replace('4,000', '4,100')}\n`;

describe('Beginning a draft', () => {
  it('keeps the source, and records who drafted it', async () => {
    const { desk, store } = await openDesk();
    const id = await drafted(desk);
    expect(id).toBe('ferry-not-come-back-winter');
    expect(await store.source(exampleHash)).toMatchObject({ text: exampleSource, savedAt: NOON });
    expect(await desk.list()).toMatchObject([{ id, state: 'open', revision: 1 }]);
    expect(await desk.history(id)).toEqual([{ at: NOON, actor: EDITOR, kind: 'drafted', subject: id }]);
  });

  it('is refused in the reader’s words where there is no article', async () => {
    const { desk } = await openDesk();
    const result = await desk.begin({ kind: 'address', address: 'https://nowhere.example/' }, EDITOR, NOON);
    expect(result).toEqual({ kind: 'refused', reason: 'There is no article at this address.' });
  });

  it.each([
    [ADDRESS, 'http://www.harbour.example/ferry/?utm_source=chat'],
    ['http://www.harbour.example/ferry/?utm_source=chat', ADDRESS],
  ])(
    'finds the same address, however it is written, before the article is fetched: %s',
    async (one, other) => {
      const { desk } = await openDesk({ [one]: harbourArticle({ url: one }) });
      await desk.begin({ kind: 'address', address: one }, EDITOR, NOON);
      expect(await desk.begin({ kind: 'address', address: other }, EDITOR, NOON)).toMatchObject({
        kind: 'duplicate',
        duplicates: [{ by: 'address', draft: 'ferry-not-come-back-winter' }],
      });
    },
  );

  it.each([
    ['the very same text', exampleSource, 'text'],
    ['nearly the same text', updated, 'nearly'],
  ])('finds %s', async (_what, text, by) => {
    const { desk } = await openDesk({ [ADDRESS]: harbourArticle() });
    const id = await drafted(desk);
    const input = { kind: 'text', text, facts: { url: 'https://elsewhere.example/' } } as const;
    expect(await desk.begin(input, EDITOR, NOON)).toMatchObject({
      kind: 'duplicate',
      duplicates: [{ by, draft: id }],
    });
  });

  it('finds a brief that people wrote as a file, by its source', async () => {
    const { desk, addFile } = await openDesk();
    await addFile(exampleBrief());
    const result = await desk.begin({ kind: 'text', text: exampleSource }, EDITOR, NOON);
    expect(result).toMatchObject({ kind: 'duplicate', duplicates: [{ by: 'text', brief: 'harbour-ferry' }] });
  });

  it('drafts a duplicate anyway where that is asked for, under another id', async () => {
    const { desk } = await openDesk();
    await drafted(desk);
    const again = await desk.begin({ kind: 'text', text: exampleSource }, EDITOR, NOON, true);
    expect(again).toMatchObject({ kind: 'drafted', draft: { id: 'ferry-not-come-back-winter-2' } });
  });

  it('takes no heed of what was discarded', async () => {
    const { desk } = await openDesk();
    const id = await drafted(desk);
    await desk.discard(id, EDITOR, NOON);
    expect(await drafted(desk)).toBe(id);
  });
});

describe('Changing a draft', () => {
  it('does not undo what somebody else did meanwhile', async () => {
    const { desk } = await openDesk();
    const id = await drafted(desk);
    await desk.change(id, { kind: 'keep', item: 'q1' }, EDITOR, NOON, 1);
    const late = await desk.change(id, { kind: 'drop', item: 'q1' }, EDITOR, NOON, 1);
    expect(late).toMatchObject({ kind: 'stale', draft: { revision: 2 } });
    expect((await desk.open(id))?.draft.quotations[0]).toMatchObject({ decision: 'kept' });
  });

  it('is recorded by item, without a word of what was written', async () => {
    const { desk } = await openDesk();
    const id = await drafted(desk);
    await desk.change(id, { kind: 'reword', item: 'k1', text: 'nobody may read this' }, EDITOR, NOON);
    const history = await desk.history(id);
    expect(history[0]).toMatchObject({ kind: 'changed', detail: 'reword k1', actor: EDITOR });
    expect(JSON.stringify(history)).not.toContain('nobody may read this');
    const facts = { ...(await desk.open(id))?.draft.facts, outlet: 'The Quay', title: 'No ferry' };
    await desk.change(id, { kind: 'facts', facts }, EDITOR, NOON);
    expect((await desk.history(id))[0]).toMatchObject({ kind: 'changed', detail: 'outlet, headline' });
  });

  it('goes on under another id, and the old one is free again', async () => {
    const { desk } = await openDesk();
    const id = await drafted(desk);
    const renamed = await desk.change(id, { kind: 'id', id: 'late-ferry' }, EDITOR, NOON);
    expect(renamed).toMatchObject({ kind: 'changed', draft: { id: 'late-ferry', state: 'open' } });
    expect((await desk.list()).map((draft) => draft.id)).toEqual(['late-ferry']);
    // Whoever knows the old id finds it, and makes no second draft of it.
    expect((await desk.open(id))?.draft.id).toBe('late-ferry');
    await desk.change('late-ferry', { kind: 'id', id: 'later-ferry' }, EDITOR, NOON);
    expect((await desk.open(id))?.draft.id).toBe('later-ferry');
    expect(await desk.restore(id, EDITOR, NOON)).toEqual({
      kind: 'refused',
      reason: `${id} is later-ferry now.`,
    });
    expect((await desk.list()).map((draft) => draft.id)).toEqual(['later-ferry']);
    expect(await desk.change('later-ferry', { kind: 'id', id }, EDITOR, NOON)).toMatchObject({
      kind: 'changed',
    });
    expect((await desk.open('late-ferry'))?.draft).toMatchObject({ id, state: 'open' });
  });

  it('refuses an id that finds something already', async () => {
    const { desk, addFile } = await openDesk();
    await addFile(exampleBrief({ source: { outlet: 'X', title: 'Y', language: 'en' } }));
    const id = await drafted(desk);
    for (const taken of ['ferry', 'harbour-ferry']) {
      expect(await desk.change(id, { kind: 'id', id: taken }, EDITOR, NOON)).toEqual({
        kind: 'refused',
        reason: `${taken} is taken already. Choose another id.`,
      });
    }
  });

  it('is possible again once a discarded draft is restored', async () => {
    const { desk } = await openDesk();
    const id = await drafted(desk);
    await desk.discard(id, EDITOR, NOON);
    expect(await desk.change(id, { kind: 'keep', item: 'q1' }, EDITOR, NOON)).toEqual({
      kind: 'refused',
      reason: `${id} was discarded. Restore it first.`,
    });
    await desk.restore(id, EDITOR, NOON);
    expect(await desk.change(id, { kind: 'keep', item: 'q1' }, EDITOR, NOON)).toMatchObject({
      kind: 'changed',
    });
    expect((await desk.history(id)).map(({ kind }) => kind)).toEqual([
      'changed',
      'restored',
      'discarded',
      'drafted',
    ]);
  });

  it('says so where there is no such draft', async () => {
    const { desk } = await openDesk();
    const refused = { kind: 'refused', reason: 'There is no draft nothing.' };
    expect(await desk.change('nothing', { kind: 'keep', item: 'q1' }, EDITOR, NOON)).toEqual(refused);
    expect(await desk.publish('nothing', 'now', EDITOR, NOON)).toEqual(refused);
    expect(await desk.discard('nothing', EDITOR, NOON)).toEqual(refused);
    expect(await desk.open('nothing')).toBeUndefined();
  });
});

describe('Publishing', () => {
  it('names everything that is still to be decided, and publishes nothing', async () => {
    const { desk, store } = await openDesk();
    const id = await drafted(desk);
    const result = await desk.publish(id, 'now', EDITOR, NOON);
    expect(result).toMatchObject({ kind: 'unfinished' });
    const items = result.kind === 'unfinished' ? result.todo.map(({ item }) => item) : [];
    expect(items).toEqual(['summary', 'k1', 'k2', 'k3', 'p1', 't1', 'd1', 'q1', 'q2', 'q3', 'q4']);
    expect(await store.published()).toEqual([]);
  });

  it('puts the brief into the library, and posts it at once only where that is asked for', async () => {
    const { desk, library, announced } = await openDesk();
    const id = await drafted(desk);
    await changeAll(desk, id, FINISHING);
    expect(await desk.publish(id, 'next', EDITOR, NOON)).toEqual({
      kind: 'published',
      brief: id,
      when: 'next',
    });
    expect(announced).toEqual([]);
    expect(library()).toMatchObject([
      {
        id,
        key_points: [{ claim: 'Harbour Radio', text: 'the last ferry of the season had left.' }],
        quotations: [
          { id: 'okafor-1', speaker: 'Ines Okafor' },
          { id: 'lindqvist-1', pieces: [{}, {}] },
          { id: 'pier-notice-1', speaker: 'Pier notice' },
          { speaker: 'Harbour Radio', exact: 'Fares have risen by 12 per cent.' },
        ],
      },
    ]);
    await desk.correct(id, EDITOR, NOON);
    await desk.change(id, { kind: 'note', text: 'The number of boats was wrong.' }, EDITOR, NOON);
    expect(await desk.publish(id, 'now', EDITOR, NOON)).toMatchObject({ when: 'now', channels: 1 });
    expect(announced).toEqual([id]);
  });

  it('stands where posting at once fails, which is logged without a word of the source', async () => {
    const { desk, library, logged } = await openDesk({}, () => Promise.reject(new Error('No connection')));
    const id = await drafted(desk);
    await changeAll(desk, id, FINISHING);
    expect(await desk.publish(id, 'now', EDITOR, NOON)).toEqual({
      kind: 'published',
      brief: id,
      when: 'now',
    });
    expect(library()).toHaveLength(1);
    expect(logged).toEqual([
      JSON.stringify({ details: { brief: id, when: 'now' }, message: 'A brief was published' }),
      expect.stringContaining('could not be posted at once'),
    ]);
  });

  it('is refused under a name that finds another brief', async () => {
    const { desk, addFile } = await openDesk();
    const id = await drafted(desk);
    await changeAll(desk, id, [...FINISHING, { kind: 'aliases', aliases: ['Ferry'] }]);
    await addFile(exampleBrief());
    expect(await desk.publish(id, 'now', EDITOR, NOON)).toEqual({
      kind: 'refused',
      reason: 'Ferry already finds the brief harbour-ferry: give the draft another alias.',
    });
  });

  it('is refused a second time', async () => {
    const { desk } = await openDesk();
    const id = await publishedHarbour(desk);
    expect(await desk.publish(id, 'now', EDITOR, NOON)).toEqual({
      kind: 'refused',
      reason: `${id} is published. Open it for correction to change it.`,
    });
  });
});

describe('Correcting', () => {
  it('opens what was published, asks for a note, and tells readers of it', async () => {
    const { desk, library } = await openDesk();
    const id = await publishedHarbour(desk);
    const opened = await desk.correct(id, EDITOR, NOON);
    expect(opened).toMatchObject({ kind: 'drafted', draft: { id, state: 'open', source: exampleHash } });
    expect(await desk.publish(id, 'next', EDITOR, NOON)).toMatchObject({
      kind: 'unfinished',
      todo: [{ item: 'note' }],
    });
    await changeAll(desk, id, [
      { kind: 'drop', item: 'q1' },
      { kind: 'trim', item: 'q2', words: 'A ship that sails empty helps nobody,' },
      { kind: 'note', text: 'A quotation was given to somebody else.' },
    ]);
    await desk.publish(id, 'next', EDITOR, NOON);
    expect(library()).toMatchObject([
      {
        quotations: [{ id: 'lindqvist-1', exact: 'A ship that sails empty helps nobody,' }, {}, {}],
        corrections: [{ date: '2024-05-31', note: 'A quotation was given to somebody else.' }],
      },
    ]);
    expect((await desk.history(id)).map(({ kind }) => kind)).toContain('corrected');
  });

  it('goes on where it was begun already', async () => {
    const { desk } = await openDesk();
    const id = await publishedHarbour(desk);
    await desk.correct(id, EDITOR, NOON);
    await desk.change(id, { kind: 'drop', item: 'q1' }, EDITOR, NOON);
    expect(await desk.correct(id, EDITOR, NOON)).toMatchObject({
      draft: { quotations: [{ decision: 'dropped' }, {}, {}, {}] },
    });
  });

  it('calls everything as it was called before, whatever was dropped', async () => {
    const { desk } = await openDesk();
    const id = await publishedHarbour(desk);
    const idsOf = async () => {
      const draft = (await desk.open(id))?.draft;
      return [draft?.texts, draft?.quotations, draft?.figures, draft?.people].map((items) =>
        items?.map((item) => item.id),
      );
    };
    await desk.correct(id, EDITOR, NOON);
    // The key point k3 stays as a quotation, which is q5 from now on.
    const before = [
      ['k1', 'p1'],
      ['q1', 'q2', 'q3', 'q5'],
      ['f1', 'f2'],
      ['n1', 'n2'],
    ];
    expect(await idsOf()).toEqual(before);
    await changeAll(desk, id, [
      { kind: 'drop', item: 'q2' },
      { kind: 'drop', item: 'f1' },
      { kind: 'note', text: 'A quotation was too many.' },
    ]);
    await desk.publish(id, 'next', EDITOR, NOON);
    await desk.correct(id, EDITOR, NOON);
    expect(await idsOf()).toEqual([['k1', 'p1'], ['q1', 'q3', 'q5'], ['f2'], ['n1', 'n2']]);
  });

  it('can be made again on the same day, and says then what is corrected now', async () => {
    const { desk, store } = await openDesk();
    const id = await publishedHarbour(desk);
    const correct = async (note: string) => {
      await desk.correct(id, EDITOR, NOON);
      await changeAll(desk, id, [{ kind: 'note', text: note }]);
      return desk.publish(id, 'next', EDITOR, NOON);
    };
    expect((await correct('The dates were wrong.')).kind).toBe('published');
    expect(await correct('The dates were wrong.')).toMatchObject({
      kind: 'unfinished',
      todo: [{ item: 'note', text: expect.stringContaining('say in the note what is corrected now') }],
    });
    expect((await correct('The fares were wrong.')).kind).toBe('published');
    const [stored] = await store.published();
    expect(briefFrom(stored?.yaml ?? '').corrections.map(({ note }) => note)).toEqual([
      'The dates were wrong.',
      'The fares were wrong.',
    ]);
  });

  it('begins anew where it was discarded, and what is published stays', async () => {
    const { desk, library } = await openDesk();
    const id = await publishedHarbour(desk);
    await desk.correct(id, EDITOR, NOON);
    await desk.change(id, { kind: 'drop', item: 'q1' }, EDITOR, NOON);
    await desk.discard(id, EDITOR, NOON);
    expect(library()).toHaveLength(1);
    expect(await desk.correct(id, EDITOR, NOON)).toMatchObject({
      draft: { quotations: [{ decision: 'kept' }, {}, {}, {}] },
    });
  });

  it('of a file is refused, and says where to do it', async () => {
    const { desk, addFile } = await openDesk();
    await addFile(exampleBrief());
    expect(await desk.correct('harbour-ferry', EDITOR, NOON)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('the file briefs/harbour-ferry.yaml'),
    });
    expect(await desk.correct('nothing', EDITOR, NOON)).toEqual({
      kind: 'refused',
      reason: 'There is no published brief nothing.',
    });
  });

  it('does not trim a quotation whose source is not in the store, and says why', async () => {
    const { desk, store } = await openDesk();
    const id = await publishedHarbour(desk);
    const [published] = await store.published();
    const elsewhere = await openDesk();
    const draft = (await desk.open(id))?.draft;
    if (draft === undefined || published === undefined) throw new Error('Nothing was published');
    await elsewhere.store.addDraft(draft, { at: NOON, actor: EDITOR, kind: 'drafted', subject: id });
    await elsewhere.store.publish({ ...draft, revision: 99 }, draft.revision, published.yaml, {
      at: NOON,
      actor: EDITOR,
      kind: 'published',
      subject: id,
    });
    expect(await elsewhere.desk.correct(id, EDITOR, NOON)).toMatchObject({ kind: 'drafted' });
    expect(
      await elsewhere.desk.change(id, { kind: 'trim', item: 'q1', words: 'one boat a day' }, EDITOR, NOON),
    ).toMatchObject({ kind: 'refused', reason: expect.stringContaining('source is not in the store') });
    await changeAll(elsewhere.desk, id, [
      { kind: 'drop', item: 'q2' },
      { kind: 'speaker', item: 'q1', name: 'Ray Lindqvist' },
      { kind: 'note', text: 'Another said it.' },
    ]);
    expect(await elsewhere.desk.publish(id, 'next', EDITOR, NOON)).toMatchObject({ kind: 'published' });
    expect(elsewhere.library()).toMatchObject([
      { source: { sha256: exampleHash }, quotations: [{ id: 'okafor-1', speaker: 'Ray Lindqvist' }, {}, {}] },
    ]);
  });
});

describe('Withdrawing a brief', () => {
  it('takes it out of the library, with its correction, until it is published anew', async () => {
    const { desk, library, store } = await openDesk();
    const id = await publishedHarbour(desk);
    await desk.correct(id, EDITOR, NOON);
    expect(await desk.withdraw(id, EDITOR, NOON)).toMatchObject({ draft: { state: 'discarded' } });
    expect(library()).toEqual([]);
    expect(await store.events(id, 1)).toEqual([{ at: NOON, actor: EDITOR, kind: 'withdrawn', subject: id }]);
    expect(await desk.withdraw(id, EDITOR, NOON)).toEqual({
      kind: 'refused',
      reason: `There is no published brief ${id}.`,
    });
    await desk.restore(id, EDITOR, NOON);
    await desk.change(id, { kind: 'note', text: 'The dates were wrong.' }, EDITOR, NOON);
    expect(await desk.publish(id, 'next', EDITOR, NOON)).toMatchObject({ kind: 'published' });
    expect(library().map((brief) => brief.id)).toEqual([id]);
  });

  it('is refused for a file, and says what to do there', async () => {
    const { desk, addFile } = await openDesk();
    await addFile(exampleBrief());
    expect(await desk.withdraw('harbour-ferry', EDITOR, NOON)).toEqual({
      kind: 'refused',
      reason: 'harbour-ferry is the file briefs/harbour-ferry.yaml: remove that to serve it no more.',
    });
  });
});

describe('A quotation in context', () => {
  it('is shown in its paragraph, with each of its pieces marked', async () => {
    const { desk } = await openDesk();
    const id = await publishedHarbour(desk);
    const context = await desk.inContext(id, 'lindqvist-1');
    expect(context?.text).toBe(
      'The company sees it otherwise. “A ship that sails empty helps nobody,” said its director, Ray Lindqvist, “and a ship that sails at a loss will soon not sail at all.”',
    );
    expect(context?.marked.map(({ start, end }) => context.text.slice(start, end))).toEqual([
      'A ship that sails empty helps nobody,',
      'and a ship that sails at a loss will soon not sail at all.',
    ]);
  });

  it('is not shown where the source is not in the store, or there is no such quotation', async () => {
    const { desk, addFile } = await openDesk();
    await addFile(exampleBrief());
    expect(await desk.inContext('harbour-ferry', 'okafor-1')).toBeUndefined();
    expect(await desk.inContext('nothing', 'okafor-1')).toBeUndefined();
  });
});

describe('Feeds at the desk', () => {
  it('are paused, taken up again and removed, each with a record', async () => {
    const { desk, store } = await openDesk();
    const feed = {
      id: 'harbour',
      address: 'https://harbour.example/feed',
      platform: 'slack',
      channel: 'C1',
      mode: 'drafts',
      state: 'dead',
      nextFetch: 0,
      failures: 9,
      failure: 'gone',
      told: true,
      addedAt: NOON,
    } as const;
    await store.saveFeed(feed, { at: NOON, actor: EDITOR, kind: 'feed-added', subject: 'harbour' });
    expect(await desk.pauseFeed('harbour', true, EDITOR, NOON)).toMatchObject({ state: 'paused' });
    const again = await desk.pauseFeed('harbour', false, EDITOR, NOON);
    expect(again).toEqual({
      id: 'harbour',
      address: feed.address,
      platform: 'slack',
      channel: 'C1',
      mode: 'drafts',
      state: 'active',
      nextFetch: NOON,
      failures: 0,
      told: false,
      addedAt: NOON,
    });
    expect(await desk.feeds()).toEqual([again]);
    expect(await desk.removeFeed('harbour', EDITOR, NOON)).toEqual(again);
    expect(await desk.feeds()).toEqual([]);
    expect(await desk.pauseFeed('harbour', true, EDITOR, NOON)).toBeUndefined();
  });
});
