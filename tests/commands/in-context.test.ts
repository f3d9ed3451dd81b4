import { describe, expect, it } from 'vitest';
import { exampleBrief } from '../fixtures/brief.ts';
import { chatContext, commandsOver, linesOf, textOf } from '../fixtures/commands.ts';
import { editorsDesk } from './draft/editors-desk.ts';

function readerOf({ kept = true }: { readonly kept?: boolean } = {}) {
  const { desk } = editorsDesk();
  const asked: string[] = [];
  const counting = {
    ...desk,
    inContext: (brief: string, quotation: string) => {
      asked.push(`${brief} ${quotation}`);
      return desk.inContext(brief, quotation);
    },
  };
  const commands = commandsOver([exampleBrief()], { desk: () => counting, hasContext: () => kept });
  return { asked, commands, ask: (line: string) => commands.answer(line, chatContext()) };
}

describe('A quotation whose source is kept', () => {
  it('has a button that shows it in context, and is looked up only when that is pressed', async () => {
    const { ask, asked } = readerOf();
    const answer = await ask('quote Lindqvist');
    expect(linesOf(answer)).toEqual([
      'quote Ray Lindqvist #1 context',
      'brief ferry',
      'quote Ray Lindqvist #1 share',
    ]);
    expect(asked).toEqual([]);
  });

  it('is shown in its paragraph, in which its words stand out, with the source', async () => {
    const { ask, asked } = readerOf();
    const answer = await ask('quote Ray Lindqvist #1 context');
    expect(answer).toMatchObject({ outcome: 'answered', audience: 'asker' });
    expect(asked).toEqual(['harbour-ferry lindqvist-1']);
    expect(textOf(answer)).toContain(
      'As Harbour Radio prints it:\n\nThe company sees it otherwise. “A ship that',
    );
    expect(textOf(answer)).toContain('Source: Harbour Radio, Evening Round (undated in the source)');
    const [, shown] = answer.card.elements;
    expect(shown?.type === 'paragraph' && shown.text.map(({ type }) => type)).toEqual([
      'plain',
      'strong',
      'plain',
      'strong',
      'plain',
    ]);
    expect(linesOf(answer)).toEqual(['quote Ray Lindqvist #1', 'brief ferry']);
  });

  it('is shown by the same card every time, another where nothing is kept', async () => {
    const { ask } = readerOf();
    const first = await ask('quote Okafor');
    expect((await ask('quote Okafor')).card).toBe(first.card);
    const second = await readerOf({ kept: false }).ask('quote Okafor');
    expect(linesOf(second).join()).not.toContain('context');
  });

  it('may also be called “context” in words: without a number it is looked for', async () => {
    expect((await readerOf().ask('quote context')).outcome).toBe('not-found');
  });
});

describe('A quotation whose source is not kept', () => {
  it('is not shown in context, and the line says why', async () => {
    const { ask } = readerOf({ kept: false });
    const answer = await ask('quote Okafor #1 context');
    expect(answer.outcome).toBe('not-found');
    expect(textOf(answer)).toContain('The text of this source is not kept here');
    expect(linesOf(answer)).toEqual(['quote Ines Okafor #1', 'brief ferry']);
  });

  it('of which there is none is answered as any other', async () => {
    const answer = await readerOf().ask('quote Okafor #9 context');
    expect(textOf(answer)).toContain('There are 2 quotations there, and no #9.');
  });
});
