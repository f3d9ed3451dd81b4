import { describe, expect, it } from 'vitest';
import {
  createPrompt,
  type PromptSide,
  readPromptLine,
  type ShownMessage,
} from '../../src/sandbox/prompt.ts';

/** A side that answers every line with two messages, the second of which has a control; `plainly` with one without. */
function side(name: string): PromptSide & { readonly typed: string[] } {
  const typed: string[] = [];
  let listen: (message: ShownMessage) => void = () => {};
  const message = (text: string): ShownMessage => ({
    heading: `${name} #briefings`,
    lines: [text, '[1] One'],
    controls: 1,
    press: async (control) => {
      if (control > 1) throw new Error('There is no such button');
      listen(message(`pressed ${control} of ${text}`));
    },
  });
  return {
    name,
    typed,
    type: async (line) => {
      typed.push(line);
      if (line.includes('nothing')) return;
      if (line.includes('refused')) throw new Error('There is no such command');
      if (line.includes('plainly')) {
        listen({ ...message(`plain answer to ${line}`), lines: ['You may not do that.'], controls: 0 });
        return;
      }
      listen(message(`first to ${line}`));
      setImmediate(() => listen(message(`second to ${line}`)));
    },
    onMessage: (listener) => {
      listen = listener;
    },
  };
}

function promptWithSides({ failing = false } = {}) {
  const slack = side('Slack');
  const discord = side('Discord');
  const written: string[] = [];
  let now = Date.UTC(2026, 2, 2, 12);
  const prompt = createPrompt({
    bot: {
      now: () => now,
      passDay: async () => {
        if (failing) throw new Error('The bot is not running.');
        now += 86_400_000;
      },
    },
    slack,
    discord,
    prefix: '!',
    width: () => Number.POSITIVE_INFINITY,
    write: (text) => written.push(text),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
  /** What was written since it was asked last. */
  const text = () => written.splice(0).join('');
  return { prompt, slack, discord, text };
}

describe('The prompt', () => {
  it.each([
    ['  ', { kind: 'nothing' }],
    ['?', { kind: 'instructions' }],
    ['2', { kind: 'press', control: 2 }],
    ['day', { kind: 'day' }],
    ['/brief migration', { kind: 'type', side: 'slack', line: '/brief migration' }],
    ['@bot brief', { kind: 'type', side: 'slack', line: '@bot brief' }],
    ['!quote Morgan', { kind: 'type', side: 'discord', line: '!quote Morgan' }],
    ['discord /brief', { kind: 'type', side: 'discord', line: '/brief' }],
    ['Slack hello there', { kind: 'type', side: 'slack', line: 'hello there' }],
    ['hello', { kind: 'unclear' }],
  ])('understands %j', (line, action) => {
    expect(readPromptLine(line, '!')).toEqual(action);
  });

  it('types a line on its platform and writes every message that comes back', async () => {
    const { prompt, slack, discord, text } = promptWithSides();
    await prompt.run('/brief ferry');
    await prompt.run('!quote Okafor');
    expect(slack.typed).toEqual(['/brief ferry']);
    expect(discord.typed).toEqual(['!quote Okafor']);
    const all = text();
    expect(all).toContain('Slack #briefings\n  first to /brief ferry\n  [1] One\n');
    expect(all).toContain('second to !quote Okafor');
  });

  it('presses a button of the last message', async () => {
    const { prompt, text } = promptWithSides();
    await prompt.run('1');
    expect(text()).toContain('no message with buttons yet');
    await prompt.run('/brief ferry');
    await prompt.run('1');
    expect(text()).toContain('pressed 1 of second to /brief ferry');
    await prompt.run('9');
    expect(text()).toContain('There is no such button');
  });

  it.each(['!plainly', '/nothing', '/refused', 'day'])(
    'presses nothing of an older message after %s, but names it, and presses it when asked again',
    async (line) => {
      const { prompt, text } = promptWithSides();
      await prompt.run('/brief ferry');
      await prompt.run(line);
      text();
      await prompt.run('1');
      expect(text()).toBe(
        '\nWhat came last has nothing to press. Type 1 again to press it in this older message:\n' +
          '  Slack #briefings\n  second to /brief ferry\n  [1] One\n',
      );
      await prompt.run('1');
      expect(text()).toContain('pressed 1 of second to /brief ferry');
    },
  );

  it('takes a number for asked again only where nothing was typed in between, and the button is there', async () => {
    const { prompt, text } = promptWithSides();
    await prompt.run('/brief ferry');
    await prompt.run('!plainly');
    for (const line of ['1', '?', '1', 'hello', '1', '2', '2', '1']) await prompt.run(line);
    expect(text()).not.toContain('pressed');
    await prompt.run('1');
    expect(text()).toContain('pressed 1');
  });

  it('lets a day pass, and says which it is then', async () => {
    const { prompt, text } = promptWithSides();
    await prompt.run('day');
    expect(text()).toMatch(/^\nA day has passed: it is Tuesday.* 3 March 2026 at \d\d:\d\d\.\n$/);
    const stopped = promptWithSides({ failing: true });
    await stopped.prompt.run('day');
    expect(stopped.text()).toBe('\nThe bot is not running.\n');
  });

  it('tells how days pass, and where trouble is made', async () => {
    const { prompt, text } = promptWithSides();
    await prompt.run('?');
    expect(text()).toMatch(/^ {2}day .*a day pass/m);
    expect(text()).toBe('');
    expect(prompt.instructions).toMatch(/^Trouble, .*on the page/m);
  });

  it('says so where no answer comes, and where a line is for nobody', async () => {
    const { prompt, text } = promptWithSides();
    await prompt.run('!nothing');
    expect(text()).toContain('No answer came');
    await prompt.run('hello');
    expect(text()).toContain('Begin with / for Slack');
  });
});
