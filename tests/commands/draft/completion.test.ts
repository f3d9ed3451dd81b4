import { describe, expect, it, vi } from 'vitest';
import type { Context } from '../../../src/commands/command.ts';
import { chatContext } from '../../fixtures/commands.ts';
import { editorAt } from './editors-desk.ts';
import { ferryDraft, ID } from './ferry-draft.ts';

const editor = chatContext({ edits: true });

const reader: Context = {
  ...editor,
  asker: { ...editor.asker, id: 'U2', mayEdit: async () => false },
};

/** Completion as an editor knows it who has typed a letter: what is offered comes of the letter before. */
async function completing() {
  const { commands, desk } = editorAt({
    drafts: [ferryDraft(), ferryDraft({ id: 'pier-notice', title: 'The pier' })],
  });
  const valuesOf = (option: string, typed: string, context: Context = editor) =>
    commands.complete('draft', option, typed, context).map(({ value }) => value);
  await vi.waitFor(() => expect(valuesOf('draft', '')).toHaveLength(2));
  return { valuesOf, desk };
}

describe('Completion of draft', () => {
  it('offers drafts, items, details, briefs and subjects of a history', async () => {
    const { valuesOf } = await completing();
    expect(valuesOf('draft', '')).toEqual(['pier-notice', ID]);
    expect(valuesOf('draft', 'winter')).toEqual([ID]);
    expect(valuesOf('item', 'q')).toEqual(['q1', 'q2', 'q3', 'quotations']);
    expect(valuesOf('item', 'key')).toEqual(['k1', 'k2']);
    expect(valuesOf('detail', 'out')).toEqual(['outlet']);
    expect(valuesOf('brief', 'fer')).toEqual(['harbour-ferry']);
    expect(valuesOf('subject', 'fer')).toEqual([ID, 'harbour-ferry']);
    expect(valuesOf('words', '')).toEqual([]);
  });

  it('offers the feeds that are followed, once they are', async () => {
    const { valuesOf, desk } = await completing();
    expect(valuesOf('feed', 'harb')).toEqual([]);
    const address = 'https://radio.example.org/feed.xml';
    await desk.addFeed(
      { address, platform: 'slack', channel: 'C1', mode: 'drafts' },
      { platform: 'slack', id: 'U1' },
      0,
    );
    await vi.waitFor(() => expect(valuesOf('feed', 'harb')).toEqual(['harbour-radio']));
  });

  it('offers nothing to somebody who is no editor, however much is typed', async () => {
    const { valuesOf } = await completing();
    for (const typed of ['', 'f', 'fe']) {
      expect(valuesOf('draft', typed, reader)).toEqual([]);
      await new Promise(setImmediate);
    }
  });

  it('ends for somebody who is an editor no more', async () => {
    const { valuesOf } = await completing();
    const dismissed = { ...editor, asker: { ...editor.asker, mayEdit: async () => false } };
    await vi.waitFor(() => expect(valuesOf('draft', '', dismissed)).toEqual([]));
  });
});
