import type { App } from '@slack/bolt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clientOf, socketApp } from '../slack/fixtures.ts';
import { type Stage, setStage } from './stage.ts';
import { type Visitor, visit } from './visitor.ts';

interface Scene extends Stage {
  readonly visitor: Visitor;
  /** #briefings. */
  readonly channel: string;
  readonly user: string;
  type(text: string, thread?: string): ReturnType<Visitor['act']>;
}

/** A page over a Slack with an app of the real Bolt in it. */
async function begin(build: (app: App, stage: Stage) => void): Promise<Scene> {
  const stage = await setStage();
  const app = socketApp(stage.slack);
  build(app, stage);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  const visitor = await visit(stage.server);
  const channel = stage.slack.channel('#briefings').id;
  const user = stage.slack.member.id;
  const type: Scene['type'] = (text, thread) =>
    visitor.act({
      type: 'type',
      platform: 'slack',
      user,
      channel,
      text,
      ...(thread === undefined ? {} : { thread }),
    });
  return { ...stage, visitor, channel, user, type };
}

const BUTTONS = [
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'Show more' } },
      {
        type: 'static_select',
        action_id: 'part',
        placeholder: { type: 'plain_text', text: 'A part' },
        options: [
          { text: { type: 'plain_text', text: 'The first' }, value: '1' },
          { text: { type: 'plain_text', text: 'The second' }, value: '2' },
        ],
      },
    ],
  },
];

describe('The Slack pane', () => {
  it('shows the place, two people to speak as, the channels, and the commands of the manifest', async () => {
    const { visitor, slack } = await begin(() => undefined);
    await visitor.until(({ panes }) => (panes.slack.connected ? true : undefined));
    const pane = visitor.pane('slack');
    expect([pane.place, pane.bot]).toEqual(['Sandbox', { id: slack.botUser.id, name: 'echo', bot: true }]);
    expect(pane.people).toEqual([
      { id: slack.member.id, name: 'Maria Okafor', bot: false },
      { id: slack.admin.id, name: 'Tomas Lindqvist', role: 'workspace admin', bot: false },
    ]);
    expect(pane.channels.map(({ name }) => name)).toEqual(['briefings', 'general']);
    expect(pane.commands).toEqual([
      { name: '/echo', description: 'Says it again', usage: '[words]', options: [] },
    ]);
  });

  it('shows an answer for the asker alone, with the very payload, its request and what was typed', async () => {
    const { visitor, user, channel, type } = await begin((app) => {
      app.command('/echo', async ({ ack, respond, command }) => {
        await ack();
        await respond({ text: `You said ${command.text}`, blocks: BUTTONS });
      });
    });
    expect(await type('/echo one & two')).toEqual({ ok: true });
    const answer = await visitor.message('slack', ({ visibleTo }) => visibleTo === user);
    expect(answer).toMatchObject({ channel, visibleTo: user, edited: false });
    expect(answer.payload).toMatchObject({
      platform: 'slack',
      text: 'You said one &amp; two',
      blocks: [{ type: 'actions', elements: BUTTONS[0]?.elements }],
    });
    expect(answer.cause).toMatchObject({
      trigger: { text: '/echo one & two' },
      request: { name: 'response_url', body: { text: 'You said one &amp; two', blocks: BUTTONS } },
    });
    expect(answer.cause?.request.at).toBeGreaterThanOrEqual(answer.cause?.trigger?.at ?? Infinity);
  });

  it('turns a typed name into a mention, and shows the answer in its thread', async () => {
    const { visitor, slack, type } = await begin((app) => {
      app.event('app_mention', async ({ event, say }) => {
        await say({ text: 'Here I am', thread_ts: event.ts });
      });
    });
    await type('good morning @Echo, are you there?');
    const question = await visitor.message('slack', ({ author }) => author === slack.member.id);
    expect(question.payload).toMatchObject({
      text: `good morning <@${slack.botUser.id}>, are you there?`,
    });
    expect(question.cause).toBeUndefined();
    const answer = await visitor.message('slack', ({ author }) => author === slack.botUser.id);
    expect(answer).toMatchObject({
      parent: question.id,
      cause: {
        trigger: { text: 'good morning @Echo, are you there?' },
        request: { name: 'chat.postMessage', body: { text: 'Here I am', thread_ts: question.id } },
      },
    });
  });

  it('presses buttons and chooses from lists, and names what was pressed', async () => {
    const { visitor, user, channel, slack, type } = await begin((app) => {
      app.command('/echo', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'What next?', blocks: BUTTONS });
      });
      app.action('more', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'More', replace_original: false });
      });
      app.action('part', async ({ ack, respond, action }) => {
        await ack();
        const chosen = action.type === 'static_select' ? action.selected_option.value : '';
        await respond({ text: `Part ${chosen}`, response_type: 'in_channel', replace_original: false });
      });
    });
    await type('/echo');
    const { id: message } = await visitor.message('slack', ({ visibleTo }) => visibleTo === user);
    const by = { platform: 'slack', user, channel, message } as const;
    expect(await visitor.act({ ...by, type: 'press', control: 'more' })).toEqual({ ok: true });
    const more = await visitor.message(
      'slack',
      ({ payload }) => 'text' in payload && payload.text === 'More',
    );
    expect([more.visibleTo, more.cause?.trigger?.text]).toEqual([user, 'Pressed “Show more”']);
    expect(await visitor.act({ ...by, type: 'choose', control: 'part', value: '2' })).toEqual({ ok: true });
    const part = await visitor.message(
      'slack',
      ({ payload }) => 'text' in payload && payload.text === 'Part 2',
    );
    expect([part.visibleTo, part.cause?.trigger?.text]).toEqual([undefined, 'Chose “The second”']);
    // Nobody presses what somebody else alone sees.
    expect(await visitor.act({ ...by, user: slack.admin.id, type: 'press', control: 'more' })).toMatchObject({
      ok: false,
    });
    expect(await visitor.act({ ...by, type: 'press', control: 'gone' })).toMatchObject({ ok: false });
  });

  it('opens a modal, shows what the app finds wrong with it, and sends it', async () => {
    const { visitor, user, type, server } = await begin((app) => {
      app.command('/echo', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({
          trigger_id: body.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'note',
            title: { type: 'plain_text', text: 'A note' },
            submit: { type: 'plain_text', text: 'Send' },
            blocks: [
              {
                type: 'input',
                block_id: 'words',
                label: { type: 'plain_text', text: 'Your words' },
                element: {
                  type: 'plain_text_input',
                  action_id: 'text',
                  multiline: true,
                  initial_value: 'Dear',
                },
              },
            ],
          },
        });
      });
      app.view('note', async ({ ack, view, client }) => {
        const words = view.state.values['words']?.['text']?.value ?? '';
        if (words === 'wrong') await ack({ response_action: 'errors', errors: { words: 'Not that word' } });
        else await ack();
        await client.chat.postMessage({ channel: '#briefings', text: words });
      });
    });
    await type('/echo');
    const form = await visitor.until(({ panes }) => panes.slack.forms[0]);
    const words = {
      id: 'words',
      label: 'Your words',
      required: true,
      kind: 'text',
      multiline: true,
      value: 'Dear',
      placeholder: '',
    };
    expect(form).toEqual({ id: form.id, user, title: 'A note', submitLabel: 'Send', fields: [words] });
    expect((await visit(server)).pane('slack').forms).toEqual([form]);
    const send = (text: string) =>
      visitor.act({ type: 'submit', platform: 'slack', user, form: form.id, values: { words: text } });
    expect(await send('wrong')).toEqual({ ok: false, error: 'Not that word' });
    expect(visitor.pane('slack').forms[0]?.fields).toEqual([{ ...words, error: 'Not that word' }]);
    expect(await send('right')).toEqual({ ok: true });
    await visitor.until(({ panes }) => (panes.slack.forms.length === 0 ? true : undefined));
    const said = await visitor.message(
      'slack',
      ({ payload }) => 'text' in payload && payload.text === 'right',
    );
    expect(said.cause?.request.name).toBe('chat.postMessage');
    await type('/echo');
    const { id } = await visitor.until(({ panes }) => panes.slack.forms[0]);
    expect(await visitor.act({ type: 'dismiss', platform: 'slack', user, form: id })).toEqual({ ok: true });
    expect(visitor.pane('slack').forms).toEqual([]);
  });

  it('presses and chooses in a modal, which shows what comes of it', async () => {
    const view = (text: string, blocks: typeof BUTTONS | readonly [] = []) => ({
      type: 'modal' as const,
      title: { type: 'plain_text' as const, text },
      blocks: [...blocks],
    });
    const { visitor, user, type } = await begin((app) => {
      app.command('/echo', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: view('First', BUTTONS) });
      });
      app.action(/more|part/, async ({ ack, client, body, action }) => {
        await ack();
        if (body.type !== 'block_actions' || body.view === undefined) return;
        const chosen = action.type === 'static_select' ? action.selected_option.value : 'pressed';
        await client.views.update({ view_id: body.view.id, view: view(`Then ${chosen}`, BUTTONS) });
      });
    });
    await type('/echo');
    const { id: form, notes } = await visitor.until(({ panes }) => panes.slack.forms[0]);
    expect(notes).toEqual([{ block: expect.objectContaining({ type: 'actions' }) }]);
    const shown = (title: string) =>
      visitor.until(({ panes }) => panes.slack.forms.find((one) => one.title === title));
    const by = { platform: 'slack', user, form } as const;
    expect(await visitor.act({ ...by, type: 'press-in-form', control: 'more' })).toEqual({ ok: true });
    await shown('Then pressed');
    const chosen = { ...by, type: 'choose-in-form', control: 'part', value: '2' } as const;
    expect(await visitor.act(chosen)).toEqual({ ok: true });
    await shown('Then 2');
    expect(await visitor.act({ ...chosen, value: '9' })).toMatchObject({ ok: false });
    expect(await visitor.act({ ...by, type: 'press-in-form', control: 'gone' })).toMatchObject({ ok: false });
  });

  it('shows fields of every kind, what stands between them, and the view that takes its place', async () => {
    const option = (value: string) => ({
      text: { type: 'plain_text' as const, text: value.toUpperCase() },
      value,
    });
    const heard: unknown[] = [];
    const { visitor, user, type } = await begin((app) => {
      app.command('/echo', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({
          trigger_id: body.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'topics',
            title: { type: 'plain_text', text: 'Topics' },
            submit: { type: 'plain_text', text: 'Save' },
            close: { type: 'plain_text', text: 'Not now' },
            blocks: [
              { type: 'section', text: { type: 'plain_text', text: 'Choose some' } },
              {
                type: 'input',
                block_id: 'many',
                optional: true,
                label: { type: 'plain_text', text: 'Topics' },
                hint: { type: 'plain_text', text: 'None means all' },
                element: {
                  type: 'multi_static_select',
                  action_id: 'pick',
                  options: [option('a'), option('b')],
                  initial_options: [option('b')],
                },
              },
              {
                type: 'input',
                block_id: 'one',
                label: { type: 'plain_text', text: 'Zone' },
                element: { type: 'static_select', action_id: 'pick', options: [option('x'), option('y')] },
              },
            ],
          },
        });
      });
      app.view('topics', async ({ ack, view }) => {
        heard.push(view.state.values['many']?.['pick']?.selected_options?.map(({ value }) => value));
        await ack({
          response_action: 'update',
          view: {
            type: 'modal',
            title: { type: 'plain_text', text: 'Saved' },
            blocks: [{ type: 'section', text: { type: 'plain_text', text: 'From tomorrow on' } }],
          },
        });
      });
    });
    await type('/echo');
    const form = await visitor.until(({ panes }) => panes.slack.forms[0]);
    const options = (...values: readonly string[]) =>
      values.map((value) => ({ label: value.toUpperCase(), value }));
    expect(form).toMatchObject({
      cancelLabel: 'Not now',
      notes: [{ before: 'many', block: { type: 'section' } }],
      fields: [
        { kind: 'choices', hint: 'None means all', value: ['b'], options: options('a', 'b') },
        { kind: 'choice', required: true, options: options('x', 'y') },
      ],
    });
    const values = { many: ['a', 'b'], one: 'x' };
    const send = (more: object) =>
      visitor.act({ type: 'submit', platform: 'slack', user, form: form.id, values: { ...values, ...more } });
    expect(await send({ one: '' })).toMatchObject({ ok: false });
    expect(await send({})).toEqual({ ok: true });
    expect(heard).toEqual([['a', 'b']]);
    const saved = await visitor.until(({ panes }) =>
      panes.slack.forms.find(({ title }) => title === 'Saved'),
    );
    expect(saved).toEqual({
      id: form.id,
      user,
      title: 'Saved',
      fields: [],
      notes: [{ block: expect.objectContaining({ type: 'section' }) }],
    });
  });

  it('lists what the bot writes to one person among the channels of that person', async () => {
    const { visitor, slack } = await begin(() => undefined);
    const before = visitor.pane('slack').channels;
    const client = clientOf(slack);
    await client.chat.postMessage({ channel: slack.admin.id, text: 'psst' });
    await visitor.message('slack', ({ payload }) => 'text' in payload && payload.text === 'psst');
    const { id } = slack.directMessage(slack.admin.id);
    const direct = await visitor.until(({ panes }) => panes.slack.channels.find((one) => one.id === id));
    expect(direct).toEqual({ id, name: slack.botUser.realName, visibleTo: slack.admin.id });
    expect(visitor.pane('slack').channels).toEqual([...before, direct]);
  });

  it('shows a scheduled message when its time has come, and nothing of it before', async () => {
    const { visitor, slack } = await begin(() => undefined);
    const at = Math.floor((Date.now() + 1100) / 1000);
    const channel = slack.channel('#briefings').id;
    await clientOf(slack).chat.scheduleMessage({ channel, text: 'later', post_at: at });
    expect(visitor.pane('slack').messages).toEqual([]);
    const shown = await visitor.message(
      'slack',
      ({ payload }) => 'text' in payload && payload.text === 'later',
    );
    expect(shown.cause).toBeUndefined();
    expect(shown.at).toBe(at * 1000);
  });

  it('says what Slack says where it refuses something', async () => {
    const { type, visitor, user } = await begin((app) => {
      app.command('/echo', async () => undefined);
      app.event('app_mention', async () => undefined);
    });
    expect(await type('/unknown')).toEqual({ ok: false, error: '/unknown is not a valid command.' });
    await type('@echo');
    const { id: thread } = await visitor.message('slack', ({ author }) => author === user);
    expect(await type('/echo', thread)).toMatchObject({
      ok: false,
      error: expect.stringContaining('not supported in threads'),
    });
    expect(
      await visitor.act({ type: 'type', platform: 'slack', user, channel: 'C000', text: 'Hello' }),
    ).toMatchObject({ ok: false });
    expect(visitor.pane('slack').messages).toHaveLength(1);
  });

  it('shows edits and removals, and of a message that stands alone that it was due or asked for', async () => {
    const { visitor, slack, channel } = await begin(() => undefined);
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'One' });
    const posted = await visitor.message('slack', ({ id }) => id === ts);
    expect(posted.cause?.trigger?.text).toBe('The digest was due');
    await client.chat.update({ channel, ts, text: 'Two' });
    const edited = await visitor.message('slack', ({ edited: changed }) => changed);
    expect(edited).toMatchObject({
      id: ts,
      payload: { text: 'Two' },
      cause: { request: { name: 'chat.update' } },
    });
    await client.chat.delete({ channel, ts });
    await visitor.until(({ panes }) => (panes.slack.messages.length === 0 ? true : undefined));
  });

  it('offers what the app has in the menu of a message, and uses it', async () => {
    const { visitor, user, channel, type } = await begin((app) => {
      app.shortcut('again', async ({ ack, body, respond }) => {
        await ack();
        const { message } = body.type === 'message_action' ? body : { message: undefined };
        await respond({ text: `It said: ${message?.text}`, response_type: 'ephemeral' });
      });
    });
    await visitor.until(({ panes }) => (panes.slack.connected ? true : undefined));
    expect(visitor.pane('slack').messageMenu).toEqual([{ name: 'again', label: 'Say that again' }]);
    await type('The tide is out');
    const [{ id: message } = { id: '' }] = visitor.pane('slack').messages;
    const act = { type: 'use-on', platform: 'slack', user, channel, message } as const;
    expect(await visitor.act({ ...act, entry: 'again' })).toEqual({ ok: true });
    await visitor.until(({ panes }) =>
      panes.slack.messages.find(
        ({ payload, visibleTo }) =>
          visibleTo === user && 'text' in payload && payload.text === 'It said: The tide is out',
      ),
    );
    expect(await visitor.act({ ...act, entry: 'never' })).toMatchObject({ ok: false });
  });

  it('lets the next post meet a fault, once, and shows that it waits', async () => {
    const { visitor, slack, channel } = await begin(() => undefined);
    const client = clientOf(slack);
    const post = () => client.chat.postMessage({ channel, text: 'Posted' });
    const faults = ['answer-429', 'answer-500', 'lose-reply'] as const;
    for (const fault of faults) await visitor.act({ type: 'fault', platform: 'slack', fault });
    expect(visitor.pane('slack').pendingFaults).toEqual(faults);
    await client.auth.test();
    expect(visitor.pane('slack').pendingFaults).toEqual(faults);
    await expect(post()).rejects.toMatchObject({ retryAfter: 3 });
    await expect(post()).rejects.toMatchObject({ statusCode: 500 });
    expect(slack.messages(channel)).toHaveLength(0);
    await expect(post()).rejects.toThrow();
    expect(slack.messages(channel)).toHaveLength(1);
    await visitor.until(({ panes }) => (panes.slack.pendingFaults.length === 0 ? true : undefined));
    await post();
    expect(slack.messages(channel)).toHaveLength(2);
  });

  it('shuts the app out of a channel and lets it in again', async () => {
    const { visitor, slack, channel } = await begin(() => undefined);
    const client = clientOf(slack);
    const post = () => client.chat.postMessage({ channel, text: 'Posted' });
    const access = (allowed: boolean, where = channel) =>
      visitor.act({ type: 'access', platform: 'slack', channel: where, allowed });
    const shutOut = () => visitor.pane('slack').channels.filter((one) => one.shutOut === true);
    expect(shutOut()).toEqual([]);
    expect(await access(false)).toEqual({ ok: true });
    expect(shutOut().map(({ id }) => id)).toEqual([channel]);
    await expect(post()).rejects.toMatchObject({ data: { error: 'not_in_channel' } });
    expect(await access(true)).toEqual({ ok: true });
    expect(shutOut()).toEqual([]);
    await post();
    expect(await access(false, 'C0')).toMatchObject({ ok: false });
  });

  it('shows that the connection is lost', async () => {
    const { visitor } = await begin(() => undefined);
    await visitor.until(({ panes }) => (panes.slack.connected ? true : undefined));
    await visitor.act({ type: 'fault', platform: 'slack', fault: 'lose-connection' });
    await visitor.until(({ panes }) => (panes.slack.connected ? undefined : true));
  });
});
