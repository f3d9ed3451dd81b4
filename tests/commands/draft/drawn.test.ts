import { describe, expect, it } from 'vitest';
import { drawAnswer } from '../../../src/platforms/discord/answering.ts';
import { drawCard } from '../../../src/platforms/slack/draw.ts';
import { drawForm } from '../../../src/platforms/slack/form.ts';
import { chatContext, linesOf, textOf } from '../../fixtures/commands.ts';
import { editorAt } from './editors-desk.ts';
import { ferryDraft, ID } from './ferry-draft.ts';

const lines = { save: async () => 'an id', load: async () => undefined };

/** A draft of a long article: as many items as a brief holds. */
function longDraft() {
  const draft = ferryDraft();
  const repeated = <Item>(
    items: readonly Item[],
    count: number,
    named: (item: Item, number: number) => Item,
  ) =>
    Array.from({ length: count }, (_, index) => items[index % items.length])
      .filter((item) => item !== undefined)
      .map((item, index) => named(item, index + 1));
  return ferryDraft({
    texts: repeated(draft.texts, 40, (text, number) => ({ ...text, id: `k${number}`, kind: 'key-point' })),
    quotations: repeated(draft.quotations, 60, (quotation, number) => ({ ...quotation, id: `q${number}` })),
    people: repeated(draft.people, 60, (person, number) => ({
      ...person,
      id: `n${number}`,
      name: `Person ${number}`,
    })),
    figures: repeated(draft.figures, 60, (figure, number) => ({ ...figure, id: `f${number}` })),
  });
}

const LINES = ['', ' quotations', ' points', ' figures', ' people', ' q2', ' k1'].map(
  (part) => `draft show ${ID}${part}`,
);

describe('A draft of a long article', () => {
  it.each([...LINES, `draft publish ${ID}`, `draft set ${ID}`, `draft keep ${ID} q1`, 'draft list'])(
    'is drawn on both platforms: %s',
    async (line) => {
      const { ask } = editorAt({ drafts: [longDraft()] });
      const { card } = await ask(line);
      expect(drawCard(card).length).toBeGreaterThan(0);
      expect((await drawAnswer(card, lines)).length).toBeGreaterThan(0);
    },
  );

  it('opens in no more than two messages on either platform', async () => {
    const { ask } = editorAt({ drafts: [longDraft()] });
    const { card } = await ask(`draft show ${ID}`);
    expect(drawCard(card).length).toBeLessThanOrEqual(2);
    expect((await drawAnswer(card, lines)).length).toBeLessThanOrEqual(2);
  });

  it.each([...LINES, `draft publish ${ID}`])(
    'is drawn in no more messages than Slack takes: %s',
    async (line) => {
      const { ask } = editorAt({ drafts: [longDraft()] });
      expect(drawCard((await ask(line)).card).length).toBeLessThanOrEqual(5);
    },
  );

  it('shows a part a few items at a time, with a way on and back', async () => {
    const { ask } = editorAt({ drafts: [longDraft()] });
    const shown = async (line: string) => {
      const answer = await ask(line);
      return [textOf(answer).match(/^q\d+(?= ·)/gm)?.length, linesOf(answer).slice(-3)];
    };
    const [part, overview] = [`draft show ${ID} quotations`, `draft show ${ID}`];
    expect((await shown(part))[1]).toEqual([expect.any(String), `${part} q9`, overview]);
    expect((await shown(`${part} q9`))[1]).toEqual([`${part} q1`, `${part} q17`, overview]);
    expect((await shown(`${part} q57`))[1]).toEqual([expect.any(String), `${part} q49`, overview]);
    expect((await shown(part))[0]).toBe((await shown(`${part} Q9`))[0]);
  });

  it('has forms that Slack can show', async () => {
    const { ask } = editorAt({ drafts: [longDraft()] });
    for (const line of [
      `draft reword ${ID} summary`,
      `draft trim ${ID} q2`,
      `draft set ${ID} id`,
      'draft paste',
      'draft new',
    ]) {
      const form = (await ask(line)).card.elements.find((element) => element.type === 'form');
      expect(form && drawForm(form, chatContext().place)).toBeDefined();
    }
  });
});
