import { describe, expect, it } from 'vitest';
import { commandCreate } from '../../../src/sandbox/discord/checks/command-schema.ts';
import { readForm } from '../../../src/sandbox/discord/checks/form.ts';
import { CommandRegistry } from '../../../src/sandbox/discord/command-registry.ts';
import { fillIn, readLine } from '../../../src/sandbox/discord/invocation.ts';
import { createSnowflakes } from '../../../src/sandbox/discord/snowflake.ts';

const clock = () => 0;
const registry = new CommandRegistry({ application: '1', id: createSnowflakes(clock), clock });
for (const body of [
  {
    name: 'quote',
    description: 'd',
    options: [
      { type: 3, name: 'who', description: 'd' },
      {
        type: 3,
        name: 'kind',
        description: 'd',
        choices: [
          { name: 'In full', value: 'full' },
          { name: 'short', value: 's' },
        ],
      },
      { type: 4, name: 'number', description: 'd' },
      { type: 5, name: 'all', description: 'd' },
    ],
  },
  { name: 'help', description: 'd' },
  {
    name: 'feed',
    description: 'd',
    options: [
      { type: 3, name: 'action', description: 'd', choices: [{ name: 'add one', value: 'add' }] },
      { type: 3, name: 'address', description: 'd' },
      { type: 3, name: 'mode', description: 'd', choices: [{ name: 'auto', value: 'auto' }] },
    ],
  },
  {
    name: 'admin',
    description: 'd',
    options: [
      {
        type: 2,
        name: 'digest',
        description: 'd',
        options: [
          {
            type: 1,
            name: 'now',
            description: 'd',
            options: [{ type: 3, name: 'channel', description: 'd' }],
          },
        ],
      },
    ],
  },
])
  registry.create('global', readForm(commandCreate, body));

const read = (line: string) => readLine(line, (name) => registry.named(name, undefined)).invocation;
const sent = (line: string) => {
  const { command, invocation } = readLine(line, (name) => registry.named(name, undefined));
  return fillIn(command, invocation);
};

describe('a typed line', () => {
  it.each([
    ['/help', { name: 'help', options: {} }],
    ['/quote', { name: 'quote', options: {} }],
    ['/quote Mark Morgan', { name: 'quote', options: { who: 'Mark Morgan' } }],
    ['/quote Morgan #2', { name: 'quote', options: { who: 'Morgan', number: '#2' } }],
    ['/quote Morgan short 2', { name: 'quote', options: { who: 'Morgan', kind: 'short', number: '2' } }],
    ['/quote short', { name: 'quote', options: { who: 'short' } }],
    [
      'quote who: White House kind: In full',
      { name: 'quote', options: { who: 'White House', kind: 'In full' } },
    ],
    ['/quote Mark Morgan number: 2', { name: 'quote', options: { who: 'Mark Morgan', number: '2' } }],
    ['/quote short who: Morgan', { name: 'quote', options: { who: 'Morgan', kind: 'short' } }],
    ['/quote number: 2', { name: 'quote', options: { number: '2' } }],
    ['/feed add', { name: 'feed', options: { action: 'add' } }],
    ['/feed add over there', { name: 'feed', options: { action: 'add', address: 'over there' } }],
    ['/feed add there auto', { name: 'feed', options: { action: 'add', address: 'there', mode: 'auto' } }],
    ['/feed there', { name: 'feed', options: { action: 'there' } }],
    ['/admin digest now here', { name: 'admin', subcommand: 'digest now', options: { channel: 'here' } }],
  ])('%s is read as the app would fill it in', (line, invocation) => {
    expect(read(line)).toEqual(invocation);
  });

  it('travels with names and types, choices by their value, numbers as numbers', () => {
    expect(sent('/quote who: Morgan kind: In full number: #2 all: true')).toEqual([
      { name: 'who', type: 3, value: 'Morgan' },
      { name: 'kind', type: 3, value: 'full' },
      { name: 'number', type: 4, value: 2 },
      { name: 'all', type: 5, value: true },
    ]);
    expect(sent('/admin digest now here')).toEqual([
      {
        name: 'digest',
        type: 2,
        options: [{ name: 'now', type: 1, options: [{ name: 'channel', type: 3, value: 'here' }] }],
      },
    ]);
  });

  it('is refused where the app would not send it', () => {
    expect(() => read('/help me')).toThrow('takes no option');
    expect(() => sent('/quote number: two')).toThrow('is not a number');
    expect(() => sent('/quote number: 2.5')).toThrow('is not a number');
    expect(() => sent('/admin digest')).toThrow('needs a subcommand: now');
    expect(() => read('/')).toThrow('There is no command');
  });
});
