import { describe, expect, it } from 'vitest';
import { drawAnswer } from '../../../src/platforms/discord/answering.ts';
import { drawCard } from '../../../src/platforms/slack/draw.ts';
import { drawForm } from '../../../src/platforms/slack/form.ts';
import { chatContext } from '../../fixtures/commands.ts';
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
