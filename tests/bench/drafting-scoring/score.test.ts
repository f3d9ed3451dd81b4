import { describe, expect, it } from 'vitest';
import type { GoldArticle } from '../../../bench/drafting-scoring/gold.ts';
import type { PredictedQuote } from '../../../bench/drafting-scoring/prediction.ts';
import { ratesOf, score } from '../../../bench/drafting-scoring/score.ts';
import { VIEWS, type ViewName } from '../../../bench/drafting-scoring/views.ts';
import { articleOf, marked, predicted, predictionWith } from './harbour-gold.ts';

/** How many pieces a view has, how many predictions count, and how many of them are right. */
function countsOf(article: GoldArticle, quotes: readonly PredictedQuote[], view: ViewName = 'all') {
  const { gold, predictions } = score([article], [predictionWith(...quotes)])[view];
  return [gold, predictions.length, predictions.filter(({ right }) => right).length];
}

const WAITING = '“We wait for the boat,” said Ada Lund. Ray Okoye said that the pier would open in May.';
const waiting = marked(WAITING, 'We wait for the boat', { speaker: 'Ada Lund' });
const pier = marked(WAITING, 'that the pier would open in May', { speaker: 'Ray Okoye', type: 'indirect' });

describe('A score', () => {
  const article = articleOf(WAITING, [waiting, pier]);

  it('counts a quotation as right where its place and its speaker are', () => {
    const found = predicted(WAITING, 'We wait for the boat', 'Ada Lund');
    expect(countsOf(article, [found])).toEqual([2, 1, 1]);
    expect(countsOf(article, [{ ...found, speaker: 'Ray Okoye' }])).toEqual([2, 1, 0]);
    expect(countsOf(article, [predicted(WAITING, 'We wait', 'Ada Lund')])).toEqual([2, 1, 0]);
  });

  it('neither pays nor fines for marks and punctuation at the ends, and for “that” before words', () => {
    const found = [
      predicted(WAITING, '“We wait for the boat,” ', 'Ada Lund'),
      predicted(WAITING, 'the pier would open in May.', 'Ray Okoye'),
    ];
    expect(countsOf(article, found)).toEqual([2, 2, 2]);
  });

  it('counts a place once, however often it is predicted', () => {
    const found = predicted(WAITING, 'We wait for the boat', 'Ada Lund');
    expect(countsOf(article, [found, { ...found, speaker: 'Ray Okoye' }])).toEqual([2, 1, 1]);
    const other = predicted(WAITING, 'We wait for the boat,” ', 'Ray Okoye');
    expect(countsOf(article, [other, found])).toEqual([2, 1, 0]);
  });

  it('counts an article without a prediction as one in which nothing is found', () => {
    const { all } = score([article], []);
    expect(all).toEqual({ gold: 2, predictions: [] });
    expect(ratesOf(all)).toEqual({ precision: 0, recall: 0, f1: 0 });
  });

  it('sums over articles, and knows them by their ids', () => {
    const other = { ...article, id: 'other' };
    const found = predicted(WAITING, 'We wait for the boat', 'Ada Lund');
    const { all } = score([article, other], [{ id: 'other', quotes: [found] }]);
    expect(all).toEqual({ gold: 4, predictions: [{ right: true }] });
  });

  it('keeps how sure each prediction is', () => {
    const found = predicted(WAITING, 'We wait for the boat', 'Ada Lund', 0.93);
    const { all } = score([article], [predictionWith(found)]);
    expect(all.predictions).toEqual([{ right: true, confidence: 0.93 }]);
  });

  it('has rates: of what is found, of what is to be found, and of both', () => {
    const predictions = [true, true, true, false].map((right) => ({ right }));
    const { precision, recall, f1 } = ratesOf({ gold: 6, predictions });
    expect([precision, recall]).toEqual([0.75, 0.5]);
    expect(f1).toBeCloseTo(0.6);
  });
});

describe('Places that are compared', () => {
  const LETTERS = 'abcdefghij klmno';
  const article = articleOf(LETTERS, [marked(LETTERS, 'abcdefghij')]);

  it('are the same from four fifths of what either covers', () => {
    expect(countsOf(article, [predicted(LETTERS, 'abcdefgh')])).toEqual([1, 1, 1]);
    expect(countsOf(article, [predicted(LETTERS, 'abcdefg')])).toEqual([1, 1, 0]);
  });

  it('are paired one to one, the most alike first', () => {
    const better = predicted(LETTERS, 'abcdefghi', undefined, 0.9);
    const worse = predicted(LETTERS, 'abcdefgh', undefined, 0.8);
    const { all } = score([article], [predictionWith(worse, better)]);
    expect(all.predictions).toEqual([
      { right: false, confidence: 0.8 },
      { right: true, confidence: 0.9 },
    ]);
  });

  it('are cut at line breaks, on both sides', () => {
    const text = '“The pier is closed.\n\n“The boat is late,” she said.';
    const both = 'The pier is closed.\n\n“The boat is late';
    const [whole, parts] = [marked(text, both), ['The pier is closed', 'The boat is late']];
    expect(countsOf(articleOf(text, [whole]), [predicted(text, both)])).toEqual([2, 2, 2]);
    const apart = parts.map((words) => predicted(text, words));
    expect(countsOf(articleOf(text, [whole]), apart)).toEqual([2, 2, 2]);
    const halves = parts.map((words) => marked(text, words));
    expect(countsOf(articleOf(text, halves), [predicted(text, both)])).toEqual([2, 2, 2]);
  });

  it('hold a word: marks alone are none', () => {
    const text = 'He said “…” and left.';
    expect(countsOf(articleOf(text, []), [predicted(text, '“…”')])).toEqual([0, 0, 0]);
  });
});

describe('What counts neither way', () => {
  const text = 'The boat is late again and again, she said. Nobody knows why it is always so late.';

  it('is a prediction of which half or more lies where people did not decide', () => {
    const article = articleOf(text, [], ['Nobody knows why it is always so late.']);
    expect(countsOf(article, [predicted(text, 'Nobody knows why it is')])).toEqual([0, 0, 0]);
    expect(countsOf(article, [predicted(text, 'she said. Nobody knows')])).toEqual([0, 0, 0]);
    expect(countsOf(article, [predicted(text, 'again and again, she said. Nobody')])).toEqual([0, 1, 0]);
  });

  it('is not what is right all the same', () => {
    const quote = marked(text, 'The boat is late again and again', { speaker: 'she' });
    const article = articleOf(text, [quote], ['The boat is late again and again']);
    const found = predicted(text, 'The boat is late again and again', 'she');
    expect(countsOf(article, [found])).toEqual([1, 1, 1]);
  });
});

describe('The views', () => {
  const text =
    '“The boat is late,” said Ada Lund. She called it “a shame” for the “old harbour”. Ray Okoye hoped that it would come. He said it was lost.';
  const article = articleOf(text, [
    marked(text, 'The boat is late', { speaker: 'Ada Lund' }),
    marked(text, 'it “a shame” for the', { speaker: 'She', type: 'mixed' }),
    marked(text, 'it would come', { speaker: 'Ray Okoye', type: 'indirect', speech: false }),
    marked(text, 'it was lost', { speaker: 'He', type: 'indirect' }),
  ]);
  const found = {
    late: predicted(text, 'The boat is late', 'Lund'),
    mixed: predicted(text, 'it “a shame” for the', 'She'),
    shame: predicted(text, 'a shame', 'She'),
    scare: predicted(text, 'old harbour', 'Ada Lund'),
    hope: predicted(text, 'it would come', 'Okoye'),
    lost: predicted(text, 'it was lost', 'He'),
    nothing: predicted(text, 'She called', 'She'),
  };

  it('judge everything in all', () => {
    expect(countsOf(article, Object.values(found), 'all')).toEqual([4, 7, 4]);
  });

  it('leave beliefs, wishes and plans out of speech, without a fine', () => {
    expect(countsOf(article, [found.late, found.hope, found.lost], 'speech')).toEqual([3, 2, 2]);
    expect(countsOf(article, [found.nothing], 'speech')).toEqual([3, 1, 0]);
  });

  it('judge in direct what stands in marks whole: what is mixed or indirect counts neither way', () => {
    expect(countsOf(article, Object.values(found), 'direct')).toEqual([1, 2, 1]);
    expect(countsOf(article, [found.shame], 'direct')).toEqual([1, 0, 0]);
    expect(countsOf(article, [found.scare], 'direct')).toEqual([1, 1, 0]);
  });

  it('judge in direct what reaches out of the marks, if half of it is in direct gold', () => {
    expect(countsOf(article, [predicted(text, 'The boat is late,” said', 'Lund')], 'direct')).toEqual([
      1, 1, 0,
    ]);
    expect(countsOf(article, [predicted(text, 'late,” said Ada Lund. She called', 'x')], 'direct')).toEqual([
      1, 0, 0,
    ]);
  });

  it('judge in marked every string that somebody is credited with, and fine for others', () => {
    expect(countsOf(article, [found.late, found.shame], 'marked')).toEqual([2, 2, 2]);
    expect(countsOf(article, [found.scare], 'marked')).toEqual([2, 1, 0]);
    expect(countsOf(article, [found.lost], 'marked')).toEqual([2, 0, 0]);
  });

  it('let a prediction that is not wholly in marks stand for the strings in it', () => {
    expect(countsOf(article, [found.mixed], 'marked')).toEqual([2, 1, 1]);
    expect(countsOf(article, [found.mixed, found.shame], 'marked')).toEqual([2, 1, 1]);
  });

  it('are four', () => {
    expect(Object.keys(score([article], [])).sort()).toEqual([...VIEWS].sort());
  });
});
