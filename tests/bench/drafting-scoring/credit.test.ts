import { describe, expect, it } from 'vitest';
import { isCredited } from '../../../bench/drafting-scoring/credit.ts';
import type { GoldQuote } from '../../../bench/drafting-scoring/gold.ts';
import type { PredictedQuote } from '../../../bench/drafting-scoring/prediction.ts';

const gold = (speaker: string | undefined, others: Partial<GoldQuote> = {}): GoldQuote => ({
  start: 0,
  end: 10,
  type: 'direct',
  group: 'a',
  ...(speaker === undefined ? {} : { speaker, speakerStart: 100, speakerEnd: 100 + speaker.length }),
  ...others,
});

const prediction = (speaker?: string, speakerStart?: number): PredictedQuote => ({
  start: 0,
  end: 10,
  speaker,
  ...(speakerStart === undefined ? {} : { speakerStart, speakerEnd: speakerStart + (speaker ?? '').length }),
});

describe('Words are credited rightly', () => {
  it('to nobody where the gold has nobody, and only there', () => {
    expect(isCredited(prediction(), gold(undefined))).toBe(true);
    expect(isCredited(prediction('Ada Lund'), gold(undefined))).toBe(false);
    expect(isCredited(prediction(), gold('Ada Lund'))).toBe(false);
    expect(isCredited(prediction('  '), gold('Ada Lund'))).toBe(false);
  });

  it('to the mention itself, whatever name is given to it', () => {
    expect(isCredited(prediction('Mayor Lund', 102), gold('she'))).toBe(true);
    expect(isCredited(prediction('Mayor Lund', 103), gold('she'))).toBe(false);
    expect(isCredited(prediction('Mayor Lund', 90), gold('she'))).toBe(false);
  });

  it('to the mention only in its part that names somebody', () => {
    const speaker = gold('the mayor, a friend of Ray Okoye');
    expect(isCredited(prediction('mayor', 104), speaker)).toBe(true);
    expect(isCredited(prediction('Okoye', 127), speaker)).toBe(false);
  });

  it('to a pronoun that is echoed, or to a name of the one it means', () => {
    const speaker = gold('She', { aliases: ['Ada Lund', 'her'] });
    expect(isCredited(prediction('she'), speaker)).toBe(true);
    expect(isCredited(prediction('Lund'), speaker)).toBe(true);
    expect(isCredited(prediction('he'), speaker)).toBe(false);
    expect(isCredited(prediction('her'), speaker)).toBe(false);
    expect(isCredited(prediction('Okoye'), speaker)).toBe(false);
  });

  it('to a name, never by a pronoun elsewhere', () => {
    const speaker = gold('Ada Lund', { aliases: ['she', 'the mayor'] });
    expect(isCredited(prediction('the mayor'), speaker)).toBe(true);
    expect(isCredited(prediction('she'), speaker)).toBe(false);
  });
});
