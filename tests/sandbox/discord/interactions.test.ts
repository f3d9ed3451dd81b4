import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  TextChannel,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../src/sandbox/discord/interaction-result.ts';
import { INTERACTION } from '../../../src/sandbox/discord/limits.ts';
import type { DiscordSandbox, DiscordSandboxOptions } from '../../../src/sandbox/discord/sandbox.ts';
import { connect, startSandbox } from './connected.ts';
import { eventually } from './eventually.ts';
import { messageFrom, refusalOf, restOf } from './messages.ts';

const COMMANDS = [
  {
    name: 'brief',
    description: 'd',
    options: [
      { type: 3, name: 'topic', description: 'd', autocomplete: true },
      { type: 3, name: 'part', description: 'd', choices: [{ name: 'Figures', value: 'figures' }] },
      { type: 4, name: 'number', description: 'd', min_value: 1 },
    ],
  },
  {
    name: 'need',
    description: 'd',
    options: [{ type: 3, name: 'it', description: 'd', required: true, max_length: 5 }],
  },
  {
    name: 'digest',
    description: 'd',
    options: [
      { type: 1, name: 'now', description: 'd' },
      { type: 1, name: 'status', description: 'd' },
      {
        type: 1,
        name: 'subscribe',
        description: 'd',
        options: [
          { type: 3, name: 'schedule', description: 'd', required: true, autocomplete: true },
          { type: 3, name: 'quiet', description: 'd', choices: [{ name: 'Nothing', value: 'skip' }] },
          { type: 4, name: 'count', description: 'd' },
          { type: 3, name: 'zone', description: 'd', autocomplete: true },
        ],
      },
    ],
  },
  { name: 'managers', description: 'd', default_member_permissions: '32' },
  { name: 'servers', description: 'd', contexts: [0] },
];

const ROW = [
  {
    type: 1,
    components: [
      { type: 2, style: 1, label: 'Next', custom_id: 'next' },
      { type: 2, style: 5, label: 'Source', url: 'https://example.org' },
      { type: 2, style: 2, label: 'Off', custom_id: 'off', disabled: true },
    ],
  },
  {
    type: 1,
    components: [
      {
        type: 3,
        custom_id: 'list',
        options: [
          { label: 'A', value: 'a' },
          { label: 'B', value: 'b' },
        ],
      },
    ],
  },
];

interface Bot {
  readonly sandbox: DiscordSandbox;
  readonly client: Client<true>;
  /** What discord.js's calls rejected with. */
  readonly errors: unknown[];
}

/** A bot that does one thing with every interaction. */
async function bot(
  react: (interaction: Interaction) => Promise<unknown>,
  options: DiscordSandboxOptions = {},
): Promise<Bot> {
  const sandbox = await startSandbox({ rateLimits: 'none', ...options });
  const client = await connect(sandbox);
  await client.application.commands.set(COMMANDS);
  const errors: unknown[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    react(interaction).catch((error: unknown) => errors.push(error));
  });
  return { sandbox, client, errors };
}

function command(interaction: Interaction): ChatInputCommandInteraction {
  if (!interaction.isChatInputCommand()) throw new Error('a chat command');
  return interaction;
}

function pressed(interaction: Interaction): ButtonInteraction {
  if (!interaction.isButton()) throw new Error('a button');
  return interaction;
}

describe('a slash command', () => {
  it('arrives with its options, who asked with which permissions, and where', async () => {
    const { sandbox } = await bot(async (interaction) => {
      const asked = command(interaction);
      const { options, memberPermissions, appPermissions, channel, guild } = asked;
      const words = [
        options.getString('topic'),
        options.getString('part'),
        options.getInteger('number'),
        asked.user.displayName,
        memberPermissions?.has('ManageGuild'),
        appPermissions.has('SendMessages'),
        channel instanceof TextChannel && channel.name,
        guild?.name,
      ];
      await asked.reply(words.join(' | '));
    });
    const shown = await messageOf(
      await sandbox.command('/brief us mexico figures 2', { user: 'Kim', channel: 'briefings' }),
    );
    expect(shown.content).toBe('us mexico | figures | 2 | Kim | true | true | briefings | Sandbox');
    expect(shown.interaction_metadata).toMatchObject({ type: 2, name: 'brief', user: { username: 'kim' } });
    expect(shown.type).toBe(20);
    const robin = await messageOf(await sandbox.command({ name: 'brief', options: { part: 'figures' } }));
    expect(robin.content).toBe('| figures |  | Robin | false | true | general | Sandbox');
  });

  it('arrives with its subcommand', async () => {
    const { sandbox } = await bot((interaction) =>
      command(interaction).reply(command(interaction).options.getSubcommand()),
    );
    expect((await messageOf(await sandbox.command('/digest status'))).content).toBe('status');
    expect((await messageOf(await sandbox.command({ name: 'digest', subcommand: 'now' }))).content).toBe(
      'now',
    );
  });

  it('arrives with the options of its subcommand, typed or by name', async () => {
    const { sandbox } = await bot((interaction) => {
      const { options } = command(interaction);
      const values = ['schedule', 'quiet', 'zone'].map((name) => options.getString(name));
      return command(interaction).reply([...values, options.getInteger('count')].join(' | '));
    });
    const shown = async (...asked: Parameters<typeof sandbox.command>) =>
      (await messageOf(await sandbox.command(...asked))).content;
    expect(await shown('/digest subscribe weekdays 8:30 zone: Europe/Berlin quiet: Nothing')).toBe(
      'weekdays 8:30 | skip | Europe/Berlin |',
    );
    const options = { schedule: 'daily 9:00', count: '3' };
    expect(await shown({ name: 'digest', subcommand: 'subscribe', options })).toBe('daily 9:00 |  |  | 3');
    await expect(sandbox.command('/digest subscribe zone: UTC')).rejects.toThrow(
      '/digest subscribe: the option schedule is required',
    );
    await expect(sandbox.command('/digest subscribe schedule: daily quiet: loud')).rejects.toThrow(
      'is none of Nothing',
    );
    await expect(
      sandbox.command({ name: 'digest', subcommand: 'now', options: { zone: 'UTC' } }),
    ).rejects.toThrow('/digest now has no option zone');
  });

  it('asks for values of a subcommand’s option, whatever the others hold so far', async () => {
    const { sandbox } = await bot(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { options } = interaction;
      const { name, value } = options.getFocused(true);
      const told = [options.getSubcommand(), name, value, options.getString('quiet')].join(' ');
      await interaction.respond([{ name: told, value: 'Europe/Berlin' }]);
    });
    const input = { name: 'digest', subcommand: 'subscribe', option: 'zone', value: 'Ber' };
    expect(await sandbox.complete({ ...input, options: { quiet: 'lou' } })).toEqual([
      { name: 'subscribe zone Ber lou', value: 'Europe/Berlin' },
    ]);
    await expect(sandbox.complete({ ...input, option: 'quiet' })).rejects.toThrow('suggests nothing');
  });

  it.each([
    ['/nothing', 'There is no command /nothing'],
    ['/digest', 'needs a subcommand'],
    ['/need', 'the option it is required'],
    ['/need longer', 'is too long'],
    ['/brief topic: a part: colours', 'is none of Figures'],
    ['/brief topic: a number: 0', 'is too small'],
    ['/managers', 'not offered to this person'],
  ])('is not sent as %s: the app refuses it', async (line, reason) => {
    const { sandbox } = await bot((interaction) => command(interaction).reply('a'));
    await expect(sandbox.command(line)).rejects.toThrow(reason);
    expect(sandbox.messages()).toEqual([]);
  });

  it('is offered to whoever has the permission, and in direct messages only where it may be', async () => {
    const { sandbox } = await bot((interaction) => command(interaction).reply('yes'));
    await expect(sandbox.command('/managers', { user: 'Kim' })).resolves.toMatchObject({ state: 'answered' });
    await expect(sandbox.command('/servers', { channel: 'dm' })).rejects.toThrow(
      'cannot be used in direct messages',
    );
    await expect(sandbox.command('/digest now', { channel: 'dm' })).resolves.toMatchObject({
      state: 'answered',
    });
  });

  it('fails visibly when nobody answers in time, and the late callback finds no interaction', async () => {
    const { sandbox, errors } = await bot(
      async (interaction) => {
        await new Promise((resolve) => setTimeout(resolve, 120));
        await command(interaction).reply('late');
      },
      { callbackWithin: 40 },
    );
    expect(await sandbox.command('/digest now')).toEqual({
      state: 'failed',
      reason: 'The application did not respond',
    });
    await eventually(() => errors).toMatchObject([{ status: 404, code: 10_062 }]);
    expect(sandbox.messages()).toEqual([]);
  });

  it('waits three seconds as a rule', () => {
    expect(INTERACTION.callbackWithin).toBe(3_000);
  });

  it('is acknowledged once', async () => {
    const { sandbox, errors } = await bot(async (interaction) => {
      const { id, token } = interaction;
      await command(interaction).reply('first');
      await restOf(sandbox).post(`/interactions/${id}/${token}/callback`, {
        body: { type: 4, data: { content: 'second' } },
        auth: false,
      });
    });
    expect((await messageOf(await sandbox.command('/digest now'))).content).toBe('first');
    await eventually(() => errors).toMatchObject([{ status: 400, code: 40_060 }]);
  });
});

describe('an answer', () => {
  it('may be deferred, and is then as private as the deferral said', async () => {
    const { sandbox } = await bot(async (interaction) => {
      await command(interaction).deferReply({ flags: MessageFlags.Ephemeral });
      await command(interaction).editReply({ content: 'found' });
    });
    const result = await sandbox.command('/digest now');
    expect(result.state).toBe('deferred');
    const answer = await messageOf(result);
    expect(answer).toMatchObject({
      content: 'found',
      flags: MessageFlags.Ephemeral,
      onlyFor: sandbox.person('Robin').id,
    });
    expect(sandbox.messages()).toEqual([]);
    expect(sandbox.ephemerals('Kim')).toEqual([]);
  });

  it('is followed up, edited, read and deleted by its token', async () => {
    const { sandbox, errors } = await bot(async (interaction) => {
      const asked = command(interaction);
      const { resource } = await asked.reply({ content: 'a', withResponse: true });
      const further = await asked.followUp({ content: 'b', flags: MessageFlags.Ephemeral });
      await asked.editReply(`${(await asked.fetchReply()).content} of ${resource?.message?.id}`);
      await asked.webhook.editMessage(further, 'c');
      await asked.followUp('d');
      await asked.deleteReply();
    });
    const first = await messageOf(await sandbox.command('/digest now'));
    await eventually(() => sandbox.messages().map(({ content }) => content)).toEqual(['d']);
    expect(sandbox.ephemerals().map(({ content }) => content)).toEqual(['c']);
    expect(first.content).toBe('a');
    expect(errors).toEqual([]);
  });

  it('has its limits, named by their place in the callback', async () => {
    const { sandbox, errors } = await bot((interaction) => command(interaction).reply('x'.repeat(2_001)));
    void sandbox.command('/digest now');
    await eventually(() => errors).toMatchObject([
      {
        code: 50_035,
        rawError: { errors: { data: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } } },
      },
    ]);
  });

  it('can be given for a quarter of an hour', async () => {
    let now = Date.UTC(2030, 0, 1);
    const asked: ChatInputCommandInteraction[] = [];
    const { sandbox } = await bot(
      async (interaction) => {
        asked.push(command(interaction));
        await command(interaction).reply('a');
      },
      { clock: () => now },
    );
    await sandbox.command('/digest now');
    now += INTERACTION.tokenLives;
    const [interaction] = asked;
    const body = { content: 'b' };
    const path = `/webhooks/${sandbox.applicationId}/${interaction?.token}` as const;
    await restOf(sandbox).post(path, { body, auth: false });
    now += 1;
    expect(await refusalOf(restOf(sandbox).post(path, { body, auth: false }))).toMatchObject({
      status: 401,
      code: 50_027,
    });
    expect(
      await refusalOf(
        restOf(sandbox).post(`/webhooks/${sandbox.applicationId}/unknown`, { body, auth: false }),
      ),
    ).toMatchObject({ status: 404, code: 10_015 });
  });

  it('that is ephemeral travels past the guild, and no route of the channel', async () => {
    const { sandbox, client } = await bot((interaction) =>
      command(interaction).reply({ content: 'a', flags: MessageFlags.Ephemeral }),
    );
    const seen: unknown[] = [];
    client.on(Events.Raw, ({ t, d }) => void (t === 'MESSAGE_CREATE' && seen.push(d)));
    const shown = await messageOf(await sandbox.command('/digest now'));
    const path = `/channels/${shown.channel_id}/messages` as const;
    expect(await restOf(sandbox).get(path)).toEqual([]);
    expect(await refusalOf(restOf(sandbox).get(`${path}/${shown.id}`))).toMatchObject({ code: 10_008 });
    expect(seen).toMatchObject([{ id: shown.id }]);
    expect(seen[0]).not.toHaveProperty('guild_id');
    expect(seen[0]).not.toHaveProperty('member');
  });
});

describe('autocomplete', () => {
  it('suggests while somebody types', async () => {
    const { sandbox } = await bot(async (interaction) => {
      if (!interaction.isAutocomplete()) throw new Error('autocomplete');
      const { name, value } = interaction.options.getFocused(true);
      await interaction.respond([{ name: `${name}: ${value}?`, value }]);
    });
    expect(await sandbox.complete({ name: 'brief', option: 'topic', value: 'mig' })).toEqual([
      { name: 'topic: mig?', value: 'mig' },
    ]);
    await expect(sandbox.complete({ name: 'brief', option: 'part', value: 'f' })).rejects.toThrow(
      'suggests nothing',
    );
  });

  it('takes 25 suggestions and refuses the 26th', async () => {
    const { sandbox, errors } = await bot(async (interaction) => {
      if (!interaction.isAutocomplete()) throw new Error('autocomplete');
      const count = Number(interaction.options.getFocused());
      await interaction.respond(
        Array.from({ length: count }, (_, index) => ({ name: `n${index}`, value: `v${index}` })),
      );
    });
    expect(await sandbox.complete({ name: 'brief', option: 'topic', value: '25' })).toHaveLength(25);
    void sandbox.complete({ name: 'brief', option: 'topic', value: '26' });
    await eventually(() => errors).toMatchObject([{ code: 50_035 }]);
  });

  it('shows nothing where suggestions come too late', async () => {
    const { sandbox } = await bot(async () => undefined, { callbackWithin: 20 });
    expect(await sandbox.complete({ name: 'brief', option: 'topic', value: 'a' })).toEqual([]);
  });
});

describe('a button', () => {
  it('is pressed by its label or id, and may change the message it stands on', async () => {
    const { sandbox } = await bot((interaction) =>
      pressed(interaction).update({ content: 'changed', components: [] }),
    );
    const message = await messageFrom(sandbox, { content: 'a', components: ROW });
    const result = await sandbox.press(message, { label: 'Next' });
    expect(result).toMatchObject({
      state: 'updated',
      message: { id: message.id, content: 'changed', components: [] },
    });
    await expect(sandbox.press(message, { customId: 'next' })).rejects.toThrow('There is no button');
  });

  it('is answered for its presser, with the message it stands on', async () => {
    const { sandbox } = await bot(async (interaction) => {
      await pressed(interaction).reply({
        content: pressed(interaction).message.content,
        flags: MessageFlags.Ephemeral,
      });
    });
    const message = await messageFrom(sandbox, { content: 'a', components: ROW });
    const answer = await messageOf(await sandbox.press(message, { customId: 'next', user: 'Kim' }));
    expect(answer).toMatchObject({ content: 'a', onlyFor: sandbox.person('Kim').id });
    expect(answer.interaction_metadata).toMatchObject({ type: 3, interacted_message_id: message.id });
  });

  it('may be taken silently, the message changed afterwards', async () => {
    const { sandbox } = await bot(async (interaction) => {
      await pressed(interaction).deferUpdate();
      await pressed(interaction).editReply('later');
    });
    const message = await messageFrom(sandbox, { content: 'a', components: ROW });
    expect(await sandbox.press(message, { label: 'Next' })).toEqual({ state: 'deferred-update' });
    await eventually(() => sandbox.messages()[0]?.content).toBe('later');
  });

  it('cannot be pressed when it is disabled, a link, gone, or on what only somebody else sees', async () => {
    const { sandbox } = await bot((interaction) =>
      command(interaction).reply({ content: 'a', components: ROW, flags: MessageFlags.Ephemeral }),
    );
    const message = await messageFrom(sandbox, { content: 'a', components: ROW });
    await expect(sandbox.press(message, { label: 'Off' })).rejects.toThrow('disabled');
    await expect(sandbox.press(message, { label: 'Source' })).rejects.toThrow('is a link');
    const ephemeral = await messageOf(await sandbox.command('/digest now', { user: 'Kim' }));
    await expect(sandbox.press(ephemeral, { label: 'Next', user: 'Robin' })).rejects.toThrow(
      'no such message',
    );
    sandbox.deleteMessage(message);
    await expect(sandbox.press(message, { label: 'Next' })).rejects.toThrow('no such message');
  });
});

describe('a list', () => {
  it('is chosen in by values it offers', async () => {
    const { sandbox } = await bot(async (interaction) => {
      if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join());
    });
    const message = await messageFrom(sandbox, { content: 'a', components: ROW });
    expect((await messageOf(await sandbox.choose(message, { values: ['b'] }))).content).toBe('b');
    await expect(sandbox.choose(message, { values: ['c'] })).rejects.toThrow('does not offer');
    await expect(sandbox.choose(message, { values: ['a', 'b'] })).rejects.toThrow('not as many');
  });
});

describe('a form', () => {
  it('is shown, filled in and sent', async () => {
    const { sandbox } = await bot(async (interaction) => {
      if (interaction.isModalSubmit()) await interaction.reply(interaction.fields.getTextInputValue('text'));
      else await command(interaction).showModal(form);
    });
    const input = new TextInputBuilder().setCustomId('text').setStyle(TextInputStyle.Short);
    const label = new LabelBuilder().setLabel('Text').setTextInputComponent(input);
    const form = new ModalBuilder().setCustomId('form').setTitle('Form').addLabelComponents(label);
    const result = await sandbox.command('/digest now');
    if (result.state !== 'modal') throw new Error('a form');
    expect((await messageOf(await result.submit({ text: 'filled in' }))).content).toBe('filled in');
  });
});

describe('a callback of the wrong kind', () => {
  it.each([
    ['suggestions for a command', 8, { choices: [] }],
    ['a change where there is no message to change', 7, { content: 'a' }],
    ['a pong', 1, undefined],
  ])('is refused: %s', async (_, type, data) => {
    const { sandbox, errors } = await bot(async ({ id, token }) => {
      const body = { type, ...(data === undefined ? {} : { data }) };
      await restOf(sandbox).post(`/interactions/${id}/${token}/callback`, { body, auth: false });
    });
    void sandbox.command('/digest now');
    await eventually(() => errors).toMatchObject([{ code: 50_035 }]);
  });
});
