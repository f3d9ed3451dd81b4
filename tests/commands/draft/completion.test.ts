import { describe, expect, it } from 'vitest';
import { chatContext } from '../../fixtures/commands.ts';
import { editorAt } from './editors-desk.ts';
import { ferryDraft, ID } from './ferry-draft.ts';

describe('Completion of draft', () => {
  const valuesOf = (
    command: ReturnType<typeof editorAt>['commands'],
    option: string,
    typed: string,
    edits = true,
  ) => command.complete('draft', option, typed, chatContext({ edits })).map(({ value }) => value);

  /** What is offered comes of the letter typed before: the desk has to be asked first. */
  async function known(edits = true) {
    const editor = editorAt({ drafts: [ferryDraft(), ferryDraft({ id: 'pier-notice', title: 'The pier' })] });
    valuesOf(editor.commands, 'draft', '', edits);
    await new Promise(setImmediate);
    return editor.commands;
  }

  it('offers drafts, items, details, briefs and feeds', async () => {
    const commands = await known();
    expect(valuesOf(commands, 'draft', '')).toEqual(['pier-notice', ID]);
    expect(valuesOf(commands, 'draft', 'winter')).toEqual([ID]);
    expect(valuesOf(commands, 'item', 'q')).toEqual(['q1', 'q2', 'q3', 'quotations']);
    expect(valuesOf(commands, 'item', 'key')).toEqual(['k1', 'k2']);
    expect(valuesOf(commands, 'detail', 'out')).toEqual(['outlet']);
    expect(valuesOf(commands, 'brief', 'fer')).toEqual(['harbour-ferry']);
    expect(valuesOf(commands, 'words', '')).toEqual([]);
  });

  it('offers nothing to somebody who is no editor', async () => {
    const commands = await known(false);
    await new Promise(setImmediate);
    expect(valuesOf(commands, 'draft', '', false)).toEqual([]);
  });

  it('ends for somebody who was an editor', async () => {
    const commands = await known();
    valuesOf(commands, 'draft', '', false);
    await new Promise(setImmediate);
    expect(valuesOf(commands, 'draft', '', false)).toEqual([]);
  });
});
