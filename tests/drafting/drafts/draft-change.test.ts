import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/drafting/desk.ts';
import { changeDraft } from '../../../src/drafting/drafts/draft-change.ts';
import { draftFrom } from '../../../src/drafting/drafts/draft-from.ts';
import { wordsAt } from '../../../src/drafting/drafts/excerpt.ts';
import { exampleSource } from '../../fixtures/brief.ts';
import { NOON } from '../desks.ts';
import { extractHarbour, harbourArticle } from '../harbour.ts';

const draft = draftFrom(harbourArticle(), extractHarbour(exampleSource), NOON);

function changed(...changes: readonly Change[]) {
  return changes.reduce((before, change) => {
    const result = changeDraft(before, exampleSource, change);
    if (result.kind === 'refused') throw new Error(result.reason);
    return result.draft;
  }, draft);
}

function refusal(change: Change): string {
  const result = changeDraft(draft, exampleSource, change);
  if (result.kind === 'changed') throw new Error('Nothing was refused');
  return result.reason;
}

const piecesOf = (id: string, from = draft) =>
  from.quotations.find((one) => one.id === id)?.pieces.map((piece) => wordsAt(exampleSource, piece));

describe('Trimming a quotation', () => {
  it.each([
    ['q1', 'We asked for one boat a day.', ['We asked for one boat a day.']],
    ['q1', '“We asked for one boat a day.”', ['We asked for one boat a day.']],
    [
      'q1',
      'We asked for one boat a day. … We were given a brochure,',
      ['We asked for one boat a day.', 'We were given a brochure,'],
    ],
    [
      'q2',
      'A ship that sails empty … a ship that sails at a loss',
      ['A ship that sails empty', 'a ship that sails at a loss'],
    ],
    ['q2', 'a ship that sails at a loss', ['a ship that sails at a loss']],
  ])('leaves words out of %s: %s', (item, words, expected) => {
    const result = changed({ kind: 'trim', item, words });
    expect(piecesOf(item, result)).toEqual(expected);
    expect(result.quotations.find(({ id }) => id === item)?.decision).toBe('kept');
  });

  it('begins from what was found, not from what an earlier trim left', () => {
    const result = changed(
      { kind: 'trim', item: 'q1', words: 'One.' },
      { kind: 'trim', item: 'q1', words: 'We were given a brochure' },
    );
    expect(piecesOf('q1', result)).toEqual(['We were given a brochure']);
  });

  it('is refused with the difference where a word was altered', () => {
    const reason = refusal({ kind: 'trim', item: 'q1', words: 'We asked for one boat a week.' });
    expect(reason).toContain('q1 can be trimmed, not altered.');
    expect(reason).toContain('We asked for one boat a [-week-]{+day+}.');
  });

  it('is refused where only a mark differs, and says so', () => {
    const text = exampleSource.replace('We asked', 'We’ve asked');
    const odd = draftFrom(harbourArticle({}, text), { ...extractHarbour(exampleSource), text }, NOON);
    const q1 = odd.quotations.find(({ id }) => id === 'q1');
    const result = changeDraft(odd, text, { kind: 'trim', item: 'q1', words: "We've asked" });
    expect(q1).toBeDefined();
    expect(result).toMatchObject({
      reason: expect.stringContaining('only in its quotation marks or apostrophes'),
    });
  });

  it.each([
    ['words of another quotation', 'if that is what it takes', 'do not stand in it'],
    ['part of a word', 'We asked for one bo', 'within a word'],
    ['nothing', '   ', 'Nothing would remain'],
    ['pieces out of order', 'We were given a brochure … We asked', 'out of its order'],
    ['more than any quotation has', 'word '.repeat(500), 'longer than 2,000 characters'],
  ])('is refused for %s', (_what, words, reason) => {
    expect(refusal({ kind: 'trim', item: 'q1', words })).toContain(reason);
  });

  it('is refused across the words that break a quotation', () => {
    expect(refusal({ kind: 'trim', item: 'q2', words: 'helps nobody, and a ship' })).toContain(
      'q2 can be trimmed',
    );
  });
});

describe('Rewording', () => {
  it('is refused for a quotation, which is somebody’s words', () => {
    expect(refusal({ kind: 'reword', item: 'q1', text: 'They wanted a boat.' })).toContain('never reworded');
  });

  it('is refused for the source’s own sentence, however it is spelled', () => {
    expect(refusal({ kind: 'reword', item: 'k3', text: 'fares have risen by 12 per cent' })).toContain(
      'still the words of the source',
    );
  });

  it('is refused for another sentence of the source, in a summary and a key point', () => {
    const copied = 'A notice on the pier puts it shorter: “No service from 1 October until further notice.”';
    for (const item of ['k3', 'summary']) {
      expect(refusal({ kind: 'reword', item, text: copied })).toContain('still the words of the source');
    }
  });

  it('may set words in marks that the source prints, and no others', () => {
    const text = 'Okafor would hire boats “if that is what it takes.”';
    expect(changed({ kind: 'reword', item: 'k2', text }).texts[1]?.wording).toEqual({
      kind: 'reworded',
      text,
    });
    expect(
      refusal({ kind: 'reword', item: 'k2', text: 'She would do it “if that is all it takes”.' }),
    ).toMatch(/the source does not print it.*\[-all-\]\{\+what\+\}/);
  });

  it.each([
    ['summary', 'One. Two. Three.', 'This has 3 sentences'],
    ['summary', `${'word '.repeat(90)}.`, 'is longer than 400 characters'],
    ['k1', '   ', 'This is empty.'],
    ['title', 'word '.repeat(30), 'is longer than 120 characters'],
    ['k1', 'a \u0007 bell', 'invisible control character'],
  ])('of %s is refused where it does not fit a brief: %j', (item, text, reason) => {
    expect(refusal({ kind: 'reword', item, text })).toContain(reason);
  });

  it('makes one line of what a form or a phone broke', () => {
    expect(
      changed({ kind: 'reword', item: 'k1', text: ' the ferry\n had  left. ' }).texts[0]?.wording,
    ).toEqual({
      kind: 'reworded',
      text: 'the ferry had left.',
    });
  });

  it('of a figure says what it counts, and of a person their role', () => {
    const result = changed(
      { kind: 'reword', item: 'f1', text: 'islanders without a boat' },
      { kind: 'reword', item: 'n2', text: 'director of the company' },
    );
    expect(result.figures[0]).toMatchObject({
      what: 'islanders without a boat',
      written: draft.figures[0]?.written,
    });
    expect(result.people[1]).toMatchObject({ name: 'Ray Lindqvist', role: 'director of the company' });
  });
});

describe('Naming a speaker', () => {
  it('makes the speaker certain, in the spelling that the draft has', () => {
    expect(changed({ kind: 'speaker', item: 'q3', name: 'okafor' }).quotations[2]).toMatchObject({
      speaker: 'Ines Okafor',
      certain: true,
    });
  });

  it('is refused where a name is almost another, and the source does not print it', () => {
    expect(refusal({ kind: 'speaker', item: 'q3', name: 'Ray Lindquist' })).toBe(
      'Ray Lindquist is almost Ray Lindqvist, and the source does not name Ray Lindquist. Did you mean Ray Lindqvist?',
    );
  });

  it('of a key point or a figure says whose claim it is; a term is nobody’s', () => {
    const result = changed(
      { kind: 'speaker', item: 'k1', name: 'lindqvist ray' },
      { kind: 'speaker', item: 'f2', name: 'Ray Lindqvist' },
    );
    expect(result.texts[0]?.claim).toBe('lindqvist ray');
    expect(result.figures[1]?.claim).toBe('Ray Lindqvist');
    expect(refusal({ kind: 'speaker', item: 't1', name: 'Ray Lindqvist' })).toBe('t1 is nobody’s claim.');
  });
});

describe('Keeping and dropping', () => {
  it('keeps a key point in the words of its outlet, and nothing else', () => {
    expect(changed({ kind: 'keep', item: 'k3' }).texts[2]?.wording).toEqual({ kind: 'quoted' });
    expect(refusal({ kind: 'keep', item: 'p1' })).toBe(
      'Only a key point can stay in the words of its source: positions are said in your own. Reword p1, or drop it.',
    );
    expect(refusal({ kind: 'keep', item: 'summary' })).toContain('reword it');
    expect(refusal({ kind: 'drop', item: 'title' })).toContain('reword it');
  });

  it('is refused for what is not there, with how items are named', () => {
    expect(refusal({ kind: 'drop', item: 'q9' })).toContain('There is no q9 in this draft');
  });
});

describe('What is said of the brief', () => {
  it('takes over facts, and takes away those that are said to be empty', () => {
    const { facts } = changed({
      kind: 'facts',
      facts: { outlet: ' The  Post ', programme: '', published: '2024-05-31' },
    });
    expect(facts).toEqual({
      title: 'The ferry will not come back this winter',
      outlet: 'The Post',
      published: '2024-05-31',
      url: 'https://harbour.example/ferry',
      language: 'en',
    });
  });

  it.each<[string, Change, string]>([
    [
      'a date',
      { kind: 'facts', facts: { published: 'last week' } },
      'The date of publication must be a date such as 2019-09-10.',
    ],
    [
      'an address',
      { kind: 'facts', facts: { url: 'nonsense' } },
      'The address must begin with http:// or https://.',
    ],
    ['an id', { kind: 'id', id: 'Late Ferry' }, 'must be lower-case words joined by hyphens'],
    ['an alias', { kind: 'aliases', aliases: ['…'] }, 'neither letter nor digit'],
    [
      'a note, where nothing is corrected',
      { kind: 'note', text: 'It was wrong.' },
      'Only a correction has a note',
    ],
  ])('is refused where it cannot be %s', (_what, change, reason) => {
    expect(refusal(change)).toContain(reason);
  });

  it('holds each alias and topic once', () => {
    const result = changed(
      { kind: 'aliases', aliases: ['Ferry', 'ferry', ''] },
      { kind: 'topics', topics: ['boats', 'Boats', ' islands '] },
    );
    expect(result).toMatchObject({ aliases: ['Ferry'], topics: ['boats', 'islands'] });
  });
});
