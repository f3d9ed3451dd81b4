import { describe, expect, it } from 'vitest';
import { SUBCOMMANDS } from '../../../src/commands/draft/subcommands.ts';
import { chatContext, commandsOver, linesOf, textOf } from '../../fixtures/commands.ts';
import { editorAt } from './editors-desk.ts';
import { ID } from './ferry-draft.ts';

describe('Somebody who is no editor', () => {
  it.each(['', ...SUBCOMMANDS.map(({ name }) => name), 'zebra'])(
    'is refused “draft %s” with who may, and the desk is not asked',
    async (name) => {
      const commands = commandsOver([], {
        desk: () => {
          throw new Error('The desk was asked');
        },
      });
      const answer = await commands.answer(`draft ${name} ${ID} q1`, chatContext());
      expect(answer).toMatchObject({ outcome: 'refused', audience: 'private' });
      expect(textOf(answer)).toMatch(
        /DRAFT_EDITORS.+admins.+Manage Server on Discord.+workspace admins on Slack/,
      );
    },
  );

  it('is told by help that there are drafts, and offered no button to be refused by', async () => {
    const commands = commandsOver([]);
    const help = await commands.answer('help', chatContext());
    expect(textOf(help)).toContain('/draft new | paste | list');
    expect(linesOf(help).join()).not.toContain('draft');
    expect(textOf(await commands.answer('draft help', chatContext()))).toContain(
      'draft publish <draft> [now]',
    );
  });
});

describe('An editor', () => {
  it('decides about one item after the other without being asked to wait', async () => {
    const { desk } = editorAt();
    const commands = commandsOver([], { desk: () => desk, limit: { answers: 5, within: 10_000 } });
    const outcomes = [];
    for (let press = 0; press < 31; press += 1) {
      outcomes.push((await commands.answer(`draft keep ${ID} q1`, chatContext({ edits: true }))).outcome);
    }
    expect(outcomes).toEqual([...Array(30).fill('answered'), 'limited']);
    expect((await commands.answer('brief', chatContext())).outcome).not.toBe('limited');
  });
});
