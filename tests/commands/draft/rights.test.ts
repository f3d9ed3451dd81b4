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
  it('is told to ask in private where everybody would see the answer, and nothing is done', async () => {
    const commands = commandsOver([], {
      desk: () => {
        throw new Error('The desk was asked');
      },
    });
    const { asker, place, at } = chatContext({ edits: true });
    const ask = async (line: string) => {
      const answer = await commands.answer(line, { asker, place: { ...place, public: true }, at });
      expect(answer.outcome).toBe('refused');
      return textOf(answer);
    };
    // What stands behind the subcommand is not repeated: it may be words of a source.
    expect(await ask(`draft trim ${ID} q1 We asked`)).toBe(
      'Only you should see what is answered to this, so nothing was done. Ask with /draft trim.',
    );
    expect(await ask('draft zebra')).toContain('Ask with /draft list.');
  });

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
