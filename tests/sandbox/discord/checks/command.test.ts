import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandLength, commandProblems } from '../../../../src/sandbox/discord/checks/command-rules.ts';
import { commandCreate } from '../../../../src/sandbox/discord/checks/command-schema.ts';
import { readForm } from '../../../../src/sandbox/discord/checks/form.ts';
import { CommandRegistry } from '../../../../src/sandbox/discord/command-registry.ts';
import { Refusal } from '../../../../src/sandbox/discord/refusal.ts';
import { type DiscordSandbox, startDiscordSandbox } from '../../../../src/sandbox/discord/sandbox.ts';
import { createSnowflakes } from '../../../../src/sandbox/discord/snowflake.ts';
import { refusalOf, restOf } from '../messages.ts';

let sandbox: DiscordSandbox;
beforeAll(async () => {
  sandbox = await startDiscordSandbox({ rateLimits: 'none' });
});
afterAll(() => sandbox.stop());

const path = () => `/applications/${sandbox.applicationId}/commands` as const;
const register = (body: object) => restOf(sandbox).post(path(), { body });
const overwrite = (body: unknown) => restOf(sandbox).put(path(), { body });
beforeEach(() => overwrite([]));

const x = (length: number): string => 'x'.repeat(length);
const command = (more: object = {}) => ({ name: 'brief', description: 'd', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'topic', description: 'd', ...more });
const withOptions = (...options: readonly object[]) => command({ options });
const subcommand = (name: string, more: object = {}) => ({ type: 1, name, description: 'd', ...more });
const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
const choice = (index: number) => ({ name: `c${index}`, value: `v${index}` });

describe('a command at its limits', () => {
  it.each<[string, object]>([
    ['a name of 32 in another script', command({ name: 'краткосодержание'.repeat(2) })],
    ['25 options', withOptions(...many(25, (index) => option({ name: `o${index}` })))],
    [
      '25 choices of 100',
      withOptions(option({ choices: many(25, (i) => ({ name: `${i}${x(97)}`, value: `${i}` })) })),
    ],
    ['subcommands', withOptions(subcommand('now'), subcommand('status'))],
    ['a group', withOptions({ type: 2, name: 'group', description: 'd', options: [subcommand('now')] })],
    ['permissions as a string', command({ default_member_permissions: '32' })],
    ['permissions as a number', command({ default_member_permissions: 32 })],
    [
      '8,000 characters',
      withOptions(
        ...many(25, (i) =>
          option({ name: `o${i}`, choices: many(3, (c) => ({ name: `${c}${x(40)}`, value: x(50) })) }),
        ),
      ),
    ],
  ])('is taken with %s', async (_, body) => {
    expect(readForm(commandCreate, body)).toBeDefined();
    await expect(register(body)).resolves.toMatchObject({ application_id: sandbox.applicationId });
  });

  it.each<[string, object, string]>([
    ['a name of 33', command({ name: x(33) }), 'name[BASE_TYPE_MAX_LENGTH]'],
    ['no name', command({ name: '' }), 'name[BASE_TYPE_REQUIRED]'],
    ['capitals in its name', command({ name: 'Brief' }), 'name[APPLICATION_COMMAND_INVALID_NAME]'],
    ['a blank in its name', command({ name: 'a b' }), 'name[APPLICATION_COMMAND_INVALID_NAME]'],
    ['no description', command({ description: undefined }), 'description[BASE_TYPE_REQUIRED]'],
    ['a description of 101', command({ description: x(101) }), 'description[BASE_TYPE_MAX_LENGTH]'],
    [
      '26 options',
      withOptions(...many(26, (i) => option({ name: `o${i}` }))),
      'options[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'two options of one name',
      withOptions(option(), option()),
      'options.1.name[APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS]',
    ],
    [
      'an option in capitals',
      withOptions(option({ name: 'Topic' })),
      'options.0.name[APPLICATION_COMMAND_INVALID_NAME]',
    ],
    [
      "an option's description of 101",
      withOptions(option({ description: x(101) })),
      'options.0.description[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      '26 choices',
      withOptions(option({ choices: many(26, choice) })),
      'options.0.choices[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      "a choice's name of 101",
      withOptions(option({ choices: [{ name: x(101), value: 'v' }] })),
      'options.0.choices.0.name[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      "a choice's value of 101",
      withOptions(option({ choices: [{ name: 'n', value: x(101) }] })),
      'options.0.choices.0.value[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a number as choice of a text',
      withOptions(option({ choices: [{ name: 'n', value: 1 }] })),
      'options.0.choices.0.value[APPLICATION_COMMAND_OPTIONS_CHOICE_TYPE_INVALID]',
    ],
    [
      'choices beside autocomplete',
      withOptions(option({ autocomplete: true, choices: [choice(1)] })),
      'options.0[APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_EXCLUSIVE]',
    ],
    [
      'an option beside a subcommand',
      withOptions(option(), subcommand('now')),
      'options.0.type[APPLICATION_COMMAND_OPTIONS_TYPE_INVALID]',
    ],
    [
      'a required option after an optional one',
      withOptions(option(), option({ name: 'part', required: true })),
      'options.1[APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID]',
    ],
    [
      'lengths on a number',
      withOptions(option({ type: 4, max_length: 3 })),
      'options.0.max_length[APPLICATION_COMMAND_OPTION_FIELD_INVALID]',
    ],
    [
      'a least above the most',
      withOptions(option({ type: 4, min_value: 3, max_value: 2 })),
      'options.0.min_value[APPLICATION_COMMAND_OPTION_RANGE_INVALID]',
    ],
    [
      'a wrong option inside a subcommand',
      withOptions(subcommand('now', { options: [option({ name: 'A' })] })),
      'options.0.options.0.name[APPLICATION_COMMAND_INVALID_NAME]',
    ],
    ['a key nobody knows', command({ default_permissions: '0' }), 'default_permissions[UNKNOWN_KEY]'],
    [
      'an option of a type there is none of',
      withOptions(option({ type: 12 })),
      'options.0.type[UNION_TYPE_CHOICES]',
    ],
    [
      'more than 8,000 characters in all',
      withOptions(
        ...many(25, (i) =>
          option({ name: `o${i}`, choices: many(4, (c) => ({ name: `${c}${x(40)}`, value: x(50) })) }),
        ),
      ),
      '[APPLICATION_COMMAND_TOO_LARGE]',
    ],
  ])('is refused with %s', async (_, body, problem) => {
    const refused = await refusalOf(register(body));
    expect(refused).toMatchObject({ status: 400, code: 50_035 });
    expect(refused.problems).toContain(problem);
  });

  it('counts the longest translation of each text', () => {
    const plain = readForm(commandCreate, withOptions(option()));
    const translated = readForm(
      commandCreate,
      command({ description_localizations: { de: x(50) }, options: [option()] }),
    );
    expect(commandLength(plain)).toBe('brief'.length + 'topic'.length + 2);
    expect(commandLength(translated)).toBe(commandLength(plain) + 49);
  });

  it('never fails but by a refusal, whatever the body', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), fc.anything({ maxDepth: 4 }), (options, rest) => {
        const body = typeof rest === 'object' ? { ...command(), ...rest, options } : rest;
        try {
          commandProblems(readForm(commandCreate, body));
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the list of commands', () => {
  it('takes what the builders of discord.js make and returns it', async () => {
    const built = new SlashCommandBuilder()
      .setName('digest')
      .setDescription('The digest')
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
      .addSubcommand((sub) => sub.setName('status').setDescription('s'));
    await overwrite([built.toJSON()]);
    expect(sandbox.commands()).toMatchObject([
      { name: 'digest', default_member_permissions: '32', options: [{ name: 'status', type: 1 }] },
    ]);
  });

  it('refuses two of one name, an entry by its place, and the 101st', async () => {
    expect((await refusalOf(overwrite([command(), command()]))).problems).toEqual([
      '1.name[APPLICATION_COMMANDS_DUPLICATE_NAME]',
    ]);
    expect((await refusalOf(overwrite([command(), command({ name: '' })]))).problems).toEqual([
      '1.name[BASE_TYPE_REQUIRED]',
    ]);
    const tooMany = many(101, (index) => command({ name: `c${index}` }));
    expect(await refusalOf(overwrite(tooMany))).toMatchObject({ status: 400, code: 30_032 });
    expect(sandbox.commands()).toEqual([]);
  });

  it('keeps the id of a command that is registered again, and counts every write', async () => {
    const before = sandbox.commandWrites;
    await register(command());
    const [first] = sandbox.commands();
    await register(command({ description: 'other' }));
    await overwrite([command({ description: 'third' }), command({ name: 'quote' })]);
    const [again, quote] = sandbox.commands();
    await restOf(sandbox).patch(`${path()}/${quote?.id}`, { body: { description: 'patched' } });
    await restOf(sandbox).delete(`${path()}/${first?.id}`);

    expect(again?.id).toBe(first?.id);
    expect(sandbox.commands()).toMatchObject([{ id: quote?.id, name: 'quote', description: 'patched' }]);
    expect(sandbox.commandWrites).toEqual({
      bulk: before.bulk + 1,
      created: before.created + 2,
      edited: before.edited + 1,
      deleted: before.deleted + 1,
    });
  });

  it('keeps the commands of the guild apart from the global ones', async () => {
    const guild = `/applications/${sandbox.applicationId}/guilds/${sandbox.guild.id}/commands` as const;
    await restOf(sandbox).put(guild, { body: [command({ name: 'here' })] });
    await overwrite([command({ name: 'everywhere' })]);
    expect(await restOf(sandbox).get(guild)).toMatchObject([{ name: 'here', guild_id: sandbox.guild.id }]);
    expect(await restOf(sandbox).get(path())).toMatchObject([{ name: 'everywhere' }]);
    await restOf(sandbox).put(guild, { body: [] });
  });

  it('returns what says something: no null, no false, and translations only to whoever asks', async () => {
    const described = { required: false, autocomplete: true, choices: [], name_localizations: null };
    await overwrite([command({ name_localizations: { de: 'kurz' }, options: [option(described)] })]);
    const [listed] = z.array(z.looseObject({})).parse(await restOf(sandbox).get(path()));
    expect(listed?.['options']).toEqual([{ type: 3, name: 'topic', description: 'd', autocomplete: true }]);
    expect(listed).not.toHaveProperty('name_localizations');
    const query = new URLSearchParams({ with_localizations: 'true' });
    expect(await restOf(sandbox).get(path(), { query })).toMatchObject([
      { name_localizations: { de: 'kurz' } },
    ]);
  });

  it('takes two hundred creations a day, and any number of changes', () => {
    let now = 0;
    const registry = new CommandRegistry({
      application: '1',
      id: createSnowflakes(() => now),
      clock: () => now,
    });
    const add = (name: string) => registry.create('global', readForm(commandCreate, command({ name })));
    const remove = (name: string) => registry.delete('global', registry.named(name, undefined)?.id ?? '');
    for (let count = 0; count < 200; count += 1) {
      add(`c${count}`);
      add(`c${count}`);
      remove(`c${count}`);
    }
    expect(() => add('more')).toThrow('daily application command creates');
    now = 86_400_000;
    expect(() => add('more')).not.toThrow();
  });

  it("refuses another application's commands and another guild", async () => {
    const rest = restOf(sandbox);
    expect(await refusalOf(rest.get(`/applications/${sandbox.guild.id}/commands`))).toMatchObject({
      code: 50_001,
    });
    expect(
      await refusalOf(rest.get(`/applications/${sandbox.applicationId}/guilds/${sandbox.bot.id}/commands`)),
    ).toMatchObject({ code: 10_004 });
    expect(await refusalOf(rest.get(`${path()}/${sandbox.guild.id}`))).toMatchObject({ code: 10_063 });
  });
});
