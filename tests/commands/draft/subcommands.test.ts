import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../src/commands/command.ts';
import { RUNS } from '../../../src/commands/draft/runs.ts';
import { SUBCOMMANDS } from '../../../src/commands/draft/subcommands.ts';
import { chatContext, commandsOver, textOf } from '../../fixtures/commands.ts';
import { editorAt } from './editors-desk.ts';
import { ADDRESS, ID } from './ferry-draft.ts';

describe('The subcommands of draft', () => {
  const command = commandsOver([]).list.find(({ name }) => name === 'draft');

  it('are each answered, and no others', () => {
    expect([...RUNS.keys()].sort()).toEqual(SUBCOMMANDS.map(({ name }) => name).sort());
  });

  it('are explained so that a phone holds them, and all of them where there is room', async () => {
    const { commands, ask } = editorAt();
    const inChat = textOf(await ask('draft help'));
    expect(inChat.split('\n').length).toBeLessThanOrEqual(18);
    for (const { name } of SUBCOMMANDS) expect(inChat).toMatch(new RegExp(`\\b${name}\\b`));
    const place = { platform: 'terminal', extent: 'page' } as const;
    const onPage = textOf(await commands.answer('draft help', { ...chatContext({ edits: true }), place }));
    for (const { summary } of SUBCOMMANDS) expect(onPage).toContain(summary);
  });

  it('fit Discord: 25 at most, with texts of 100 characters at most and names in lower case', () => {
    expect(SUBCOMMANDS.length).toBeLessThanOrEqual(25);
    for (const { name, summary, options = [] } of SUBCOMMANDS) {
      const texts = [
        summary,
        ...options.flatMap(({ description, choices = [] }) => [
          description,
          ...choices.map(({ label }) => label),
        ]),
      ];
      expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(100);
      expect([name, ...options.map((option) => option.name)].join('')).toMatch(/^[a-z]+$/);
    }
    expect(command?.summary.length).toBeLessThanOrEqual(100);
  });

  it.each([
    ['new', { address: ADDRESS, anyway: 'anyway' }, `draft new ${ADDRESS} anyway`],
    ['keep', { draft: ID, item: 'q1' }, `draft keep ${ID} q1`],
    ['reword', { draft: ID, item: 'k1', words: 'In my words.' }, `draft reword ${ID} k1 In my words.`],
    ['set', { draft: ID, detail: 'topics', value: 'islands' }, `draft set ${ID} topics islands`],
    ['publish', { draft: ID, when: 'next' }, `draft publish ${ID} next`],
    ['feed', { action: 'add', feed: ADDRESS, mode: 'auto' }, `draft feed add ${ADDRESS} auto`],
    ['feed', {}, 'draft feed'],
  ])('read what a platform’s options say as the line: %s %o', (name, values, line) => {
    expect(command && lineOf(command, name, new Map(Object.entries(values)))).toBe(line);
  });

  it('never fail, whatever an editor types', async () => {
    const { ask } = editorAt();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', ...SUBCOMMANDS.map(({ name }) => name)),
        fc.constantFrom('', ID, 'zebra'),
        fc.constantFrom('', 'q1', 'k1', 'summary', 'topics', 'add'),
        fc.string({ unit: 'binary', maxLength: 60 }),
        async (...words) => {
          const answer = await ask(`draft ${words.join(' ')}`);
          expect(answer.audience).toBe('private');
        },
      ),
    );
  });

  it('take no more than a form holds, but for a pasted text', async () => {
    const { ask } = editorAt({ drafts: [] });
    expect(textOf(await ask(`draft reword ${ID} k1 ${'z'.repeat(9_000)}`))).toContain('That is too long');
    expect((await ask(`draft paste ${'word '.repeat(9_000)}`)).outcome).toBe('answered');
  });
});
