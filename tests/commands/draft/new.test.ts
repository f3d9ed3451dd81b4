import { describe, expect, it } from 'vitest';
import { draftedAnswer } from '../../../src/commands/draft/drafted.ts';
import { createHeldTexts } from '../../../src/commands/draft/held-texts.ts';
import { chatContext, linesOf, textOf } from '../../fixtures/commands.ts';
import { editorAt } from './editors-desk.ts';
import { ADDRESS, ferryDraft, ferrySource, ID } from './ferry-draft.ts';

describe('draft new', () => {
  it('drafts from an address and opens the draft', async () => {
    const { ask, draft } = editorAt({ drafts: [] });
    const answer = await ask(`draft new <${ADDRESS}>`);
    expect(answer).toMatchObject({ outcome: 'answered', audience: 'private' });
    expect(textOf(answer)).toContain('Found: 3 quotations, 2 people, 1 figure. Nothing of it is served');
    expect(linesOf(answer)).toContain(`draft show ${ID} summary`);
    expect(draft(ID)).toBeDefined();
  });

  it('warns first of an article that is not in English', () => {
    const request = { ...chatContext({ edits: true }), input: '' };
    const noted = (language: string) => {
      const draft = ferryDraft({ facts: { ...ferryDraft().facts, language } });
      return textOf(draftedAnswer({ kind: 'drafted', draft, source: ferrySource }, '', request));
    };
    expect(noted('es')).toMatch(
      /\n\nThis article does not seem to be in English, .+ can be drafted by hand\./,
    );
    expect(noted('en-GB')).not.toContain('does not seem to be in English');
  });

  it('shows what is there already, with a way to it and a way past it', async () => {
    const { ask, draft } = editorAt();
    const answer = await ask(`draft new ${ADDRESS}`);
    expect(answer.card.title).toBe('There already');
    expect(textOf(answer)).toContain('nearly the same text (87 per cent) · a draft');
    expect(linesOf(answer)).toEqual([`draft show ${ID}`, `draft new ${ADDRESS} anyway`]);
    expect(draft(`${ID}-2`)).toBeUndefined();
    await ask(`draft new ${ADDRESS} anyway`);
    expect(draft(`${ID}-2`)).toBeDefined();
  });

  it('says why there is no article', async () => {
    const answer = await editorAt({ drafts: [] }).ask('draft new https://example.org/nothing');
    expect(answer).toMatchObject({ outcome: 'refused', audience: 'private' });
    expect(textOf(answer)).toBe('This page holds no article. Paste its text instead.');
  });

  it.each([
    [
      'draft new example.org/news',
      'Not understood: example.org/news.',
      ['draft new https://example.org/news'],
    ],
    ['draft new the ferry story', 'Not understood: the ferry story.', []],
    ['draft new ftp://example.org/x', 'Not understood: ftp://example.org/x.', []],
    [`draft new ${ADDRESS} please`, `Understood: ${ADDRESS}. Not understood: please.`, []],
  ])('%s is answered with what was understood', async (line, said, offered) => {
    const answer = await editorAt({ drafts: [] }).ask(line);
    expect(answer.outcome).toBe('not-found');
    expect(textOf(answer)).toContain(said);
    expect(textOf(answer)).toContain('Example: /draft new https://');
    expect(linesOf(answer)).toEqual(offered);
  });

  it('asks for the address where there is none', async () => {
    const { card } = await editorAt().ask('draft new');
    expect(card.elements).toContainEqual(expect.objectContaining({ type: 'form', line: 'draft new' }));
  });
});

describe('draft paste', () => {
  it('asks for a text in fields of 3,000 characters that follow each other, as many as Discord takes', async () => {
    const { card } = await editorAt().ask('draft paste');
    const form = card.elements.find((element) => element.type === 'form');
    expect(form?.fields.map(({ kind, optional }) => [kind, optional ?? false])).toEqual([
      ['text', false],
      ['text', true],
      ['text', true],
      ['text', true],
      ['text', true],
    ]);
  });

  it('drafts from a text, whose paragraphs it keeps', async () => {
    const { ask, desk } = editorAt({ drafts: [] });
    const inputs: unknown[] = [];
    const { begin } = desk;
    desk.begin = (input, ...rest) => {
      inputs.push(input);
      return begin(input, ...rest);
    };
    await ask('draft paste The title\n\nThe first paragraph.\n\nThe second.');
    expect(inputs).toEqual([{ kind: 'text', text: 'The title\n\nThe first paragraph.\n\nThe second.' }]);
  });

  it('holds a text that is there already, so that a button drafts it anyway', async () => {
    const { ask, draft } = editorAt({ drafts: [ferryDraft()] });
    const answer = await ask('draft paste The title\n\nThe text.');
    const anyway = linesOf(answer).at(-1) ?? '';
    expect(anyway).toMatch(/^draft paste held:[0-9a-f]{16}$/);
    expect((await ask(anyway)).outcome).toBe('answered');
    expect(draft(`${ID}-2`)).toBeDefined();
    const again = await ask(anyway);
    expect(again.outcome).toBe('refused');
    expect(textOf(again)).toContain('not held any more');
  });

  it('drafts anyway where that is typed before the text', async () => {
    const { ask, draft } = editorAt();
    await ask('draft paste anyway The title\n\nThe text.');
    expect(draft(`${ID}-2`)).toBeDefined();
  });
});

describe('Texts that are held', () => {
  it('are handed out once, for half an hour', () => {
    const held = createHeldTexts();
    const key = held.hold('a text', 0);
    expect(held.take(key, 29 * 60_000)).toBe('a text');
    expect(held.take(key, 29 * 60_000)).toBeUndefined();
    expect(held.take(held.hold('a text', 0), 31 * 60_000)).toBeUndefined();
  });

  it('are twenty at most: the first goes first', () => {
    const held = createHeldTexts();
    const keys = Array.from({ length: 21 }, (_, index) => held.hold(`text ${index}`, 0));
    expect(keys.map((key) => held.take(key, 1) !== undefined)).toEqual([false, ...Array(20).fill(true)]);
  });
});
