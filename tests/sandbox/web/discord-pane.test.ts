import { ApplicationCommandOptionType, ApplicationCommandType, type Client, MessageFlags } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../discord/connected.ts';
import { type Stage, setStage } from './stage.ts';
import { type Visitor, visit } from './visitor.ts';

const COMMANDS = [
  {
    name: 'story',
    description: 'Tells a story',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'topic',
        description: 'About what',
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'part',
        description: 'Which part',
        choices: [
          { name: 'figures', value: 'f' },
          { name: 'people', value: 'p' },
        ],
      },
      { type: ApplicationCommandOptionType.Integer, name: 'count', description: 'How many', required: false },
    ],
  },
  {
    name: 'news',
    description: 'The news',
    options: [
      { type: ApplicationCommandOptionType.Subcommand, name: 'now', description: 'At once' },
      { type: ApplicationCommandOptionType.Subcommand, name: 'later', description: 'In a while' },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'about',
        description: 'On something',
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: 'topic',
            description: 'About what',
            autocomplete: true,
          },
          { type: ApplicationCommandOptionType.String, name: 'count', description: 'How many' },
          { type: ApplicationCommandOptionType.Boolean, name: 'all', description: 'Everything' },
        ],
      },
    ],
  },
] as const;

interface Scene extends Stage {
  readonly visitor: Visitor;
  readonly channel: string;
  readonly user: string;
  readonly client: Client<true>;
  type(text: string): ReturnType<Visitor['act']>;
}

/** A page over a Discord with a bot of the real discord.js in it. */
async function begin(build: (client: Client<true>) => void): Promise<Scene> {
  const stage = await setStage();
  const client = await connect(stage.discord);
  await client.application.commands.set([...COMMANDS]);
  build(client);
  const visitor = await visit(stage.server);
  onTestFinished(() => visitor.leave());
  const channel = stage.discord.channel('briefings').id;
  const user = stage.discord.person('Robin').id;
  const type: Scene['type'] = (text) =>
    visitor.act({ type: 'type', platform: 'discord', user, channel, text });
  return { ...stage, visitor, channel, user, client, type };
}

/** Answers every command with its options as JSON, for the asker alone. */
function echoOptions(client: Client<true>): void {
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const options = interaction.options.data.map(({ name, value }) => [name, value]);
    await interaction.reply({ content: JSON.stringify(options), flags: MessageFlags.Ephemeral });
  });
}

const content = ({ payload }: { readonly payload: object }) =>
  'content' in payload ? payload.content : undefined;

describe('The Discord pane', () => {
  it('offers what the bot has in the menu of a message, and uses it', async () => {
    const { visitor, user, channel, client, type } = await begin((bot) => {
      bot.on('interactionCreate', async (interaction) => {
        if (!interaction.isMessageContextMenuCommand()) return;
        const content = `It said: ${interaction.targetMessage.content}`;
        await interaction.reply({ content, flags: MessageFlags.Ephemeral });
      });
    });
    await client.application.commands.create({
      type: ApplicationCommandType.Message,
      name: 'Say that again',
    });
    await visitor.until(({ panes }) => (panes.discord.messageMenu.length > 0 ? true : undefined));
    expect(visitor.pane('discord').messageMenu).toEqual([
      { name: 'Say that again', label: 'Say that again' },
    ]);
    expect(visitor.pane('discord').commands.map(({ name }) => name)).not.toContain('/Say that again');
    await type('The tide is out');
    const [{ id: message } = { id: '' }] = visitor.pane('discord').messages;
    const act = { type: 'use-on', platform: 'discord', user, channel, message } as const;
    expect(await visitor.act({ ...act, entry: 'Say that again' })).toEqual({ ok: true });
    await visitor.until(({ panes }) =>
      panes.discord.messages.find((one) => content(one) === 'It said: The tide is out'),
    );
    expect(await visitor.act({ ...act, entry: 'Never' })).toMatchObject({ ok: false });
  });

  it('shows the place, its people and channels, and the registered commands with their options', async () => {
    const { visitor, discord } = await begin(() => undefined);
    const pane = visitor.pane('discord');
    expect([pane.place, pane.bot.name, pane.connected]).toEqual(['Sandbox', 'Verbatim', true]);
    expect(pane.people).toEqual([
      { id: discord.person('Robin').id, name: 'Robin', bot: false },
      { id: discord.person('Kim').id, name: 'Kim', role: 'Manage Server', bot: false },
    ]);
    expect(pane.channels.map(({ name }) => name)).toEqual(['briefings', 'general']);
    expect(pane.commands.map(({ name, usage }) => [name, usage])).toEqual([
      ['/news about', '[topic] [count] [all]'],
      ['/news later', ''],
      ['/news now', ''],
      ['/story', '[topic] [part] [count]'],
    ]);
    expect(pane.commands[0]?.options[2]?.choices.map(({ value }) => value)).toEqual(['true', 'false']);
    expect(pane.commands[3]?.options).toEqual([
      {
        name: 'topic',
        description: 'About what',
        kind: 'text',
        required: false,
        choices: [],
        autocomplete: true,
      },
      {
        name: 'part',
        description: 'Which part',
        kind: 'text',
        required: false,
        choices: [
          { name: 'figures', value: 'f' },
          { name: 'people', value: 'p' },
        ],
        autocomplete: false,
      },
      {
        name: 'count',
        description: 'How many',
        kind: 'number',
        required: false,
        choices: [],
        autocomplete: false,
      },
    ]);
  });

  it('lists threads under their channel, posts of forums, and direct messages for the person alone', async () => {
    const { visitor, discord, client } = await begin(() => undefined);
    const names = () =>
      visitor
        .pane('discord')
        .channels.map(({ name, parent, visibleTo }) => [name, parent ?? visibleTo ?? ''].join(' < '));
    discord.addForum('desk');
    const post = discord.addForumPost('desk', 'Harbour', { user: 'Kim', text: 'Once a day' });
    discord.addThread('briefings', 'migration');
    await (await client.users.fetch(discord.person('Kim').id)).send('Posting was refused');
    await visitor.message('discord', (message) => content(message) === 'Posting was refused');
    expect(names()).toEqual([
      'briefings < ',
      'migration < briefings',
      'general < ',
      'Harbour < desk',
      `Verbatim < ${discord.person('Kim').id}`,
    ]);
    expect(visitor.pane('discord').messages.find(({ channel }) => channel === post.id)).toMatchObject({
      author: discord.person('Kim').id,
      payload: { content: 'Once a day' },
    });
    discord.removeThread('migration');
    await visitor.until(() => (names().includes('migration < briefings') ? undefined : true));
  });

  it('types in a thread, and says what Discord says where it is locked', async () => {
    const { visitor, discord, user } = await begin(() => undefined);
    const { id } = discord.addThread('briefings', 'migration');
    const say = () => visitor.act({ type: 'type', platform: 'discord', user, channel: id, text: 'hello' });
    expect(await say()).toEqual({ ok: true });
    expect(discord.messages('migration').map((message) => message.content)).toEqual(['hello']);
    discord.changeThread('migration', { locked: true });
    expect(await say()).toEqual({ ok: false, error: 'This thread is locked.' });
  });

  it('asks for values of a subcommand’s option, with what the others hold', async () => {
    const asked: string[] = [];
    const { visitor, user, channel } = await begin((client) => {
      client.on('interactionCreate', async (interaction) => {
        if (!interaction.isAutocomplete()) return;
        const { options } = interaction;
        asked.push(`${options.getSubcommand()} ${options.getFocused()} ${options.getString('count')}`);
        await interaction.respond([{ name: 'Harbour', value: 'harbour' }]);
      });
    });
    const result = await visitor.act({
      type: 'complete',
      platform: 'discord',
      user,
      channel,
      name: '/news about',
      option: 'topic',
      typed: 'Har',
      options: { count: 'thr' },
    });
    expect(result).toEqual({ ok: true, value: [{ name: 'Harbour', value: 'harbour' }] });
    expect(asked).toEqual(['about Har thr']);
  });

  it('makes options of the words of a typed command, and of those that are named', async () => {
    const { visitor, user, channel, type } = await begin(echoOptions);
    const answers = () => visitor.pane('discord').messages.map(content);
    const named = (options: Readonly<Record<string, string | number>>) =>
      visitor.act({ type: 'command', platform: 'discord', user, channel, name: '/story', options });
    await type('/story us mexico figures');
    await type('/story a topic of many words');
    await named({ topic: 'bridge', part: 'p', count: 3 });
    await named({ topic: '', part: 'figures', count: '2' });
    await visitor.until(() => (answers().length === 4 ? true : undefined));
    expect(answers()).toEqual([
      '[["topic","us mexico"],["part","f"]]',
      '[["topic","a topic of many words"]]',
      '[["topic","bridge"],["part","p"],["count",3]]',
      '[["part","f"],["count",2]]',
    ]);
    const [first] = visitor.pane('discord').messages;
    expect(first).toMatchObject({
      visibleTo: user,
      cause: {
        trigger: { text: '/story us mexico figures' },
        request: { name: expect.stringMatching(/^POST \/interactions\/\d+\/…\/callback$/) },
      },
    });
    expect(visitor.pane('discord').messages[2]?.cause?.trigger?.text).toBe(
      '/story topic: bridge part: p count: 3',
    );
  });

  it('says what Discord says where it refuses something', async () => {
    const { visitor, user, channel, type } = await begin(echoOptions);
    for (const [line, words] of [
      ['/nothing', 'There is no command /nothing'],
      ['/news', 'needs a subcommand'],
      ['', 'empty'],
      ['x'.repeat(2_001), 'too long'],
    ] as const) {
      expect(await type(line)).toEqual({ ok: false, error: expect.stringContaining(words) });
    }
    const options = { count: 'many' };
    expect(
      await visitor.act({ type: 'command', platform: 'discord', user, channel, name: '/story', options }),
    ).toMatchObject({ ok: false, error: expect.stringContaining('is not a number') });
    expect(visitor.pane('discord').messages).toEqual([]);
  });

  it('asks the bot for what it offers while an option is typed', async () => {
    const { visitor, user, channel } = await begin((client) => {
      client.on('interactionCreate', async (interaction) => {
        if (!interaction.isAutocomplete()) return;
        await interaction.respond([{ name: `About ${interaction.options.getFocused()}`, value: 'bridge' }]);
      });
    });
    expect(
      await visitor.act({
        type: 'complete',
        platform: 'discord',
        user,
        channel,
        name: '/story',
        option: 'topic',
        typed: 'br',
      }),
    ).toEqual({ ok: true, value: [{ name: 'About br', value: 'bridge' }] });
  });

  it('shows replies with what they reply to, and turns a typed name into a mention', async () => {
    const { visitor, type, discord } = await begin((client) => {
      client.on('messageCreate', async (message) => {
        if (message.mentions.has(client.user)) await message.reply('Here I am');
      });
    });
    await type('@verbatim are you there?');
    const question = await visitor.message('discord', ({ author }) => author !== discord.bot.id);
    expect(content(question)).toBe(`<@${discord.bot.id}> are you there?`);
    const answer = await visitor.message('discord', ({ author }) => author === discord.bot.id);
    expect(answer).toMatchObject({
      parent: question.id,
      cause: { trigger: { text: '@verbatim are you there?' } },
    });
  });

  it('shows a deferred answer as the request left it that filled it in', async () => {
    const { visitor, type } = await begin((client) => {
      client.on('interactionCreate', async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply();
        await interaction.editReply('At last');
      });
    });
    await type('/news now');
    const answer = await visitor.message('discord', (message) => content(message) === 'At last');
    expect(answer.cause).toMatchObject({
      trigger: { text: '/news now' },
      request: { name: expect.stringMatching(/^PATCH \/webhooks\/\d+\/…\/messages\/@original$/) },
    });
    expect(visitor.pane('discord').messages).toHaveLength(1);
  });

  it('opens a form, keeps it over a reload, and sends what was filled in', async () => {
    const { visitor, server, user, discord, type } = await begin((client) => {
      client.on('interactionCreate', async (interaction) => {
        if (interaction.isChatInputCommand()) {
          await interaction.showModal({
            title: 'A correction',
            custom_id: 'correction',
            components: [
              {
                type: 1,
                components: [
                  { type: 4, custom_id: 'note', label: 'What was wrong', style: 2, required: true },
                ],
              },
              {
                type: 18,
                label: 'Where',
                component: {
                  type: 3,
                  custom_id: 'where',
                  options: [
                    { label: 'In a figure', value: 'figure' },
                    { label: 'In a name', value: 'name' },
                  ],
                },
              },
            ],
          });
        }
        if (interaction.isModalSubmit()) {
          const where = interaction.fields.getStringSelectValues('where').join();
          await interaction.reply(`${interaction.fields.getTextInputValue('note')} (${where})`);
        }
      });
    });
    expect(await type('/news now')).toEqual({ ok: true });
    const form = await visitor.until(({ panes }) => panes.discord.forms[0]);
    expect(form).toEqual({
      id: form.id,
      user,
      title: 'A correction',
      submitLabel: 'Submit',
      fields: [
        {
          id: 'note',
          label: 'What was wrong',
          required: true,
          kind: 'text',
          multiline: true,
          value: '',
          placeholder: '',
        },
        {
          id: 'where',
          label: 'Where',
          required: true,
          kind: 'choice',
          options: [
            { label: 'In a figure', value: 'figure' },
            { label: 'In a name', value: 'name' },
          ],
        },
      ],
    });
    expect((await visit(server)).pane('discord').forms).toEqual([form]);
    const send = (values: Readonly<Record<string, string>>, by = user) =>
      visitor.act({ type: 'submit', platform: 'discord', user: by, form: form.id, values });
    expect(await send({ where: 'name' })).toMatchObject({ ok: false });
    const values = { note: 'Misspelt', where: 'name' };
    expect(await send(values, discord.person('Kim').id)).toMatchObject({ ok: false });
    expect(await send(values)).toEqual({ ok: true });
    const answer = await visitor.message('discord', (message) => content(message) === 'Misspelt (name)');
    expect(answer.cause?.trigger?.text).toBe('Sent “A correction”');
    await visitor.until(({ panes }) => (panes.discord.forms.length === 0 ? true : undefined));
    expect(await send(values)).toMatchObject({ ok: false });
  });

  it('presses buttons and chooses from lists, and closes a form unsent', async () => {
    const { visitor, user, channel, type } = await begin((client) => {
      client.on('interactionCreate', async (interaction) => {
        if (interaction.isChatInputCommand()) {
          await interaction.reply({
            content: 'What next?',
            components: [
              { type: 1, components: [{ type: 2, style: 1, label: 'Show more', custom_id: 'more' }] },
              {
                type: 1,
                components: [{ type: 3, custom_id: 'part', options: [{ label: 'The second', value: '2' }] }],
              },
            ],
          });
        }
        if (interaction.isButton()) {
          await interaction.showModal({
            title: 'More',
            custom_id: 'm',
            components: [{ type: 1, components: [{ type: 4, custom_id: 'x', label: 'X', style: 1 }] }],
          });
        }
        if (interaction.isStringSelectMenu()) await interaction.reply(`Part ${interaction.values.join()}`);
      });
    });
    await type('/news now');
    const { id: message } = await visitor.message('discord', (one) => content(one) === 'What next?');
    const by = { platform: 'discord', user, channel, message } as const;
    expect(await visitor.act({ ...by, type: 'choose', control: 'part', value: '2' })).toEqual({ ok: true });
    const part = await visitor.message('discord', (one) => content(one) === 'Part 2');
    expect(part.cause?.trigger?.text).toBe('Chose “The second”');
    expect(await visitor.act({ ...by, type: 'choose', control: 'part', value: '3' })).toMatchObject({
      ok: false,
    });
    expect(await visitor.act({ ...by, type: 'press', control: 'more' })).toEqual({ ok: true });
    const { id: form } = await visitor.until(({ panes }) => panes.discord.forms[0]);
    expect(await visitor.act({ type: 'dismiss', platform: 'discord', user, form })).toEqual({ ok: true });
    expect(visitor.pane('discord').forms).toEqual([]);
  });

  it('forbids the bot to post in a channel and its threads, by either, and lets it again', async () => {
    const { visitor, discord, channel, client } = await begin(() => undefined);
    const thread = discord.addThread('briefings', 'migration');
    const access = (where: string, allowed: boolean) =>
      visitor.act({ type: 'access', platform: 'discord', channel: where, allowed });
    const shutOut = () =>
      visitor.pane('discord').channels.flatMap(({ name, shutOut }) => (shutOut === true ? [name] : []));
    const posts = async () => {
      const found = await Promise.all([channel, thread.id].map((id) => client.channels.fetch(id)));
      const sent = found.map((one) => (one?.isSendable() ? one.send('Posted') : Promise.reject()));
      return (await Promise.allSettled(sent)).map(({ status }) => status);
    };
    expect(await posts()).toEqual(['fulfilled', 'fulfilled']);
    expect(await access(thread.id, false)).toEqual({ ok: true });
    expect(shutOut()).toEqual(['briefings', 'migration']);
    expect(await posts()).toEqual(['rejected', 'rejected']);
    expect(await access(channel, true)).toEqual({ ok: true });
    expect(shutOut()).toEqual([]);
    expect(await posts()).toEqual(['fulfilled', 'fulfilled']);
    expect(await access('1', false)).toMatchObject({ ok: false });
  });

  it('shows the server’s owner once the bot has written to them', async () => {
    const { visitor, discord, client } = await begin(() => undefined);
    const people = () => visitor.pane('discord').people.map(({ id }) => id);
    expect(people()).not.toContain(discord.owner.id);
    await (await client.users.fetch(discord.owner.id)).send('Only for you');
    await visitor.message('discord', (message) => content(message) === 'Only for you');
    expect(visitor.pane('discord').people.at(-1)).toMatchObject({
      id: discord.owner.id,
      role: 'Server Owner',
    });
    const direct = visitor.pane('discord').channels.find(({ visibleTo }) => visibleTo === discord.owner.id);
    expect(direct).toBeDefined();
  });

  it('lets the next post meet a fault, and shows that the connection is lost and made again', async () => {
    const { visitor, discord, channel } = await begin(() => undefined);
    const post = () =>
      fetch(`${discord.apiUrl}/v10/channels/${channel}/messages`, {
        method: 'POST',
        headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ content: 'Posted' }),
      });
    for (const fault of ['answer-429', 'answer-500', 'lose-reply'] as const)
      await visitor.act({ type: 'fault', platform: 'discord', fault });
    expect(visitor.pane('discord').pendingFaults).toEqual(['answer-429', 'answer-500', 'lose-reply']);
    const limited = await post();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3']);
    expect((await post()).status).toBe(500);
    expect(discord.messages(channel)).toHaveLength(0);
    await expect(post()).rejects.toThrow();
    expect(discord.messages(channel)).toHaveLength(1);
    await visitor.until(({ panes }) => (panes.discord.pendingFaults.length === 0 ? true : undefined));
    const posted = await visitor.message('discord', (message) => content(message) === 'Posted');
    expect(posted.cause?.trigger?.text).toBe('The digest was due');
    const before = visitor.received.length;
    await visitor.act({ type: 'fault', platform: 'discord', fault: 'lose-connection' });
    const connected = () =>
      visitor.received
        .slice(before)
        .flatMap((message) =>
          message.type === 'pane' && message.pane.platform === 'discord' ? [message.pane.connected] : [],
        );
    await visitor.until(() =>
      connected().includes(false) && connected().at(-1) === true ? true : undefined,
    );
  });
});
