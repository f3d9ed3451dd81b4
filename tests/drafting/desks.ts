/**
 * A desk for tests, on a store in memory: the one that the bot has, with everything around it invented.
 */
import { onTestFinished } from 'vitest';
import type { Brief } from '../../src/briefs/schema.ts';
import type { Article } from '../../src/drafting/article.ts';
import { ArticleError, type ArticleInput } from '../../src/drafting/article.ts';
import { createDesk } from '../../src/drafting/desk/create-desk.ts';
import type { Change, Desk } from '../../src/drafting/desk.ts';
import { briefFrom } from '../../src/drafting/drafts/draft-correction.ts';
import type { Actor } from '../../src/drafting/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { extractHarbour, harbourArticle } from './harbour.ts';

/** When things happen, in epoch milliseconds. */
export const NOON = Date.UTC(2024, 4, 31, 12);

export const EDITOR: Actor = { platform: 'slack', id: 'U1' };

/** The changes that finish a draft of the harbour's article. */
export const FINISHING: readonly Change[] = [
  {
    kind: 'reword',
    item: 'summary',
    text: 'The ferry to Sandholm stopped. Islanders and company blame each other.',
  },
  { kind: 'reword', item: 'k1', text: 'the last ferry of the season had left.' },
  { kind: 'drop', item: 'k2' },
  { kind: 'keep', item: 'k3' },
  { kind: 'reword', item: 'p1', text: 'The islanders wanted a crossing a day.' },
  { kind: 'drop', item: 't1' },
  { kind: 'drop', item: 'd1' },
  { kind: 'keep', item: 'q1' },
  { kind: 'keep', item: 'q2' },
  { kind: 'speaker', item: 'q3', name: 'Pier notice' },
  { kind: 'keep', item: 'q3' },
  { kind: 'drop', item: 'q4' },
];

/** A desk with what a test looks at and what it may change. */
export async function openDesk(
  articles: Readonly<Record<string, Article>> = {},
  announce?: () => Promise<number>,
) {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  const { editorial } = store;
  const files = new Map<string, Brief>();
  const announced: string[] = [];
  const logged: string[] = [];
  let library: readonly Brief[] = [];
  const refresh = async () => {
    const stored = (await editorial.published()).map(({ yaml }) => briefFrom(yaml));
    library = [...files.values(), ...stored.filter(({ id }) => !files.has(id))];
  };
  const desk = createDesk({
    store: editorial,
    readArticle: async (input: ArticleInput) => {
      if (input.kind === 'text') return harbourArticle(input.facts, input.text);
      const article = articles[input.address];
      if (article === undefined) throw new ArticleError('There is no article at this address.');
      return article;
    },
    extract: async (text) => extractHarbour(text),
    library: () => library,
    fileOf: async (id) => (files.has(id) ? `briefs/${id}.yaml` : undefined),
    published: refresh,
    announce: announce ?? (async (brief) => announced.push(brief)),
    addFeed: async () => ({ kind: 'refused', reason: 'No feeds here.' }),
    log: {
      info: (details, message) => void logged.push(JSON.stringify({ details, message })),
      error: (details, message) => void logged.push(JSON.stringify({ details, message })),
    },
  });
  return {
    desk,
    store: editorial,
    announced,
    logged,
    library: () => library,
    /** Puts a brief into the folder of files. */
    addFile: async (brief: Brief) => {
      files.set(brief.id, brief);
      await refresh();
    },
  };
}

/** Drafts the harbour's article. @returns the draft's id. */
export async function drafted(desk: Desk, text?: string): Promise<string> {
  const result = await desk.begin({ kind: 'text', text: text ?? harbourArticle().text }, EDITOR, NOON);
  if (result.kind !== 'drafted') throw new Error(JSON.stringify(result));
  return result.draft.id;
}

/** Makes changes, none of which may be refused. */
export async function changeAll(desk: Desk, id: string, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const result = await desk.change(id, change, EDITOR, NOON);
    if (result.kind !== 'changed') throw new Error(`${JSON.stringify(change)}: ${JSON.stringify(result)}`);
  }
}

/** Drafts the article, decides everything and publishes it. @returns the brief's id. */
export async function publishedHarbour(desk: Desk): Promise<string> {
  const id = await drafted(desk);
  await changeAll(desk, id, FINISHING);
  const result = await desk.publish(id, 'next', EDITOR, NOON);
  if (result.kind !== 'published') throw new Error(JSON.stringify(result));
  return result.brief;
}
