import { describe, expect, it } from 'vitest';
import { drawAnswer } from '../../src/platforms/discord/answering.ts';
import { drawCard } from '../../src/platforms/slack/draw.ts';
import { exampleBrief } from '../fixtures/brief.ts';
import { chatContext, commandsOver, pageContext } from '../fixtures/commands.ts';

const commands = commandsOver([exampleBrief()]);

const inPublic = () => {
  const context = chatContext();
  return { ...context, place: { ...context.place, public: true } };
};

const noLines = { save: async () => 'an id', load: async () => undefined };

/** What is asked most is made and drawn once: the platforms know a card again by its identity. */
describe.each(['brief ferry', 'quote Okafor', 'quote Okafor #2'])('The answer to %s', (line) => {
  it('is the same card every time, in private and in public', async () => {
    for (const context of [chatContext, inPublic]) {
      const first = await commands.answer(line, context());
      expect((await commands.answer(line, context())).card).toBe(first.card);
    }
  });

  it('is another card where there is another thing to press', async () => {
    const { card } = await commands.answer(line, chatContext());
    expect((await commands.answer(line, inPublic())).card).not.toEqual(card);
    expect((await commands.answer(line, pageContext())).card).not.toEqual(card);
  });

  it('is drawn once on each platform', async () => {
    const { card } = await commands.answer(line, chatContext());
    expect(drawCard(card)).toBe(drawCard(card));
    expect(await drawAnswer(card, noLines)).toBe(await drawAnswer(card, noLines));
  });
});

it('What somebody typed is kept in no card: words that were looked for make a new one', async () => {
  const first = await commands.answer('quote brochure', chatContext());
  expect((await commands.answer('quote brochure', chatContext())).card).not.toBe(first.card);
});
