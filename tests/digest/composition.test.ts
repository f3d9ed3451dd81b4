import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Brief } from '../../src/briefs/schema.ts';
import type { Card } from '../../src/cards/card.ts';
import { lengthOf, toPlainText } from '../../src/cards/plain-text.ts';
import { firstAnswer } from '../../src/commands/brief-card.ts';
import { type ComposedPart, compose, MOST_NEWS } from '../../src/digest/composition.ts';
import { historyOf, type Seen } from '../../src/digest/history.ts';
import { LONGEST_BESIDES_QUOTATION, withControls, withLateNote } from '../../src/digest/posts.ts';
import type { Quiet } from '../../src/digest/subscription.ts';
import { exampleBrief, exampleInput, literalBrief, longBrief } from '../fixtures/brief.ts';
import { presentation } from './presentation.ts';

/** A channel that sees what is composed for it, one digest after another. */
class Channel {
  readonly seen: Seen[] = [];
  quiet: Quiet = 'library';
  topics: readonly string[] = [];

  /** The parts of the next digest; none where it posts nothing. */
  next(briefs: readonly Brief[]): readonly ComposedPart[] {
    const { topics, quiet } = this;
    const composition = compose({ briefs, topics, history: historyOf(this.seen), quiet, presentation });
    if (composition.kind === 'nothing') return [];
    for (const { shows } of composition.parts) {
      const at = this.seen.length;
      this.seen.push(...shows.map((item) => ({ ...item, at })));
    }
    return composition.parts;
  }

  /** The only part of the next digest. */
  only(briefs: readonly Brief[]): ComposedPart {
    const [part, ...others] = this.next(briefs);
    if (part === undefined || others.length > 0) throw new Error('Not exactly one part');
    return part;
  }
}

const idOf = ({ shows }: ComposedPart, kind: string) => shows.find((item) => item.kind === kind)?.id;

const titles = (parts: readonly ComposedPart[]) => parts.map(({ card }) => card.title);

/** Briefs with words of their own, so that no two share a quotation or a key point. */
function briefsNumbered(count: number): readonly Brief[] {
  return Array.from({ length: count }, (_, index) =>
    exampleBrief({
      id: `brief-${index + 1}`,
      title: `Title ${index + 1}`,
      aliases: [],
      key_points: exampleInput().key_points.map(({ text, claim }) => ({ text: `${index} ${text}`, claim })),
      quotations: [1, 2].map((n) => ({
        speaker: 'Ray Lindqvist',
        about: 'ferries',
        exact: `${index} words ${n}`,
      })),
    }),
  );
}

/** A brief with many quotations and key points. */
function briefOf(quotations: number, keyPoints: number): Brief {
  return exampleBrief({
    quotations: Array.from({ length: quotations }, (_, index) => ({
      speaker: 'Ray Lindqvist',
      about: `matter ${index}`,
      exact: `The ${index}th thing that was said.`,
    })),
    key_points: Array.from({ length: keyPoints }, (_, index) => ({
      text: `the ${index}th point was made.`,
      claim: 'Ines Okafor',
    })),
  });
}

describe('A brief that is new to a channel', () => {
  test('opens with "New in the library" and is its first answer', () => {
    const brief = exampleBrief();
    const { card } = new Channel().only([brief]);
    expect(card).toEqual(
      withControls({ ...firstAnswer(brief), title: 'New in the library: The winter without a ferry' }),
    );
    expect(toPlainText(card).startsWith('New in the library')).toBe(true);
  });

  test('comes once, whatever is edited in it later', () => {
    const channel = new Channel();
    channel.only([exampleBrief()]);
    const edited = exampleBrief({ title: 'Another title', summary: 'Another summary.' });
    expect(channel.only([edited]).card.title).toBe('From the library');
  });

  test('brings its corrections so far with it: they do not follow as news', () => {
    const channel = new Channel();
    const corrected = exampleBrief({ corrections: [{ date: '2024-05-01', note: 'The fare was wrong.' }] });
    channel.only([corrected]);
    expect(channel.only([corrected]).card.title).toBe('From the library');
  });

  test('waits for the next digest behind three others, and the last of them says how many wait', () => {
    const channel = new Channel();
    const briefs = briefsNumbered(7);
    const first = channel.next(briefs);
    expect(titles(first)).toEqual([1, 2, 3].map((n) => `New in the library: Title ${n}`));
    expect(first.map(({ card }) => toPlainText(card).includes('with the next digests'))).toEqual([
      false,
      false,
      true,
    ]);
    expect(toPlainText(first.at(-1)?.card ?? { elements: [] })).toContain(
      '4 more new briefs or corrections follow with the next digests.',
    );
    expect(titles(channel.next(briefs))).toHaveLength(MOST_NEWS);
    const [last] = channel.next(briefs);
    expect(last?.card.title).toBe('New in the library: Title 7');
    expect(toPlainText(last?.card ?? { elements: [] })).not.toContain('follow');
  });
});

describe('A new entry under corrections', () => {
  const note = 'The fare rose by 12 per cent, not by 20.';
  const corrected = exampleBrief({ corrections: [{ date: '2024-05-01', note }] });

  test('is posted as "Correction: …" with its note and date and a button to the brief', () => {
    const channel = new Channel();
    channel.only([exampleBrief()]);
    expect(toPlainText(channel.only([corrected]).card)).toBe(
      [
        'Correction: The winter without a ferry',
        '',
        note,
        'Corrected on 1 May 2024',
        '',
        '→ Open the brief: /brief ferry',
        '→ Pause: /digest pause',
        '→ Why this?: /digest why',
      ].join('\n'),
    );
  });

  test('comes once, and before briefs that are new', () => {
    const channel = new Channel();
    const [another] = briefsNumbered(1);
    if (another === undefined) throw new Error('No brief');
    channel.only([exampleBrief()]);
    expect(titles(channel.next([another, corrected]))).toEqual([
      'Correction: The winter without a ferry',
      'New in the library: Title 1',
    ]);
    expect(titles(channel.next([another, corrected]))).toEqual(['From the library']);
  });

  test('is news again where its note is changed', () => {
    const channel = new Channel();
    channel.only([corrected]);
    const changed = exampleBrief({ corrections: [{ date: '2024-05-01', note: 'It rose by 13 per cent.' }] });
    expect(channel.only([changed]).card.title).toBe('Correction: The winter without a ferry');
  });
});

describe('A day without news', () => {
  test('shows one quotation with its attribution, one key point and a button to the brief', () => {
    const channel = new Channel();
    const brief = exampleBrief({ key_points: exampleInput().key_points.slice(0, 1) });
    channel.only([brief]);
    expect(toPlainText(channel.only([brief]).card)).toBe(
      [
        'From the library',
        '',
        'The winter without a ferry',
        '“A ship that sails empty helps nobody,”',
        '“and a ship that sails at a loss will soon not sail at all.”',
        'Ray Lindqvist, Director, Ellery Ferries (at the time)',
        'On: why the company stopped the service',
        'As quoted by Harbour Radio, Evening Round (undated in the source) · /brief ferry',
        '',
        'Ines Okafor said: the islanders had asked for a single crossing a day.',
        '',
        '→ Open the brief: /brief ferry',
        '→ Pause: /digest pause',
        '→ Why this?: /digest why',
      ].join('\n'),
    );
  });

  test('posts nothing where quiet days are skipped, and says why', () => {
    const channel = new Channel();
    channel.quiet = 'skip';
    const briefs = [exampleBrief()];
    expect(channel.next(briefs)).toHaveLength(1);
    const history = historyOf(channel.seen);
    expect(compose({ briefs, topics: [], history, quiet: 'skip', presentation })).toEqual({
      kind: 'nothing',
      reason: 'Nothing was new to this channel, and it skips quiet days.',
    });
  });

  test('posts nothing where the library is empty, and says why', () => {
    const nothing = { briefs: [], history: historyOf([]), quiet: 'library', presentation } as const;
    expect(compose({ ...nothing, topics: [] })).toEqual({
      kind: 'nothing',
      reason: 'The library has no brief.',
    });
    expect(compose({ ...nothing, topics: ['border'] })).toEqual({
      kind: 'nothing',
      reason: 'The library has no brief on the topics of this channel.',
    });
  });

  test('plays 30 days with one brief: first the brief, then no pair twice', () => {
    const channel = new Channel();
    const briefs = [briefOf(4, 12)];
    const days = Array.from({ length: 30 }, () => channel.only(briefs));
    expect(days[0]?.card.title).toBe('New in the library: The winter without a ferry');
    const pairs = days.slice(1).map((day) => idOf(day, 'pair'));
    expect(new Set(pairs).size).toBe(29);
    expect(days.slice(1).every(({ card }) => card.title === 'From the library')).toBe(true);
  });

  test('takes the quotation seen longest ago, and the key point too until its pairs run short', () => {
    const channel = new Channel();
    const briefs = [briefOf(4, 12)];
    channel.only(briefs);
    const days = Array.from({ length: 48 }, () => channel.only(briefs));
    const quotations = days.map((day) => idOf(day, 'quotation'));
    for (const [day, quotation] of quotations.entries()) {
      if (day >= 4) expect(quotation).toBe(quotations[day - 4]);
    }
    const firstTwelve = days.slice(0, 12).map((day) => idOf(day, 'key-point'));
    expect(new Set(firstTwelve).size).toBe(12);
  });

  test('does not repeat at once what the first answer showed', () => {
    const channel = new Channel();
    const brief = exampleBrief();
    const first = channel.only([brief]);
    const second = channel.only([brief]);
    const shownFirst = new Set(first.shows.map(({ id }) => id));
    expect(shownFirst.has(idOf(second, 'quotation') ?? '')).toBe(false);
    expect(shownFirst.has(idOf(second, 'key-point') ?? '')).toBe(false);
  });

  test('goes from brief to brief', () => {
    const channel = new Channel();
    const briefs = briefsNumbered(3);
    channel.next(briefs);
    const days = Array.from({ length: 3 }, () => idOf(channel.only(briefs), 'brief'));
    expect(new Set(days).size).toBe(3);
  });

  test('shows key points alone of a brief without quotations', () => {
    const channel = new Channel();
    const briefs = [exampleBrief({ quotations: [] })];
    channel.only(briefs);
    const days = Array.from({ length: 4 }, () => channel.only(briefs));
    expect(days.every(({ card }) => card.elements.every(({ type }) => type !== 'quotation'))).toBe(true);
    expect(new Set(days.map((day) => idOf(day, 'key-point'))).size).toBe(4);
  });

  test('whatever the numbers, no pair comes twice while a new one is left, and then all come again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })), {
          minLength: 1,
          maxLength: 3,
        }),
        (sizes) => {
          const briefs = sizes.map(([quotations, keyPoints], index) => {
            const brief = briefOf(quotations, keyPoints);
            return {
              ...brief,
              id: `brief-${index}`,
              quotations: brief.quotations.map((one) => ({ ...one, exact: `${index}: ${one.exact}` })),
              key_points: brief.key_points.map((one) => ({ ...one, text: `${index}: ${one.text}` })),
            };
          });
          const channel = new Channel();
          channel.next(briefs);
          const pairs = sizes.reduce((sum, [quotations, keyPoints]) => sum + quotations * keyPoints, 0);
          const round = () => Array.from({ length: pairs }, () => idOf(channel.only(briefs), 'pair'));
          expect(new Set(round()).size).toBe(pairs);
          expect(new Set(round()).size).toBe(pairs);
        },
      ),
      { numRuns: 30 },
    );
  });
});

/** A card's text without the words in quotation marks. */
function besidesQuotations(card: Card): Card {
  return {
    ...card,
    elements: card.elements.map((one) => (one.type === 'quotation' ? { ...one, pieces: [] } : one)),
  };
}

describe('Every card from the library', () => {
  test.each([
    ['an ordinary brief', exampleBrief()],
    ['a brief far too long', longBrief()],
    ['a brief full of markup', literalBrief()],
  ])('keeps to its length besides the quotation, late or not: %s', (_, brief) => {
    const channel = new Channel();
    channel.only([brief]);
    while (channel.only([brief]).card.title !== 'From the library');
    for (let day = 0; day < 60; day += 1) {
      const { card } = channel.only([brief]);
      expect(card.title).toBe('From the library');
      expect(lengthOf(besidesQuotations(withLateNote(card, Date.UTC(2024, 0, 1))))).toBeLessThanOrEqual(
        LONGEST_BESIDES_QUOTATION,
      );
    }
  });

  test('never says that something is of now', () => {
    const channel = new Channel();
    const briefs = briefsNumbered(5);
    for (let day = 0; day < 10; day += 1) {
      for (const { card } of channel.next(briefs)) {
        expect(toPlainText(withLateNote(card, 0))).not.toMatch(/\b(today|latest|breaking)\b/i);
      }
    }
  });
});

describe('A late card', () => {
  test('says when it was due, once, above its buttons', () => {
    const { card } = new Channel().only([exampleBrief()]);
    const late = withLateNote(card, Date.UTC(2024, 4, 1, 9));
    expect(toPlainText(late)).toContain('Due at 2024-05-01 09:00 UTC, posted late.');
    expect(late.elements.at(-1)?.type).toBe('buttons');
    expect(withLateNote(late, Date.UTC(2024, 4, 1, 9))).toEqual(late);
  });
});
