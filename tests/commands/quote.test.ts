import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/cards/plain-text.ts';
import { parseQuoteInput } from '../../src/commands/quote.ts';
import { exampleBrief } from '../fixtures/brief.ts';
import { chatContext, commandsOver, linesOf, pageContext, textOf } from '../fixtures/commands.ts';

const commands = commandsOver([exampleBrief()]);
const ask = (line: string) => commands.answer(line, chatContext());

describe('A quotation', () => {
  it('reads as four lines: the words, who said them, on what, and as quoted by whom', async () => {
    const { card } = await commands.answer('quote Lindqvist', pageContext());
    expect(toPlainText(card)).toBe(
      [
        '“A ship that sails empty helps nobody,”',
        '“and a ship that sails at a loss will soon not sail at all.”',
        'Ray Lindqvist, Director, Ellery Ferries (at the time)',
        'On: why the company stopped the service',
        'As quoted by Harbour Radio, Evening Round (undated in the source) · /brief ferry',
      ].join('\n'),
    );
  });

  it('of a document has the document as its speaker, without a role', async () => {
    expect(textOf(await ask('quote pier notice'))).toContain(
      'until further notice.”\nPier notice\nOn: the end',
    );
  });

  it('leads to the next where there are several, and round again', async () => {
    const first = await ask('quote Okafor');
    expect(textOf(first)).toContain('1 of 2');
    expect(linesOf(first)).toEqual(['quote Ines Okafor #2', 'brief ferry', 'quote Ines Okafor #1 share']);
    const second = await ask('quote Ines Okafor #2');
    expect(textOf(second)).toContain('“if that is what it takes”');
    expect(textOf(second)).toContain('2 of 2');
    expect(linesOf(second)[0]).toBe('quote Ines Okafor #1');
  });

  it('has no count and no next where there is one', async () => {
    const answer = await ask('quote Lindqvist');
    expect(textOf(answer)).not.toMatch(/\d of \d/);
    expect(linesOf(answer)).toEqual(['brief ferry', 'quote Ray Lindqvist #1 share']);
  });

  it('is found by its words', async () => {
    expect(textOf(await ask('quote brochure'))).toContain('We were given a brochure');
  });

  it('is found by a pasted sentence, whose words go into no button', async () => {
    const answer = await ask('quote A ship that sails at a loss will soon not sail at all, they say here');
    expect(textOf(answer)).toContain('Ray Lindqvist');
    expect(linesOf(answer).join()).not.toContain('at a loss');
  });

  it('comes by chance where nothing is asked for', async () => {
    expect(textOf(await ask('quote'))).toContain('We asked for one boat');
    const last = commandsOver([exampleBrief()], { random: () => 0.999 });
    expect(textOf(await last.answer('quote random', chatContext()))).toContain('if that is what it takes');
  });

  it('is found by number among all', async () => {
    expect(textOf(await ask('quote #3'))).toContain('No service from 1 October');
  });

  it('that is not there is answered with how many there are', async () => {
    const answer = await ask('quote Okafor #7');
    expect(answer.outcome).toBe('not-found');
    expect(textOf(answer)).toContain(
      'There are 2 quotations there, and no #7. Example: /quote Ines Okafor #1',
    );
  });

  it('is shared with the name of who shared it', async () => {
    const answer = await ask('quote Ines Okafor #2 share');
    expect(answer.audience).toBe('channel');
    expect(textOf(answer)).toContain('Shared by Nia');
    expect(linesOf(answer).join()).not.toContain('share');
  });

  it('of one of several people with the same name is asked for by full name', async () => {
    const other = exampleBrief({
      id: 'other',
      aliases: ['other'],
      people: [{ name: 'Tom Okafor' }],
      key_points: [{ text: 'nothing.', claim: 'Tom Okafor' }],
      quotations: [{ speaker: 'Tom Okafor', about: 'nothing', exact: 'Nothing at all' }],
      figures: [],
    });
    const both = commandsOver([exampleBrief(), other]);
    const answer = await both.answer('quote Okafor', chatContext());
    expect(linesOf(answer).toSorted()).toEqual(['quote Ines Okafor', 'quote Tom Okafor']);
    expect(textOf(await both.answer('quote Tom Okafor', chatContext()))).toContain('Nothing at all');
  });
});

describe('The input of quote', () => {
  it.each([
    ['', { query: '', wanted: 'card' }],
    ['Morgan', { query: 'Morgan', wanted: 'card' }],
    ['Morgan #2', { query: 'Morgan', number: 2, wanted: 'card' }],
    ['#2', { query: '', number: 2, wanted: 'card' }],
    ['Morgan #2 share', { query: 'Morgan', number: 2, wanted: 'share' }],
    ['market share', { query: 'market share', wanted: 'card' }],
    ['issue#2', { query: 'issue#2', wanted: 'card' }],
    ['Ebrard #2 Context', { query: 'Ebrard', number: 2, wanted: 'context' }],
    ['in context', { query: 'in context', wanted: 'card' }],
  ])('%j is understood', (input, expected) => {
    expect(parseQuoteInput(input)).toEqual(expected);
  });
});
