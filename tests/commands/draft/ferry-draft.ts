/**
 * A draft as it is made from the invented article of the ferry: nothing in it is decided yet.
 */
import type { Draft, DraftQuotation, DraftText } from '../../../src/drafting/draft.ts';
import type { Span } from '../../../src/drafting/extraction.ts';
import type { StoredSource } from '../../../src/drafting/store.ts';
import { exampleHash, exampleSource } from '../../fixtures/brief.ts';

/** Where words stand in the article. */
export function placeOf(words: string): Span {
  const start = exampleSource.indexOf(words);
  if (start < 0) throw new Error(`Not in the article: ${words}`);
  return { start, end: start + words.length };
}

const textOf = (id: string, kind: DraftText['kind'], words: string, claim?: string): DraftText => ({
  id,
  kind,
  span: placeOf(words),
  ...(claim === undefined ? {} : { claim }),
  wording: { kind: 'open' },
});

type Found = Pick<DraftQuotation, 'id' | 'certain' | 'about'> & {
  readonly speaker?: string;
  readonly type?: DraftQuotation['type'];
  readonly words: readonly string[];
  readonly context: string;
};

function quotation({ words, context, type = 'direct', ...found }: Found): DraftQuotation {
  const pieces = words.map(placeOf);
  return { ...found, type, found: pieces, pieces, context: placeOf(context), decision: 'open' };
}

/** Where the article was read. */
export const ADDRESS = 'https://radio.example.org/ferry';

/** The draft's id. */
export const ID = 'ferry-winter';

/** The draft. */
export function ferryDraft(changes: Partial<Draft> = {}): Draft {
  const lastFerry =
    'The last ferry between Port Ellery and Sandholm has left, and some 4,000 islanders wonder how they will get to work.';
  return {
    id: ID,
    revision: 1,
    state: 'open',
    createdAt: 0,
    changedAt: 0,
    source: exampleHash,
    facts: {
      outlet: 'Harbour Radio',
      title: 'The ferry will not come back this winter',
      url: ADDRESS,
      language: 'en',
    },
    title: 'The ferry will not come back this winter',
    aliases: [],
    topics: [],
    summary: { spans: [placeOf(lastFerry)], wording: { kind: 'open' } },
    texts: [
      textOf('k1', 'key-point', lastFerry),
      textOf(
        'k2',
        'key-point',
        'Okafor said the islanders would hire fishing boats “if that is what it takes”.',
        'Ines Okafor',
      ),
      textOf('p1', 'position', 'The company sees it otherwise.', 'Ray Lindqvist'),
    ],
    quotations: [
      quotation({
        id: 'q1',
        words: ['We asked for one boat a day. One. We were given a brochure,'],
        context:
          '“We asked for one boat a day. One. We were given a brochure,” Ines Okafor, who speaks for the islanders, told a full town hall.',
        speaker: 'Ines Okafor',
        certain: true,
        about: 'one boat a day',
      }),
      quotation({
        id: 'q2',
        words: [
          'A ship that sails empty helps nobody,',
          'and a ship that sails at a loss will soon not sail at all.',
        ],
        context:
          '“A ship that sails empty helps nobody,” said its director, Ray Lindqvist, “and a ship that sails at a loss will soon not sail at all.”',
        speaker: 'Ray Lindqvist',
        certain: false,
        about: 'a ship that sails empty',
      }),
      quotation({
        id: 'q3',
        words: ['No service from 1 October until further notice.'],
        context: 'A notice on the pier puts it shorter: “No service from 1 October until further notice.”',
        certain: false,
        about: 'no service',
      }),
    ],
    figures: [
      {
        id: 'f1',
        written: placeOf('some 4,000'),
        value: 4_000,
        unit: 'islanders',
        what: 'islanders without a ferry',
        decision: 'open',
      },
    ],
    people: [
      { id: 'n1', name: 'Ines Okafor', aliases: ['Okafor'], decision: 'open' },
      { id: 'n2', name: 'Ray Lindqvist', role: 'director', aliases: [], decision: 'open' },
    ],
    originals: { texts: [], quotations: [], figures: [], people: [] },
    ...changes,
  };
}

/** The article, as the store has it. */
export const ferrySource: StoredSource = {
  sha256: exampleHash,
  text: exampleSource,
  facts: ferryDraft().facts,
  address: ADDRESS,
  sketch: [],
  bands: [],
  savedAt: 0,
};
