import { describe, expect, it } from 'vitest';
import type { Form } from '../../../src/cards/card.ts';
import type { Answer } from '../../../src/commands/command.ts';
import { drawForm } from '../../../src/platforms/slack/form.ts';
import { chatContext, linesOf, textOf } from '../../fixtures/commands.ts';
import { editorAt } from './editors-desk.ts';
import { ferryDraft, ID } from './ferry-draft.ts';

function formOf({ card }: Answer): Form {
  const form = card.elements.find((element) => element.type === 'form');
  if (form === undefined) throw new Error('There is no form');
  return form;
}

/** What stands in a form's only field. */
function initialOf({ fields }: Form): string | undefined {
  const [field] = fields;
  return field?.kind === 'text' ? field.initial : undefined;
}

describe('The form of an edit', () => {
  it.each([
    ['reword', 'title', 'The ferry will not come back this winter'],
    ['reword', 'k2', 'Okafor said the islanders would hire fishing boats “if that is what it takes”.'],
    ['reword', 'f1', 'islanders without a ferry'],
    ['reword', 'n2', 'director'],
    [
      'trim',
      'q2',
      'A ship that sails empty helps nobody, … and a ship that sails at a loss will soon not sail at all.',
    ],
    ['speaker', 'q2', 'Ray Lindqvist'],
    ['about', 'q1', 'one boat a day'],
    ['set', 'outlet', 'Harbour Radio'],
    ['set', 'topics', ''],
  ])('draft %s of %s has the present text filled in', async (subcommand, item, present) => {
    const { ask } = editorAt();
    const answer = await ask(`draft ${subcommand} ${ID} ${item}`);
    const form = formOf(answer);
    expect(initialOf(form)).toBe(present);
    expect(form.line).toMatch(new RegExp(`^draft ${subcommand} ${ID} ${item} seen:[0-9a-f]{6}$`));
    expect(form.title.length).toBeLessThanOrEqual(24);
    // Where no form can be opened, the line to type stands there.
    expect(textOf(answer)).toContain(`/draft ${subcommand} ${ID} ${item} ${present}`.trim());
  });

  it('opens also for a text that is longer than a field, which is entered anew', async () => {
    const long = 'We waited for a boat all winter. '.repeat(120).trim();
    const text = `“${long}” said Mira Okafor.`;
    const [first] = ferryDraft().quotations;
    if (first === undefined) throw new Error('The draft has no quotation');
    const span = { start: 1, end: 1 + long.length };
    const context = { start: 0, end: text.length };
    const quotation = { ...first, found: [span], pieces: [span], context };
    const { ask, desk } = editorAt({ drafts: [ferryDraft({ quotations: [quotation] })] });
    const { open } = desk;
    desk.open = async (id) => {
      const opened = await open(id);
      return opened && { ...opened, source: { ...opened.source, text } };
    };
    const form = formOf(await ask(`draft trim ${ID} ${quotation.id}`));
    expect(initialOf(form)).toBeUndefined();
    expect(drawForm(form, chatContext().place)).toBeDefined();
    // Its words are shown once: around them stands what the source has around them.
    const shown = textOf(await ask(`draft show ${ID} ${quotation.id}`));
    expect(shown.split(long)).toHaveLength(2);
    expect(shown).toContain('In the source: “…” said Mira Okafor.');
  });

  it('sends a line that changes the item and shows it as it is now', async () => {
    const { ask, draft } = editorAt();
    const { line } = formOf(await ask(`draft reword ${ID} k1`));
    const answer = await ask(`${line} The ferry had stopped\nfor the winter.`);
    expect(draft(ID)?.texts[0]?.wording).toEqual({
      kind: 'reworded',
      text: 'The ferry had stopped for the winter.',
    });
    expect(textOf(answer)).toContain('k1 · Harbour Radio: The ferry had stopped for the winter.');
    expect(linesOf(answer)).toContain(`draft show ${ID} k2`);
    expect(initialOf(formOf(await ask(`draft reword ${ID} k1`)))).toBe(
      'The ferry had stopped for the winter.',
    );
  });

  it('does not put words over those of somebody who was quicker, and keeps what was typed', async () => {
    const { ask, draft, beforeNextChange } = editorAt();
    const { line } = formOf(await ask(`draft reword ${ID} k1`));
    beforeNextChange({ kind: 'reword', item: 'k1', text: 'The last ship had gone.' }, ID);
    const answer = await ask(`${line} The ferry had stopped.`);
    expect(answer.outcome).toBe('refused');
    expect(textOf(answer)).toContain('somebody else has changed it meanwhile');
    expect(textOf(answer)).toContain('You typed: The ferry had stopped.');
    expect(draft(ID)?.texts[0]?.wording).toMatchObject({ text: 'The last ship had gone.' });
    expect(linesOf(answer)).toEqual([`draft reword ${ID} k1`, `draft show ${ID} k1`]);
  });

  it('is no obstacle to somebody who changes another item meanwhile', async () => {
    const { ask, draft, beforeNextChange } = editorAt();
    const { line } = formOf(await ask(`draft reword ${ID} k1`));
    beforeNextChange({ kind: 'drop', item: 'q3' }, ID);
    expect((await ask(`${line} The ferry had stopped.`)).outcome).toBe('answered');
    expect(draft(ID)?.texts[0]?.wording.kind).toBe('reworded');
    expect(draft(ID)?.quotations[2]?.decision).toBe('dropped');
  });
});

describe('A quotation', () => {
  it('can be trimmed to a part, and is shown as trimmed', async () => {
    const { ask, draft } = editorAt();
    const answer = await ask(`draft trim ${ID} q1 We were given a brochure`);
    expect(textOf(answer)).toContain('“We were given a brochure”');
    expect(textOf(answer)).toContain('q1 · Ines Okafor · trimmed · kept');
    expect(draft(ID)?.quotations[0]?.pieces).toHaveLength(1);
  });

  it('is never altered: the difference is shown, and what was typed is kept', async () => {
    const { ask, changes } = editorAt();
    const answer = await ask(`draft trim ${ID} q1 We asked for two boats a day.`);
    expect(answer).toMatchObject({ outcome: 'refused', audience: 'private' });
    expect(textOf(answer)).toContain('[-two-]{+one+}');
    expect(textOf(answer)).toContain('You typed: We asked for two boats a day.');
    // "Edit again" begins with the words of the person, as often as it is pressed.
    for (let presses = 0; presses < 2; presses += 1) {
      const again = await ask(linesOf(answer)[0] ?? '');
      expect(initialOf(formOf(again))).toBe('We asked for two boats a day.');
      expect(textOf(again)).toContain(`/draft trim ${ID} q1 We asked for two boats a day.`);
    }
    // Where they are not held any more, it begins with what is there.
    const forgotten = await ask(`draft trim ${ID} q1 held:0123456789abcdef`);
    expect(initialOf(formOf(forgotten))).toBe('We asked for one boat a day. One. We were given a brochure,');
    expect(changes).toEqual([]);
  });

  it('is nothing to reword', async () => {
    expect(textOf(await editorAt().ask(`draft reword ${ID} q1 Something else`))).toContain(
      'q1 is nothing to reword.',
    );
  });
});

describe('The details of a draft', () => {
  it('are all shown, each to be changed', async () => {
    const { ask } = editorAt();
    const answer = await ask(`draft set ${ID}`);
    expect(textOf(answer)).toContain('Outlet: Harbour Radio\nProgramme: none');
    expect(linesOf(answer)).toContain(`draft set ${ID} topics`);
    expect(linesOf(answer).join()).not.toContain('note');
    expect(textOf(await ask(`draft show ${ID} outlet`))).toMatch(/^The outlet\n\nHarbour Radio/);
    expect(textOf(await ask(`draft show ${ID} facts`))).toBe(textOf(answer));
  });

  it('are set, and emptied by none or by an empty form', async () => {
    const { ask, draft } = editorAt();
    await ask(`draft set ${ID} reporter Nia Example`);
    await ask(`draft set ${ID} topics islands, ferries , `);
    await ask(`draft set ${ID} url https://radio.example.org/other`);
    expect(draft(ID)).toMatchObject({
      topics: ['islands', 'ferries'],
      facts: { outlet: 'Harbour Radio', reporter: 'Nia Example', url: 'https://radio.example.org/other' },
    });
    await ask(`draft set ${ID} reporter none`);
    await ask(formOf(await ask(`draft set ${ID} topics`)).line);
    expect(draft(ID)?.facts.reporter).toBeUndefined();
    expect(draft(ID)?.topics).toEqual([]);
  });

  it('that cannot be are refused with the reason', async () => {
    const { ask } = editorAt();
    const answer = await ask(`draft set ${ID} published yesterday`);
    expect(answer.outcome).toBe('refused');
    expect(textOf(answer)).toContain('must be a date such as 2019-09-10');
    expect(textOf(answer)).toContain('You typed: yesterday');
  });

  it('go on under a new id', async () => {
    const { ask, draft } = editorAt();
    const answer = await ask(`draft set ${ID} id winter-without-ferry`);
    expect(linesOf(answer)).toContain('draft set winter-without-ferry outlet');
    expect(draft('winter-without-ferry')).toBeDefined();
    // The old one finds it, and says so.
    const found = await ask(`draft show ${ID}`);
    expect(textOf(found)).toContain(`${ID} is winter-without-ferry now.`);
    expect(linesOf(found)).toContain('draft set winter-without-ferry');
  });

  it('of a correction hold what is corrected', async () => {
    const { ask, draft } = editorAt({ drafts: [ferryDraft({ corrects: { brief: 'id: x' } })] });
    await ask(`draft set ${ID} note It was 40, not 4,000.`);
    expect(draft(ID)?.corrects?.note).toBe('It was 40, not 4,000.');
  });
});
