/** Small parts that the tests hand to the adapter. */
import type { Answer, Command, Commands, Context, MessageShortcut } from '../../../src/commands/command.ts';
import type { Claims } from '../../../src/platforms/discord/claims.ts';
import type { LineStore } from '../../../src/platforms/discord/line-store.ts';

/** A line store that forgets when the test ends. */
export function memoryLines(): LineStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    async save(line) {
      const id = `line-${kept.size}`;
      const known = [...kept].find(([, one]) => one === line)?.[0];
      kept.set(known ?? id, line);
      return known ?? id;
    },
    load: async (id) => kept.get(id),
  };
}

/** Claims that several platforms share. */
export function memoryClaims(): Claims & { readonly claimed: readonly string[] } {
  const claimed: string[] = [];
  return {
    claimed,
    async claim(id) {
      const first = !claimed.includes(id);
      claimed.push(id);
      return first;
    },
  };
}

/** What a test command does with a line. */
export type Respond = (line: string, context: Context) => Promise<Answer> | Answer;

const TEXT = { kind: 'text' } as const;

/** Commands of every shape: with options of each kind, and with subcommands. */
export const LIST: readonly Command[] = [
  {
    name: 'brief',
    summary: 'What a story says',
    usage: '[topic] [part]',
    example: () => 'brief bridge',
    options: [
      { ...TEXT, name: 'topic', description: 'The topic', completes: true },
      {
        ...TEXT,
        name: 'part',
        description: 'A part of it',
        choices: [{ label: 'Figures', value: 'figures' }],
      },
      { name: 'number', description: 'Which one', kind: 'number' },
    ],
    run: () => Promise.reject(new Error('Only `answer` is called.')),
  },
  {
    name: 'digest',
    summary: 'The daily digest',
    usage: 'preview | now',
    example: () => 'digest preview',
    subcommands: [
      { name: 'preview', summary: 'What comes next' },
      { name: 'now', summary: 'Post now' },
      {
        name: 'subscribe',
        summary: 'Have digests here',
        options: [
          { ...TEXT, name: 'schedule', description: 'When', completes: true },
          { ...TEXT, name: 'topics', description: 'About what' },
          {
            ...TEXT,
            name: 'quiet',
            description: 'What happens on a quiet day',
            choices: [{ label: 'Nothing', value: 'skip' }],
          },
          { name: 'most', description: 'How many', kind: 'number' },
        ],
      },
    ],
    run: () => Promise.reject(new Error('Only `answer` is called.')),
  },
];

export const SHORTCUTS: readonly MessageShortcut[] = [
  {
    name: 'bridge',
    label: 'Ask about this bridge',
    summary: 'Asks about the address in a message',
    lineFor: ([address]) => (address === undefined ? undefined : `brief ${address}`),
    without: 'There is no address in this message.',
  },
];

/** Commands that answer every line as the test says, and remember what they were asked. */
export function testCommands(
  respond: Respond,
): Commands & { readonly asked: { line: string; context: Context }[] } {
  const asked: { line: string; context: Context }[] = [];
  return {
    asked,
    list: LIST,
    shortcuts: SHORTCUTS,
    knows: (name) => LIST.some((command) => command.name === name),
    answer: async (line, context) => {
      asked.push({ line, context });
      return respond(line, context);
    },
    complete(command, option, prefix, { place }) {
      if (command === 'brief' && option === 'topic')
        return [{ label: `The bridge (${prefix})`, value: 'bridge' }];
      if (command === 'digest' && option === 'schedule')
        return [{ label: `${prefix} in ${place.channel}`, value: 'daily 09:00 UTC' }];
      return [];
    },
  };
}
