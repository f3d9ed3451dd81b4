import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Brief } from '../../src/briefs/schema.ts';
import { lengthOf } from '../../src/cards/plain-text.ts';
import { parseBriefInput } from '../../src/commands/brief.ts';
import { firstAnswer, LONGEST_FIRST_ANSWER } from '../../src/commands/brief-card.ts';
import { PART_NAMES } from '../../src/commands/brief-parts.ts';
import { exampleBrief, longBrief } from '../fixtures/brief.ts';
import { chatContext, commandsOver, linesOf, pageContext, textOf } from '../fixtures/commands.ts';

const ferry = exampleBrief();
const commands = commandsOver([ferry]);
const ask = (line: string) => commands.answer(line, chatContext());

describe('The first answer to brief', () => {
  it('shows title, source, summary, three key points by their claimants, one whole quotation, and leads on', async () => {
    const answer = await ask('brief ferry');
    expect(answer).toMatchObject({ outcome: 'answered', audience: 'asker', card: { title: ferry.title } });
    const text = textOf(answer);
    expect(text).toContain('Source: Harbour Radio, Evening Round (undated in the source)');
    expect(text).toContain('no address given');
    expect(text).toContain(ferry.summary);
    expect(text).toContain('• Ines Okafor said: the islanders had asked');
    expect(text).toContain('• Harbour Radio reported: fares had gone up');
    expect(text).not.toContain('fishing boats could be hired');
    expect(text).toContain('“We asked for one boat a day. One. We were given a brochure,”');
    expect(linesOf(answer)).toEqual([
      'brief ferry points',
      'brief ferry quotations',
      'brief ferry figures',
      'brief ferry share',
    ]);
  });

  it('fits a phone and never cuts a quotation, whatever the brief', () => {
    const words = (longest: number) =>
      fc.string({ minLength: 1, maxLength: longest, unit: 'grapheme-ascii' });
    const briefs = fc.record({
      summary: words(400),
      quotation: words(2_000),
      points: fc.array(words(300), { minLength: 1, maxLength: 5 }),
      corrected: fc.boolean(),
    });
    fc.assert(
      fc.property(briefs, ({ summary, quotation, points, corrected }) => {
        const brief: Brief = {
          ...ferry,
          summary,
          key_points: points.map((text) => ({ text, claim: 'Ines Okafor' })),
          quotations: [{ speaker: 'Ines Okafor', about: 'a test', exact: quotation }],
          corrections: corrected ? [{ date: '2026-01-02', note: summary }] : [],
        };
        const card = firstAnswer(brief);
        expect(lengthOf(card)).toBeLessThanOrEqual(LONGEST_FIRST_ANSWER);
        for (const element of card.elements) {
          if (element.type === 'quotation') expect(element.pieces).toEqual([quotation]);
        }
      }),
    );
  });

  it('fits a phone for the longest brief that the schema allows', () => {
    expect(lengthOf(firstAnswer(longBrief()))).toBeLessThanOrEqual(LONGEST_FIRST_ANSWER);
  });

  it('opens with the last correction', async () => {
    const corrected = exampleBrief({
      corrections: [{ date: '2026-02-03', note: 'The fares rose by 12, not 21, per cent.' }],
    });
    const answer = await commandsOver([corrected]).answer('brief ferry', chatContext());
    expect(textOf(answer)).toContain('Corrected on 3 February 2026: The fares rose');
  });

  it('says that the quotations are not yet checked where they are not', async () => {
    const unchecked = exampleBrief({ source: { outlet: 'Harbour Radio', title: 'A title', language: 'en' } });
    const answer = await commandsOver([unchecked]).answer('brief ferry', chatContext());
    expect(textOf(answer)).toContain('quotations not yet checked against the source');
  });
});

describe('The parts of a brief', () => {
  it.each(PART_NAMES)('can be asked for by name: %s', async (part) => {
    const answer = await ask(`brief ferry ${part}`);
    expect(answer.outcome).toBe('answered');
    expect(answer.card.title).toBe(ferry.title);
  });

  it('stand in the whole brief, each quotation whole', async () => {
    const text = textOf(await ask('brief ferry full'));
    for (const { text: point } of ferry.key_points) expect(text).toContain(point);
    for (const { as_written } of ferry.figures) expect(text).toContain(as_written);
    for (const { name } of ferry.people) expect(text).toContain(name);
    expect(text).toContain('“A ship that sails empty helps nobody,”\n“and a ship that sails at a loss');
    expect(text).toContain('Speaker of the islanders');
  });

  it('are all shown at once where there is room', async () => {
    expect(textOf(await commands.answer('brief ferry', pageContext()))).toBe(
      textOf(await ask('brief ferry full')),
    );
  });

  it('say so where the brief has nothing of the kind', async () => {
    expect(textOf(await ask('brief ferry corrections'))).toContain('This brief has no corrections.');
  });

  it('may come before the topic', async () => {
    expect(textOf(await ask('brief figures ferry'))).toContain('some 4,000');
  });

  it('that do not exist are answered with those that are nearest', async () => {
    const answer = await ask('brief ferry figuers');
    expect(answer.outcome).toBe('not-found');
    expect(textOf(answer)).toMatch(
      /^ferry has no part: figuers\. Nearest: figures; .+ Example: \/brief ferry full$/,
    );
    expect(linesOf(answer)[0]).toBe('brief ferry figures');
  });

  it('are told from a topic: a single word is always a topic', () => {
    expect(parseBriefInput('figures')).toEqual({ topic: 'figures', wanted: 'first' });
    expect(parseBriefInput('ferry key points')).toEqual({ topic: 'ferry', wanted: 'points' });
    expect(parseBriefInput('the ferry FIGURES')).toEqual({ topic: 'the ferry', wanted: 'figures' });
  });
});

describe('Sharing a brief', () => {
  it('posts the first answer for all, says who shared it, and cannot be shared again from there', async () => {
    const answer = await ask('brief ferry share');
    expect(answer.audience).toBe('channel');
    expect(textOf(answer)).toContain('Shared by Nia');
    expect(linesOf(answer)).not.toContain('brief ferry share');
  });
});

describe('The library', () => {
  it('is listed by brief alone', async () => {
    const answer = await ask('brief');
    expect(textOf(answer)).toContain('ferry: The winter without a ferry');
    expect(linesOf(answer)).toEqual(['brief ferry']);
  });

  it('is listed page by page where it is long', async () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      exampleBrief({ id: `story-${index}`, aliases: [`alias-${index}`] }),
    );
    const first = await commandsOver(many).answer('brief', chatContext());
    expect(linesOf(first)).toHaveLength(21);
    expect(linesOf(first).at(-1)).toBe('brief #2');
    const last = await commandsOver(many).answer('brief #99', chatContext());
    expect(textOf(last)).toContain('Page 3 of 3');
    expect(linesOf(last).at(-1)).toBe('brief #1');
  });

  it('says so where it is empty', async () => {
    expect(textOf(await commandsOver([]).answer('brief', chatContext()))).toBe(
      'The library has no brief yet.',
    );
  });
});
