import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_NOT_FOUND } from '../../src/commands/not-found.ts';
import { exampleBrief, literalBrief, longBrief } from '../fixtures/brief.ts';
import { chatContext, commandsOver, linesOf, pageContext, textOf } from '../fixtures/commands.ts';

const commands = commandsOver([exampleBrief(), literalBrief()]);
const ask = (line: string) => commands.answer(line, chatContext());

describe('What is not understood', () => {
  it('is answered with the nearest names and an example', async () => {
    const answer = await ask('brief zebra');
    expect(answer.outcome).toBe('not-found');
    expect(textOf(answer)).toMatch(/^No brief matches: zebra\. Nearest: .+\. Example: \/brief \S+$/);
    expect(linesOf(answer).length).toBeGreaterThan(0);
  });

  it('has no buttons where there is nothing to press', async () => {
    expect(linesOf(await commands.answer('brief zebra', pageContext()))).toEqual([]);
  });

  it.each(['brief', 'quote', 'digest', 'help', 'nonsense'])(
    'is answered within 300 characters that echo at most 60, whatever follows %s',
    async (name) => {
      for (const input of [
        'z'.repeat(5_000),
        '🐘'.repeat(40),
        'zz '.repeat(2_000),
        '\u202Ezzz\nzzz',
        '👩‍👩‍👧‍👦'.repeat(99),
      ]) {
        const answer = await ask(`${name} ${input}`);
        expect(answer.outcome).toBe('not-found');
        expect(textOf(answer).length).toBeLessThanOrEqual(LONGEST_NOT_FOUND);
        expect(textOf(answer)).not.toMatch(/z{61}|[\n\u202E]/);
        expect(textOf(answer).isWellFormed()).toBe(true);
        expect(textOf(answer)).toContain('Example: /');
      }
    },
  );

  it('never makes a command fail, whatever is typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('brief', 'quote', 'digest', 'help', ''),
        fc.string({ unit: 'binary', maxLength: 200 }),
        async (name, input) => {
          const answer = await ask(`${name} ${input}`);
          expect(['answered', 'not-found', 'refused']).toContain(answer.outcome);
        },
      ),
    );
  });

  it('stays within 300 characters in a library whose names are as long as they may be', async () => {
    const answer = await commandsOver([longBrief()]).answer(`brief ${'zebra '.repeat(12)}`, chatContext());
    expect(textOf(answer).length).toBeLessThanOrEqual(LONGEST_NOT_FOUND);
  });
});

describe('A command line', () => {
  it.each(['brief ferry', '/brief ferry', '!brief ferry', '  /BRIEF   ferry '])(
    'may be written %j',
    async (line) => {
      expect((await ask(line)).card.title).toBe('The winter without a ferry');
    },
  );

  it('that is empty is answered with help', async () => {
    expect((await ask('')).card.title).toBe('What you can ask');
  });

  it('with an unknown command is answered with the nearest', async () => {
    const answer = await ask('qoute Okafor');
    expect(textOf(answer)).toMatch(/^No command is called: qoute\. Nearest: quote/);
  });

  it('may be left out: the name of a story or a speaker is enough', async () => {
    expect((await ask('ferry')).card.title).toBe('The winter without a ferry');
    expect(textOf(await ask('Lindqvist'))).toContain('A ship that sails empty');
    expect((await ask('elephants')).outcome).toBe('not-found');
  });

  it('is known by its first word', () => {
    expect(commands.knows('Quote')).toBe(true);
    expect(commands.knows('play')).toBe(false);
  });

  it('is none of help, which is everybody’s word, and is run all the same where it is meant for the bot', async () => {
    expect(commands.knows('help')).toBe(false);
    expect((await ask('help')).card.title).toBe('What you can ask');
    expect((await ask('brief help')).card.title).toBe('/brief');
  });

  it('on every button leads to an answer', async () => {
    const visited = new Set<string>();
    const waiting = ['brief', 'help', 'quote', 'brief ferry', 'digest'];
    for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
      if (visited.has(line)) continue;
      visited.add(line);
      const answer = await ask(line);
      if (!line.startsWith('digest')) expect([line, answer.outcome]).toEqual([line, 'answered']);
      waiting.push(...linesOf(answer));
    }
    expect(visited.size).toBeGreaterThan(15);
  });
});

describe('Help', () => {
  it('names every command, and what a platform cannot do', async () => {
    const { asker, place, at } = chatContext();
    const answer = await commands.answer('help', {
      asker,
      at,
      place: { ...place, notes: ['Typed commands are off.'] },
    });
    for (const name of ['brief', 'quote', 'digest']) expect(textOf(answer)).toContain(`/${name}`);
    expect(textOf(answer)).toContain('Typed commands are off.');
  });

  it.each(['quote help', 'quote ?', 'help quote'])('explains one command: %s', async (line) => {
    expect((await ask(line)).card.title).toBe('/quote');
  });

  it.each(['help', '?', '--help', ''])('is what %j asks for', async (line) => {
    expect((await ask(line)).card.title).toBe('What you can ask');
  });

  it('explains what belongs to a command', async () => {
    expect(textOf(await ask('help digest'))).toContain('digest status: What was posted where');
    expect(textOf(await ask('help quote'))).toContain('Example: /quote');
  });
});

describe('An answer that everybody sees', () => {
  it('offers nothing to share', async () => {
    const context = chatContext();
    const here = { ...context, place: { ...context.place, public: true } };
    expect(linesOf(await commands.answer('quote Lindqvist', here))).toEqual(['brief ferry']);
    expect(linesOf(await commands.answer('brief ferry', here)).join()).not.toContain('share');
  });
});

describe('Completion', () => {
  it('offers briefs and speakers that finish what was begun', () => {
    expect(commands.complete('brief', 'topic', 'fer', chatContext()).map(({ value }) => value)).toContain(
      'ferry',
    );
    expect(commands.complete('quote', 'who', 'oka', chatContext()).map(({ value }) => value)).toContain(
      'Ines Okafor',
    );
    expect(commands.complete('quote', 'number', '1', chatContext())).toEqual([]);
    expect(commands.complete('play', 'who', '', chatContext())).toEqual([]);
  });

  it('keeps to 25 values of 100 characters', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      exampleBrief({ id: `story-${index}`, title: 'x'.repeat(120), aliases: [`alias ${index}`] }),
    );
    const offered = commandsOver(many).complete('brief', 'topic', 'a', chatContext());
    expect(offered).toHaveLength(25);
    expect(Math.max(...offered.map(({ label }) => label.length))).toBe(100);
  });
});

describe('The answer limit', () => {
  it('gives a person five answers within ten seconds, then asks for a moment', async () => {
    const limited = commandsOver([exampleBrief()], { limit: { answers: 5, within: 10_000 } });
    const outcomes = [];
    for (const at of [0, 1, 2, 3, 4, 5, 9_999, 10_001]) {
      outcomes.push((await limited.answer('brief ferry', chatContext({ at }))).outcome);
    }
    expect(outcomes).toEqual([...Array(5).fill('answered'), 'limited', 'limited', 'answered']);
  });

  it('counts each person alone', async () => {
    const limited = commandsOver([exampleBrief()], { limit: { answers: 1, within: 10_000 } });
    const context = chatContext();
    await limited.answer('brief', context);
    const other = { ...context, asker: { ...context.asker, id: 'U2' } };
    expect((await limited.answer('brief', other)).outcome).toBe('answered');
    expect((await limited.answer('brief', context)).outcome).toBe('limited');
  });
});
