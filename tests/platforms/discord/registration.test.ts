import { describe, expect, it } from 'vitest';
import { commandPayload, shortcutPayload } from '../../../src/platforms/discord/command-payload.ts';
import { difference, registerCommands } from '../../../src/platforms/discord/registration.ts';
import { commandProblems } from '../../../src/sandbox/discord/checks/command-rules.ts';
import { commandCreate } from '../../../src/sandbox/discord/checks/command-schema.ts';
import { LIST, SHORTCUTS } from './fixtures.ts';

const WANTED = LIST.map(commandPayload);

/** A command as Discord lists it: with ids, versions and defaults of its own. */
const listed = (command: (typeof WANTED)[number], index: number) => ({
  ...command,
  id: `10000000000000000${index}`,
  application_id: '200000000000000000',
  version: '300000000000000000',
  default_member_permissions: null,
  dm_permission: true,
  nsfw: false,
  contexts: [1, 0],
  options: command.options?.map((option) => ({
    ...option,
    name_localizations: null,
    required: false,
    ...('options' in option
      ? {
          options: option.options?.map((inner) => ({
            ...inner,
            required: false,
            autocomplete: 'autocomplete' in inner,
          })),
        }
      : {}),
  })),
});

describe('registering commands', () => {
  it('makes payloads that Discord takes', () => {
    for (const payload of WANTED) expect(commandProblems(commandCreate.parse(payload))).toEqual([]);
  });

  it('writes nothing where all is registered as it should be', () => {
    expect(difference(WANTED, WANTED.map(listed))).toEqual({ write: [], remove: [] });
  });

  it('writes every command where none is registered', () => {
    expect(difference(WANTED, []).write.map(({ name }) => name)).toEqual(['brief', 'digest']);
  });

  it('leaves out what is for mentions only, and removes what is registered of it', async () => {
    const [brief, ...rest] = LIST;
    if (brief === undefined) throw new Error('There is no command.');
    const done: string[] = [];
    const requests = {
      get: async () => WANTED.map(listed),
      post: async () => void done.push('post'),
      delete: async (route: string) => void done.push(`delete ${route.split('/').at(-1)}`),
    };
    expect(
      await registerCommands(requests, '1', {
        list: [{ ...brief, mentionedOnly: true }, ...rest],
        shortcuts: [],
      }),
    ).toEqual({
      written: [],
      removed: ['brief'],
    });
    expect(done).toEqual(['delete 100000000000000000']);
  });

  it('writes only the command that changed', () => {
    const [brief, digest] = WANTED.map(listed);
    const old = { ...brief, options: brief?.options?.slice(0, 1) };
    expect(difference(WANTED, [old, digest]).write).toEqual([WANTED[0]]);
  });

  it('writes a command again where an option of a subcommand changed', () => {
    const [brief, digest] = WANTED.map(listed);
    const options = digest?.options?.map((option) =>
      'options' in option ? { ...option, options: option.options?.slice(1) } : option,
    );
    expect(difference(WANTED, [brief, { ...digest, options }]).write).toEqual([WANTED[1]]);
  });

  it('offers the options of a subcommand, completed or as choices as the command says', () => {
    const subscribe = WANTED[1]?.options?.find(({ name }) => name === 'subscribe');
    expect(subscribe).toMatchObject({
      type: 1,
      options: [
        { name: 'schedule', type: 3, autocomplete: true },
        { name: 'topics', type: 3 },
        { name: 'quiet', type: 3, choices: [{ name: 'Nothing', value: 'skip' }] },
        { name: 'most', type: 4 },
      ],
    });
  });

  it('writes an entry for the menu of messages once', () => {
    const wanted = SHORTCUTS.map(shortcutPayload);
    for (const payload of wanted) expect(commandProblems(commandCreate.parse(payload))).toEqual([]);
    expect(difference(wanted, []).write).toEqual(wanted);
    const there = { ...wanted[0], id: '100000000000000009', description: '', contexts: [1, 0], options: [] };
    expect(difference(wanted, [there])).toEqual({ write: [], remove: [] });
  });

  it('removes slash commands that are no longer there, and leaves menu entries alone', () => {
    const gone = { id: '100000000000000007', type: 1, name: 'old', description: 'x' };
    const entry = { id: '100000000000000008', type: 3, name: 'Quote this', description: '' };
    expect(difference(WANTED, [...WANTED.map(listed), gone, entry])).toEqual({
      write: [],
      remove: [{ id: gone.id, name: 'old' }],
    });
  });
});
