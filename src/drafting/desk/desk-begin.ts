/**
 * Beginning a draft: from an article, or from a published brief that is to be corrected.
 */
import type { Brief } from '../../briefs/schema.ts';
import { type Article, ArticleError, type ArticleInput, type ReadArticle } from '../article.ts';
import { bandsOf, sketchOf } from '../articles/similarity.ts';
import type { Drafted } from '../desk.ts';
import type { Draft } from '../draft.ts';
import { withFormerIds } from '../drafts/correction-ids.ts';
import { briefFrom, correctionOf } from '../drafts/draft-correction.ts';
import { draftFrom } from '../drafts/draft-from.ts';
import type { Extract } from '../extraction-thread.ts';
import type { Actor, EditorialEvent, EditorialStore, StoredSource } from '../store.ts';
import { canonicalOf, duplicatesAt, duplicatesOf } from './desk-duplicates.ts';
import { refused } from './desk-editing.ts';
import { finds } from './desk-names.ts';

/** What beginning needs. */
export interface BeginningParts {
  readonly store: EditorialStore;
  readonly readArticle: ReadArticle;
  readonly extract: Extract;
  /** The briefs that are served. */
  readonly library: () => readonly Brief[];
  /** The file in the folder of briefs whose brief has an id, which is served rather than what is published. */
  readonly fileOf: (id: string) => Promise<string | undefined>;
}

/** How often another id is tried where somebody takes one at the same moment. */
const MOST_ATTEMPTS = 20;

function sourceOf({ text, sha256, facts }: Article, address: string | undefined, at: number): StoredSource {
  const sketch = sketchOf(text);
  return {
    sha256,
    text,
    facts,
    ...(address === undefined || address === facts.url ? {} : { address }),
    sketch,
    bands: bandsOf(sketch),
    savedAt: at,
  };
}

/** Reads an article and makes a draft of it, unless that was done before. */
export async function begin(
  parts: BeginningParts,
  input: ArticleInput,
  by: Actor,
  at: number,
  anyway: boolean,
): Promise<Drafted> {
  const address = input.kind === 'address' ? input.address : undefined;
  try {
    if (address !== undefined && !anyway) {
      const duplicates = await duplicatesAt(parts, address);
      if (duplicates.length > 0) return { kind: 'duplicate', duplicates };
    }
    const article = await parts.readArticle(input);
    if (!anyway) {
      const duplicates = await duplicatesOf(parts, article, address);
      if (duplicates.length > 0) return { kind: 'duplicate', duplicates };
    }
    return await add(parts, article, sourceOf(article, address, at), by);
  } catch (error) {
    if (error instanceof ArticleError) return refused(error.message);
    throw error;
  }
}

/** Keeps the source, and adds its draft under an id that is free. */
async function add(
  { store, extract, library }: BeginningParts,
  article: Article,
  source: StoredSource,
  by: Actor,
): Promise<Drafted> {
  const { savedAt: at } = source;
  const extraction = await extract(article.text);
  const briefs = library();
  const taken = new Set((await store.published()).map(({ id }) => id));
  await store.saveSource(source, canonicalOf([source.address, source.facts.url]));
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const draft = draftFrom(article, extraction, at, (id) => taken.has(id) || finds(briefs, id));
    const event: EditorialEvent = { at, actor: by, kind: 'drafted', subject: draft.id };
    if (await store.addDraft(draft, event)) return { kind: 'drafted', draft, source };
    taken.add(draft.id);
  }
  return refused('Too many drafts have a title like this one. Publish or discard some of them first.');
}

/** Opens a published brief for correction; one that is being corrected already is opened as it is. */
export async function beginCorrection(
  parts: BeginningParts,
  id: string,
  by: Actor,
  at: number,
): Promise<Drafted> {
  const { store, fileOf } = parts;
  const file = await fileOf(id);
  if (file !== undefined) {
    return refused(
      `${id} is the file ${file}, which is served rather than anything that is published here. Correct it there: mend what is wrong, and say so in its \`corrections\`.`,
    );
  }
  const stored = (await store.published()).find((brief) => brief.id === id);
  if (stored === undefined) return refused(`There is no published brief ${id}.`);
  const current = await store.draft(id);
  if (current?.state === 'open') {
    const source = await store.source(current.source);
    if (source !== undefined) return { kind: 'drafted', draft: current, source };
  }
  const { sha256 } = briefFrom(stored.yaml).source;
  const known = sha256 === undefined ? undefined : await store.source(sha256);
  const { draft, text } = correctionOf(stored.yaml, at, known);
  const source = known?.sha256 === draft.source ? known : sourceOfWords(draft, text, at);
  if (source !== known) await store.saveSource(source);
  const published = current?.state === 'published' ? await store.source(current.source) : undefined;
  const identified =
    current === undefined || published === undefined ? draft : withFormerIds(draft, current, published.text);
  const reopened: Draft = { ...identified, revision: (current?.revision ?? 0) + 1 };
  const event: EditorialEvent = { at, actor: by, kind: 'drafted', subject: id, detail: 'a correction' };
  const done =
    current === undefined
      ? await store.addDraft(reopened, event)
      : await store.saveDraft(reopened, current.revision, event);
  if (done) return { kind: 'drafted', draft: reopened, source };
  return refused(`Somebody else is opening ${id} at this moment. Ask again.`);
}

/** The words that a brief holds of its source, in the place of that: nothing is like them. */
function sourceOfWords({ source: sha256 }: Draft, text: string, at: number): StoredSource {
  return { sha256, text, facts: {}, sketch: [], bands: [], savedAt: at };
}
