import { describe, expect, it } from 'vitest';
import {
  createPrompt,
  type PromptSide,
  readPromptLine,
  type ShownMessage,
} from '../../src/sandbox/prompt.ts';

/** A side that answers every line with two messages, and knows two controls. */
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
      listen(message(`first to ${line}`));
      setImmediate(() => listen(message(`second to ${line}`)));
    },
    onMessage: (listener) => {
      listen = listener;
    },
  };
}

function promptWithSides() {
  const slack = side('Slack');
  const discord = side('Discord');
  const written: string[] = [];
  const prompt = createPrompt({
    slack,
    discord,
    prefix: '!',
    width: () => Number.POSITIVE_INFINITY,
    write: (text) => written.push(text),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
  return { prompt, slack, discord, text: () => written.join('') };
}

describe('The prompt', () => {
  it.each([
    ['  ', { kind: 'nothing' }],
    ['?', { kind: 'instructions' }],
    ['2', { kind: 'press', control: 2 }],
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
    expect(text()).toContain('Slack #briefings\n  first to /brief ferry\n  [1] One\n');
    expect(text()).toContain('second to !quote Okafor');
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

  it('says so where no answer comes, and where a line is for nobody', async () => {
    const { prompt, text } = promptWithSides();
    await prompt.run('!nothing');
    expect(text()).toContain('No answer came');
    await prompt.run('hello');
    expect(text()).toContain('Begin with / for Slack');
  });
});
