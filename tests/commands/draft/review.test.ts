import { describe, expect, it } from 'vitest';
import type { Button, Card, Inline } from '../../../src/cards/card.ts';
import { LIMITS } from '../../../src/platforms/discord/limits.ts';
import { chatContext, linesOf, textOf } from '../../fixtures/commands.ts';
import { editorAt } from './editors-desk.ts';
import { ferryDraft, ID } from './ferry-draft.ts';

/** The runs of a card's paragraphs that stand out. */
function strongIn({ elements }: Card): readonly string[] {
  return elements
    .flatMap((element): readonly Inline[] => (element.type === 'paragraph' ? element.text : []))
    .flatMap((inline) => (inline.type === 'strong' ? [inline.text] : []));
}

describe('A draft that is opened for review', () => {
  it('shows its title, what is missing and its summary, the source’s words in marks, and leads to its parts', async () => {
    const { ask } = editorAt();
    const answer = await ask(`draft show ${ID}`);
    const text = textOf(answer);
    expect(answer).toMatchObject({ outcome: 'answered', audience: 'private' });
    expect(answer.card.title).toBe('Draft: The ferry will not come back this winter');
    expect(text).toContain('Source: Harbour Radio (undated in the source)');
    expect(text).toContain('Still to do: the summary, 2 key points, 1 position, 3 quotations.');
    expect(text).toContain('0 of 7 decided');
    expect(text).toMatch(
      /“The last ferry .+ get to work\.”\nsummary · words of Harbour Radio, to be put in yours/,
    );
    expect(text.split('\n').length).toBeLessThanOrEqual(15);
    expect(linesOf(answer)).toEqual(
      expect.arrayContaining([`draft show ${ID} points`, `draft show ${ID} quotations`]),
    );
    expect(textOf(await ask(`draft show ${ID} points`))).toMatch(
      /“Okafor said .+\nk2 · claim of Ines Okafor · words of Harbour Radio/,
    );
  });

  it('shows each quotation in its sentence, in which its words stand out', async () => {
    const { ask } = editorAt();
    const { card } = await ask(`draft show ${ID} q2`);
    expect(textOf({ card, outcome: 'answered', audience: 'private' })).toContain(
      'In the source: “A ship that sails empty helps nobody,” said its director, Ray Lindqvist, “and',
    );
    expect(strongIn(card)).toEqual([
      'A ship that sails empty helps nobody,',
      'and a ship that sails at a loss will soon not sail at all.',
    ]);
  });

  it('marks speakers that are not certain, and offers who it may be', async () => {
    const { ask } = editorAt();
    const uncertain = await ask(`draft show ${ID} q2`);
    expect(textOf(uncertain)).toContain('q2 · speaker not certain: perhaps Ray Lindqvist');
    expect(linesOf(uncertain).slice(0, 2)).toEqual([
      `draft speaker ${ID} q2 Ray Lindqvist`,
      `draft speaker ${ID} q2 Ines Okafor`,
    ]);
    const unknown = await ask(`draft show ${ID} q3`);
    expect(textOf(unknown)).toContain('q3 · speaker not known');
    expect(textOf(await ask(`draft show ${ID} q1`))).toContain('q1 · Ines Okafor');
    expect(linesOf(await ask(`draft show ${ID} q1`)).join()).not.toContain('speaker ferry-winter q1 ');
  });

  it('asks whose claim a figure is where that is not certain, and names nobody as if it were', async () => {
    const { figures } = ferryDraft();
    const likely = figures.map((figure) => ({
      ...figure,
      claim: 'Ray Lindqvist',
      credit: 'likely' as const,
    }));
    const { ask, draft } = editorAt({ drafts: [ferryDraft({ figures: likely })] });
    expect(textOf(await ask(`draft show ${ID}`))).toContain('3 quotations, 1 figure.');
    const asked = await ask(`draft keep ${ID} f1`);
    expect(textOf(asked)).toContain(
      'f1 · “some 4,000”: islanders without a ferry (whose claim is not certain: perhaps Ray Lindqvist) · kept',
    );
    expect(textOf(asked)).toContain('0 of 8 decided');
    expect(linesOf(asked)[0]).toBe(`draft speaker ${ID} f1 Ray Lindqvist`);
    const named = await ask(`draft speaker ${ID} f1 Ines Okafor`);
    expect(textOf(named)).toContain('islanders without a ferry (Ines Okafor) · kept');
    expect(textOf(named)).toContain('0 of 7 decided');
    expect(draft(ID)?.figures[0]).toMatchObject({ claim: 'Ines Okafor', credit: 'named' });
  });

  it('fits a phone in a chat, and is whole where there is room', async () => {
    const many = ferryDraft({
      texts: Array.from({ length: 9 }, (_, index) => ({
        ...ferryDraft().texts[0],
        id: `k${index + 1}`,
        kind: 'key-point' as const,
        span: { start: 0, end: 9 },
        wording: { kind: 'open' as const },
      })),
    });
    const { ask, commands } = editorAt({ drafts: [many] });
    const inChat = await ask(`draft show ${ID}`);
    expect(textOf(inChat)).not.toContain('k1 ·');
    expect(linesOf(inChat)).toContain(`draft show ${ID} points`);
    expect(textOf(await ask(`draft show ${ID} points`))).toContain('k9 ·');
    const place = { platform: 'terminal', extent: 'page' } as const;
    const onPage = await commands.answer(`draft show ${ID}`, { ...chatContext({ edits: true }), place });
    expect(textOf(onPage)).toContain('k9 ·');
    expect(textOf(onPage)).toContain('“some 4,000”: islanders without a ferry (Harbour Radio)');
  });

  it('has no more to press than Discord takes in a message', async () => {
    const { ask } = editorAt();
    for (const line of [
      `draft show ${ID}`,
      `draft show ${ID} q2`,
      `draft keep ${ID} q1`,
      `draft set ${ID}`,
    ]) {
      const { elements } = (await ask(line)).card;
      const rows = elements.reduce((count, element) => {
        if (element.type === 'buttons')
          return count + Math.ceil(element.buttons.length / LIMITS.buttonsInRow);
        return element.type === 'choice'
          ? count + Math.ceil(element.choices.length / LIMITS.selectOptions)
          : count;
      }, 0);
      expect(rows).toBeLessThanOrEqual(LIMITS.rows);
    }
  });

  it('can be walked through: every button and choice leads to an answer', async () => {
    const { ask } = editorAt();
    const visited = new Set<string>();
    const waiting = [`draft show ${ID}`, 'draft list', 'draft feed list'];
    for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
      if (visited.has(line) || /publish|discard|correct/.test(line)) continue;
      visited.add(line);
      const answer = await ask(line);
      // What is reset or dropped meanwhile may have nothing to keep any more: only that it is answered counts.
      expect([line, answer.outcome]).toEqual([line, 'answered']);
      waiting.push(...linesOf(answer));
    }
    expect(visited.size).toBeGreaterThan(40);
  });
});

const buttonsIn = ({ elements }: Card): readonly Button[] =>
  elements.flatMap((element) => (element.type === 'buttons' ? element.buttons : []));

describe('One decision after the other', () => {
  it('leads on to the next item, tells how far the review is, and has a way back', async () => {
    const { ask, draft } = editorAt();
    const kept = await ask(`draft keep ${ID} q1`);
    expect(kept.card.title).toBe('Quotation q2');
    expect(textOf(kept)).toContain('Kept: quotation q1.');
    expect(textOf(kept)).toContain('1 of 7 decided');
    expect(linesOf(kept).at(-1)).toBe(`draft show ${ID} q1`);
    expect(draft(ID)?.quotations[0]?.decision).toBe('kept');
  });

  it('is made about several items at once, all of them or none', async () => {
    const { ask, draft } = editorAt();
    const kept = await ask(`draft keep ${ID} q1, q2 q1`);
    expect(textOf(kept)).toContain('Kept: quotation q1, quotation q2.');
    expect(draft(ID)?.quotations.map(({ decision }) => decision)).toEqual(['kept', 'kept', 'open']);
    // Who said q2 is still to be named.
    expect(kept.card.title).toBe('Quotation q2');
    const dropped = await ask(`draft drop ${ID} k1 k2 f1`);
    expect(textOf(dropped)).toContain('Dropped: key point k1, key point k2, figure f1.');
  });

  it('says what was done before an item that cannot be decided so', async () => {
    const { ask, draft } = editorAt();
    const refused = textOf(await ask(`draft keep ${ID} q1 p1`));
    expect(refused).toContain('Kept: quotation q1.');
    expect(refused).toContain('p1 was not changed: Only a key point can stay');
    expect(draft(ID)?.quotations[0]?.decision).toBe('kept');
  });

  it('leads on by a button that names the next item, also after words were changed', async () => {
    const { ask } = editorAt();
    const { card } = await ask(`draft reword ${ID} summary The ferry stopped.`);
    expect(buttonsIn(card)).toContainEqual({
      label: 'Next: k1',
      line: `draft show ${ID} k1`,
      style: 'primary',
    });
  });

  it('names somebody whom the source does not, says so, and can be undone', async () => {
    const { ask } = editorAt();
    const { card } = await ask(`draft speaker ${ID} q1 Zorro`);
    expect(textOf({ card, outcome: 'answered', audience: 'private' })).toContain(
      'The source does not name Zorro: is that right?',
    );
    expect(buttonsIn(card)).toContainEqual({ label: 'Undo', line: `draft speaker ${ID} q1 Ines Okafor` });
    expect(textOf(await ask(`draft speaker ${ID} q1 Ines Okafor`))).not.toContain('does not name');
  });

  it('offers a person once, with an office before the name or without', async () => {
    const [first, second, ...rest] = ferryDraft().quotations;
    if (first === undefined || second === undefined) throw new Error('The draft has too few quotations');
    const quotations = [first, { ...second, speaker: 'Director Ray Lindqvist', certain: false }, ...rest];
    const { ask } = editorAt({ drafts: [ferryDraft({ quotations })] });
    const speakers = linesOf(await ask(`draft show ${ID} q2`)).filter((line) =>
      line.startsWith(`draft speaker ${ID} q2 `),
    );
    expect(speakers).toEqual([`draft speaker ${ID} q2 Ray Lindqvist`, `draft speaker ${ID} q2 Ines Okafor`]);
  });

  it('stays with a quotation that is kept while nobody is named for it', async () => {
    const { ask, draft } = editorAt();
    const kept = await ask(`draft keep ${ID} q2`);
    expect(kept.card.title).toBe('Quotation q2');
    expect(textOf(kept)).toContain('Who said it is still to be named.');
    const named = await ask(`draft speaker ${ID} q2 Ray Lindqvist`);
    expect(textOf(named)).toContain('q2 · Ray Lindqvist · kept');
    expect(textOf(named)).toContain('1 of 7 decided');
    expect(draft(ID)?.quotations[1]).toMatchObject({ certain: true, speaker: 'Ray Lindqvist' });
  });

  it('keeps a key point as a quotation of the outlet, in marks, and nothing else so', async () => {
    const { ask } = editorAt();
    await ask(`draft keep ${ID} k1`);
    expect(textOf(await ask(`draft show ${ID} k1`))).toMatch(
      /^Key point k1\n\n“The last ferry .+”\nk1 · stays as a quotation of Harbour Radio/,
    );
    const refused = await ask(`draft keep ${ID} p1`);
    expect(refused.outcome).toBe('refused');
    expect(textOf(refused)).toContain('Nothing was changed: Only a key point can stay');
  });

  it('goes through figures and people one by one, which stay unless they are dropped', async () => {
    const { ask, draft } = editorAt();
    const dropped = await ask(`draft drop ${ID} n1`);
    expect(dropped.card.title).toBe('Person n2');
    expect(draft(ID)?.people[0]?.decision).toBe('dropped');
    expect(textOf(await ask(`draft show ${ID} n1`))).toContain('n1 · Ines Okafor · also Okafor · dropped');
  });

  it('can be taken back to what was found', async () => {
    const { ask, draft } = editorAt();
    await ask(`draft drop ${ID} k1`);
    expect(linesOf(await ask(`draft show ${ID} k1`))).toContain(`draft reset ${ID} k1`);
    expect(textOf(await ask(`draft reset ${ID} k1`))).toContain('Reset: key point k1.');
    expect(draft(ID)?.texts[0]?.wording).toEqual({ kind: 'open' });
  });

  it('says at the end what is still missing, with a button to each', async () => {
    const { ask } = editorAt();
    const answer = await ask(`draft keep ${ID} f1`);
    expect(textOf(answer)).toContain('7 things are still missing:');
    expect(linesOf(answer)).toContain(`draft show ${ID} q3`);
  });
});

describe('The list of drafts', () => {
  it('names a draft without a title by the first words of its source, in marks', async () => {
    const { ask } = editorAt({ drafts: [ferryDraft({ title: '' })] });
    expect(textOf(await ask('draft list'))).toContain(`“The ferry will not come back this winter …” · ${ID}`);
    expect((await ask(`draft show ${ID}`)).card.title).toBe(
      'Draft: “The ferry will not come back this winter …”',
    );
  });
});

describe('What is not clear', () => {
  it.each([
    ['draft show', 'Which draft? Nearest: ferry-winter.', `draft show ${ID}`],
    [
      'draft show ferry-wintre',
      'No draft is called: ferry-wintre. Nearest: ferry-winter.',
      `draft show ${ID}`,
    ],
    [`draft keep ${ID}`, 'Which item of ferry-winter?', `draft keep ${ID} k1`],
    [`draft keep ${ID} q9`, 'This draft has no item: q9. Nearest: q3; q2; q1.', `draft keep ${ID} q3`],
    [`draft keep ${ID} q1 q9`, 'This draft has no item: q9. Nearest: q3;', `draft keep ${ID} q3`],
    [`draft trim ${ID} k1`, 'k1 is nothing to trim.', `draft trim ${ID} q1`],
    [`draft show ${ID} zebra`, 'This draft has no item: zebra.', `draft show ${ID} summary`],
    ['draft facts', 'A draft has no: facts. Nearest: draft set.', 'draft set'],
    ['draft shwo', 'A draft has no: shwo. Nearest: draft show', 'draft show'],
    ['draft', 'What about drafts?', 'draft list'],
    [`draft set ${ID} titel`, 'Nothing of a draft is called: titel.', `draft set ${ID} outlet`],
    [`draft set ${ID} title`, 'Nearest: reword title', `draft reword ${ID} title`],
    [`draft publish ${ID} soon`, 'Publish it when?', `draft publish ${ID}`],
    ['draft history', 'The history of which draft, brief or feed?', `draft history ${ID}`],
    ['draft history zebra', 'Nothing is written down of: zebra.', undefined],
  ])('%s is answered with what is meant perhaps', async (line, problem, offered) => {
    const { ask, changes } = editorAt();
    const answer = await ask(line);
    expect(answer).toMatchObject({ outcome: 'not-found', audience: 'private' });
    expect(textOf(answer)).toContain(problem);
    expect(textOf(answer)).toContain('Example: /');
    if (offered !== undefined) expect(linesOf(answer)).toContain(offered);
    expect(changes).toEqual([]);
  });
});
