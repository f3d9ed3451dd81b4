import { describe, expect, it } from 'vitest';
import { draftFrom } from '../../../src/drafting/drafts/draft-from.ts';
import { idFor } from '../../../src/drafting/drafts/draft-id.ts';
import { lineWithin, wordsAt } from '../../../src/drafting/drafts/excerpt.ts';
import { markedParts } from '../../../src/drafting/drafts/marked-parts.ts';
import { exampleSource } from '../../fixtures/brief.ts';
import { NOON } from '../desks.ts';
import { extractHarbour, harbourArticle } from '../harbour.ts';

const extraction = extractHarbour(exampleSource);

describe('A draft of an article', () => {
  const draft = draftFrom(harbourArticle(), extraction, NOON);

  it('has the direct and mixed quotations in the order of the source; of a mixed one the part in marks', () => {
    const shown = draft.quotations.map(({ type, speaker, certain, pieces }) => [
      type,
      speaker,
      certain,
      pieces.map((piece) => wordsAt(exampleSource, piece)),
    ]);
    expect(shown).toEqual([
      ['direct', 'Ines Okafor', true, ['We asked for one boat a day. One. We were given a brochure,']],
      [
        'direct',
        'Ray Lindqvist',
        true,
        [
          'A ship that sails empty helps nobody,',
          'and a ship that sails at a loss will soon not sail at all.',
        ],
      ],
      ['direct', 'notice on the pier', false, ['No service from 1 October until further notice.']],
      ['mixed', 'Ines Okafor', true, ['if that is what it takes']],
    ]);
  });

  it('says what each quotation is about by what was found in it, else by how it begins', () => {
    expect(draft.quotations.map(({ about }) => about)).toEqual([
      'one boat a day',
      'A ship that sails empty helps nobody',
      'No service from 1 October until further notice',
      'if that is what it takes',
    ]);
  });

  it('shows a quotation in its sentence with the marks around that', () => {
    const within = extraction.quotations.map((quotation) => ({
      ...quotation,
      context: quotation.pieces[0] ?? quotation.context,
    }));
    const made = draftFrom(harbourArticle(), { ...extraction, quotations: within }, NOON);
    expect(made.quotations.map(({ context }) => wordsAt(exampleSource, context)).slice(0, 3)).toEqual([
      '“We asked for one boat a day. One. We were given a brochure,”',
      '“A ship that sails empty helps nobody,”',
      '“No service from 1 October until further notice.”',
    ]);
  });

  it('is not summed up by what is mostly somebody’s words, unless there is nothing else', () => {
    const [, first] = extraction.quotations;
    const [told] = extraction.keyPoints;
    if (first === undefined || told === undefined) throw new Error('Nothing was found');
    const quoted = { sentence: first.context, weight: 1 };
    const summary = (keyPoints: typeof extraction.keyPoints) =>
      draftFrom(harbourArticle(), { ...extraction, keyPoints }, NOON).summary.spans;
    expect(summary([quoted, told])).toEqual([told.sentence]);
    expect(summary([quoted])).toEqual([quoted.sentence]);
  });

  it('has the heaviest sentences as its summary, and key points in the order of the source', () => {
    expect(draft.summary.spans.map((span) => wordsAt(exampleSource, span))).toEqual([
      'The last ferry between Port Ellery and Sandholm has left, and some 4,000 islanders wonder how they will get to work.',
      'Okafor said the islanders would hire fishing boats “if that is what it takes”.',
    ]);
    const points = draft.texts.filter(({ kind }) => kind === 'key-point');
    expect(points.map(({ id, claim }) => [id, claim])).toEqual([
      ['k1', undefined],
      ['k2', 'Ines Okafor'],
      ['k3', undefined],
    ]);
  });

  it('has figures with their claimants, and people with their roles', () => {
    expect(draft.figures).toMatchObject([
      { value: 4000, what: 'islanders' },
      { value: 12, unit: 'per cent', claim: 'Ines Okafor' },
    ]);
    expect(draft.people).toMatchObject([
      { name: 'Ines Okafor', role: 'who speaks for the islanders', aliases: ['Okafor'] },
      { name: 'Ray Lindqvist', role: 'director' },
    ]);
  });

  it('says where a claim is only likely somebody’s, and gives no quotation to a pronoun that means nobody', () => {
    const nobody = {
      mention: { start: 0, end: 3 },
      name: { start: 0, end: 3 },
      kind: 'pronoun',
      confidence: 1,
    } as const;
    const [first, ...others] = extraction.quotations;
    const [figure] = extraction.figures;
    if (first === undefined || figure === undefined) throw new Error('Nothing was found');
    const unsure = { ...nobody, kind: 'person', confidence: 0.79 } as const;
    const made = draftFrom(
      harbourArticle(),
      {
        ...extraction,
        quotations: [{ ...first, attribution: nobody }, ...others],
        figures: [{ ...figure, claim: unsure }],
        keyPoints: extraction.keyPoints.map((point) => ({ ...point, claim: nobody })),
      },
      NOON,
    );
    expect(made.quotations[0]).toMatchObject({ certain: false });
    expect(made.quotations[0]).not.toHaveProperty('speaker');
    expect(made.figures[0]).toMatchObject({ claim: 'The', credit: 'likely' });
    expect(made.texts[0]).toMatchObject({ kind: 'key-point', credit: 'likely' });
    expect(made.texts[0]).not.toHaveProperty('claim');
  });

  it('credits a key point that is mostly a quotation to its speaker, as certainly as that', () => {
    const [, broken, notice] = extraction.quotations;
    if (broken === undefined || notice === undefined) throw new Error('Nothing was found');
    const keyPoints = [broken, notice].map(({ context }) => ({ sentence: context, weight: 0.9 }));
    const made = draftFrom(harbourArticle(), { ...extraction, keyPoints }, NOON);
    const points = made.texts.filter(({ kind }) => kind === 'key-point');
    expect(points.map(({ claim, credit }) => [claim, credit])).toEqual([
      ['Ray Lindqvist', undefined],
      ['notice on the pier', 'likely'],
    ]);
  });

  it('never shortens a figure, and leaves out one that is part of a word', () => {
    const text = `${'1'.repeat(81)} boats, 12th of May`;
    const figures = [
      { written: { start: 0, end: 81 }, what: { start: 82, end: 87 } },
      { written: { start: 89, end: 91 }, what: { start: 82, end: 87 } },
    ];
    expect(draftFrom(harbourArticle({}, text), { ...extractNothing(text), figures }, NOON).figures).toEqual(
      [],
    );
  });

  it('takes quotations apart whose pieces stand between those of another', () => {
    const text = 'one two three four five six';
    const place = (start: number, end: number) => ({ start, end });
    const quotation = { type: 'direct', speech: true, context: place(0, 27) } as const;
    const quotations = [
      { ...quotation, pieces: [place(0, 3), place(14, 18)] },
      { ...quotation, pieces: [place(4, 7), place(6, 13)] },
    ];
    const made = draftFrom(harbourArticle({}, text), { ...extractNothing(text), quotations }, NOON);
    expect(made.quotations.map(({ pieces }) => pieces)).toEqual([
      [place(0, 3)],
      [place(4, 7)],
      [place(14, 18)],
    ]);
  });
});

function extractNothing(text: string) {
  return {
    text,
    quotations: [],
    people: [],
    figures: [],
    dates: [],
    keyPoints: [],
    positions: [],
    terms: [],
  };
}

describe('The id of a draft', () => {
  it.each([
    ['The ferry will not come back this winter', 'ferry-not-come-back-winter'],
    ['Mexico touts progress in stemming flow of US-bound migrants', 'mexico-touts-progress-stemming-flow'],
    ['Él año: ¡Ñandú!', 'el-ano-nandu'],
    ['你好', 'article-1'],
    ['', 'article-1'],
    ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', 'donaudampfschifffahrtselektrizitatenhaup'],
  ])('is made from a few telling words of its title: %j', (title, id) => {
    expect(idFor(title, 'article-1', () => false)).toBe(id);
  });

  it('has a number where it is taken', () => {
    const taken = new Set(['no-boats', 'no-boats-2']);
    expect(idFor('No boats', 'article', (id) => taken.has(id))).toBe('no-boats-3');
  });
});

describe('The parts of a text in marks', () => {
  it.each([
    ['He said “a b” and “c d”.', ['a b', 'c d']],
    ['She said "a b," and left.', ['a b,']],
    ['It was ‘a joke’, they don’t say.', ['a joke']],
    ["It's 'a joke', isn't it? The workers' plan", ['a joke']],
    ['“She called it ‘a joke’ twice”', ['She called it ‘a joke’ twice']],
    ['“Never closed.\n\nAnother paragraph.', ['Never closed.']],
    ['Sie sagte „so nicht“ und «ainsi».', ['so nicht', 'ainsi']],
    ['The ’90s were “so-so”.', ['so-so']],
  ])('are the outer ones: %j', (text, parts) => {
    expect(markedParts(text).map((part) => wordsAt(text, part))).toEqual(parts);
  });
});

describe('An excerpt of one line', () => {
  it.each([
    ['  one two three  ', 9, 'one two'],
    ['one two', 7, 'one two'],
    ['one\ntwo', 20, 'one'],
    ['abcdefgh', 4, 'abcd'],
    ['ab𝒳', 3, 'ab'],
    ['   ', 5, ''],
  ])('of %j within %i characters is %j', (text, longest, line) => {
    expect(wordsAt(text, lineWithin(text, { start: 0, end: text.length }, longest))).toBe(line);
  });
});
