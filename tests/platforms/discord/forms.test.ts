import { describe, expect, it } from 'vitest';
import { type Card, type Form, notice, paragraph } from '../../../src/cards/card.ts';
import type { Answer } from '../../../src/commands/command.ts';
import type { InteractionResult } from '../../../src/sandbox/discord/interaction-result.ts';
import { answered, run } from './running.ts';

const FORM: Form = {
  type: 'form',
  title: 'What the bridge did',
  submit: 'Say so',
  line: 'digest say',
  fields: [
    { name: 'where', label: 'Where', kind: 'text', initial: 'the river', hint: 'A place' },
    { name: 'words', label: 'In your words', kind: 'text', lines: 'many', longest: 300, optional: true },
    {
      name: 'mood',
      label: 'How',
      kind: 'choice',
      choices: [
        { label: 'Gladly', value: 'glad' },
        { label: 'Sadly', value: 'sad' },
      ],
      initial: 'sad',
    },
  ],
};

const formCard = (form: Form): Card => ({ elements: [paragraph('Type it: digest say …'), form] });

/** Answers as a command with a form would: what was not understood is refused. */
function respond(line: string): Answer {
  if (line === 'digest preview') return answered(formCard(FORM));
  if (line === 'digest now') return answered(formCard({ ...FORM, line: `digest say ${'far '.repeat(40)}` }));
  if (line === 'brief') {
    const fields = [1, 2, 3, 4, 5, 6].map((n) => ({ name: `f${n}`, label: `F ${n}`, kind: 'text' as const }));
    return answered(formCard({ ...FORM, fields }));
  }
  if (line.includes('nowhere'))
    return { ...answered(notice('There is no such place.')), outcome: 'not-found' };
  return answered(notice(`You said: ${line}`));
}

/** The form that an interaction opened. */
function formIn(result: InteractionResult) {
  if (result.state !== 'modal') throw new Error(`It is ${result.state}, and no form.`);
  return result;
}

/** What somebody reads in answer. */
function textIn(result: InteractionResult): string {
  if (result.state !== 'answered') throw new Error(`It is ${result.state}, and no answer.`);
  return JSON.stringify(result.message);
}

describe('a form in Discord', () => {
  it('opens in answer to a command, with labels, hints and what is set at first', async () => {
    const { sandbox } = await run({ respond });
    const { modal } = formIn(await sandbox.command('/digest preview'));
    expect(modal.title).toBe('What the bridge did');
    expect(modal.components).toMatchObject([
      { label: 'Where', description: 'A place', component: { style: 1, value: 'the river', required: true } },
      { label: 'In your words', component: { style: 2, max_length: 300, required: false } },
      { label: 'How', component: { options: [{ value: 'glad' }, { value: 'sad', default: true }] } },
    ]);
    expect(sandbox.ephemerals()).toHaveLength(0);
  });

  it('runs its line with what was entered, in order, keeping line breaks', async () => {
    const { sandbox, commands } = await run({ respond });
    const { submit } = formIn(await sandbox.command('/digest preview', { user: 'Robin' }));
    const done = await submit({ where: ' the pier ', words: 'It fell.\n\nIt rose.', mood: ['glad'] });
    expect(textIn(done)).toContain('You said: digest say the pier');
    expect(commands.asked.at(-1)?.line).toBe('digest say the pier It fell.\n\nIt rose. glad');
    expect(sandbox.ephemerals('Robin')).toHaveLength(1);
  });

  it('carries a line that is too long for its id', async () => {
    const { sandbox, commands } = await run({ respond });
    const { submit } = formIn(await sandbox.command('/digest now'));
    await submit({ where: 'away', words: '', mood: ['sad'] });
    expect(commands.asked.at(-1)?.line).toBe(`digest say ${'far '.repeat(40)} away sad`);
  });

  it('opens again with what was entered where that was not understood', async () => {
    const { sandbox, commands } = await run({ respond });
    const { submit } = formIn(await sandbox.command('/digest preview'));
    const refused = await submit({ where: 'nowhere', words: 'It *fell*.', mood: ['glad'] });
    expect(textIn(refused)).toContain('There is no such place.');
    if (refused.state !== 'answered') throw new Error('There is no answer.');
    const asked = commands.asked.length;
    const { modal, submit: again } = formIn(
      await sandbox.press(refused.message, { label: 'Change what I entered' }),
    );
    expect(commands.asked).toHaveLength(asked);
    expect(modal.components).toMatchObject([
      { component: { value: 'nowhere' } },
      { component: { value: 'It *fell*.' } },
      { component: { options: [{ value: 'glad', default: true }, { value: 'sad' }] } },
    ]);
    expect(textIn(await again({ where: 'here', words: '', mood: ['sad'] }))).toContain('digest say here sad');
  });

  it('says so where what was entered is kept no longer', async () => {
    let now = Date.now();
    const { sandbox } = await run({ respond, clock: () => now });
    const { submit } = formIn(await sandbox.command('/digest preview'));
    const refused = await submit({ where: 'nowhere', words: '', mood: ['glad'] });
    if (refused.state !== 'answered') throw new Error('There is no answer.');
    now += 16 * 60_000;
    expect(textIn(await sandbox.press(refused.message, { label: 'Change what I entered' }))).toContain(
      'ask for it again',
    );
  });

  it('is the card that says how to type it where Discord cannot show it whole', async () => {
    const { sandbox } = await run({ respond });
    expect(textIn(await sandbox.command('/brief'))).toContain('Type it: digest say');
  });

  it('is the card that says how to type it in answer to a message', async () => {
    const { sandbox } = await run({ respond });
    const reply = await sandbox.reply(await sandbox.say('!digest preview'));
    expect(JSON.stringify(reply.embeds)).toContain('Type it: digest say');
  });

  it('is the card where the answer took so long that Discord was told to wait', async () => {
    const { sandbox } = await run({
      respond,
      // Everything that is to happen later happens at once.
      timer: (_, happen) => {
        happen();
        return () => undefined;
      },
    });
    const result = await sandbox.command('/digest preview');
    if (result.state !== 'deferred') throw new Error(`It is ${result.state}.`);
    expect(JSON.stringify(await result.answer)).toContain('Type it: digest say');
  });
});

describe('an entry of a message’s menu in Discord', () => {
  it('runs its line for the first address in the message, for the chooser alone', async () => {
    const { sandbox, commands } = await run();
    const message = await sandbox.say(
      'Look (https://news.example/bridge?a=1&b=2), and at https://other.example/.',
      { user: 'Kim' },
    );
    expect(sandbox.messageMenu).toEqual(['Ask about this bridge']);
    const result = await sandbox.chooseOn(message, 'Ask about this bridge', 'Robin');
    expect(textIn(result)).toContain('bridge');
    expect(commands.asked.at(-1)).toMatchObject({
      line: 'brief https://news.example/bridge?a=1&b=2',
      context: { asker: { name: 'Robin' } },
    });
    expect(sandbox.ephemerals('Robin')).toHaveLength(1);
  });

  it('says so where the message has no address, and asks nothing', async () => {
    const { sandbox, commands } = await run();
    const result = await sandbox.chooseOn(await sandbox.say('It is closed.'), 'Ask about this bridge');
    expect(textIn(result)).toContain('There is no address in this message.');
    expect(commands.asked).toHaveLength(0);
  });
});

describe('who may draft in Discord', () => {
  it.each([
    ['who may manage the server', undefined, 'Kim', true],
    ['not who may only post', undefined, 'Robin', false],
    ['who is named', ['Robin'], 'Robin', true],
    ['nobody else, once somebody is named', ['Robin'], 'Kim', false],
    ['nobody here, where those who are named are elsewhere', [], 'Kim', false],
  ])('is %s', async (_, editors, user, may) => {
    const { sandbox, commands } = await run(editors === undefined ? {} : { editors });
    await sandbox.command('/digest preview', { user });
    const asked = commands.asked.at(-1);
    expect(await asked?.context.asker.mayEdit()).toBe(may);
    await sandbox.reply(await sandbox.say('!digest preview', { user }));
    expect(await commands.asked.at(-1)?.context.asker.mayEdit()).toBe(may);
  });
});
