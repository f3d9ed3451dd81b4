import type { App } from '@slack/bolt';
import type { HomeView, ModalView, MultiStaticSelect } from '@slack/types';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import {
  type SlackManifest,
  type SlackSandbox,
  startSlackSandbox,
} from '../../../src/sandbox/slack/sandbox.ts';
import { clientOf, manifestWith, socketApp } from './fixtures.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const NOTE: ModalView = {
  type: 'modal',
  callback_id: 'note',
  private_metadata: 'kept',
  title: plain('A note'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'words',
      label: plain('Your words'),
      element: { type: 'plain_text_input', action_id: 'text', min_length: 3, max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'mood',
      optional: true,
      label: plain('Mood'),
      element: {
        type: 'static_select',
        action_id: 'pick',
        options: [
          { text: plain('Glad'), value: 'glad' },
          { text: plain('Sad'), value: 'sad' },
        ],
      },
    },
  ],
};

/** A manifest with a Home tab and a shortcut of each kind. */
const manifest: SlackManifest = {
  ...manifestWith(undefined, ['app_home_opened']),
  features: {
    bot_user: { display_name: 'echo' },
    slash_commands: [{ command: '/echo', description: 'Opens a form' }],
    app_home: { home_tab_enabled: true },
    shortcuts: [
      { name: 'Note', type: 'global', callback_id: 'new-note', description: 'Writes a note' },
      { name: 'Quote this', type: 'message', callback_id: 'quote-this', description: 'Quotes a message' },
    ],
  },
};

interface Scene {
  readonly slack: SlackSandbox;
  readonly user: string;
  /** Lets the member open a modal by `/echo`. @returns its id */
  open(): Promise<string>;
}

async function begin(build: (app: App) => void, view: ModalView = NOTE): Promise<Scene> {
  const slack = await startSlackSandbox({ manifest });
  const app = socketApp(slack);
  app.command('/echo', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
  build(app);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
    await slack.stop();
  });
  const user = slack.member.id;
  return {
    slack,
    user,
    open: async () => {
      await slack.command('/echo', { user, channel: '#general' });
      return slack.until(() => slack.views.modals(user).at(-1)?.id);
    },
  };
}

const refusal = z.object({
  error: z.string(),
  response_metadata: z.object({ messages: z.array(z.string()) }).optional(),
});

/** What the Web API answers to a view that opens nothing, because it comes without a right trigger. */
async function complaintsAbout(slack: SlackSandbox, view: object): Promise<readonly string[]> {
  const answer = await fetch(`${slack.apiUrl}views.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ trigger_id: '1.2.abc', view }),
  });
  const { error, response_metadata: more } = refusal.parse(await answer.json());
  return more?.messages ?? [error];
}

describe('A modal', () => {
  it('is in front of the person who ran the command, and sends what they filled in', async () => {
    const heard: unknown[] = [];
    const { slack, user, open } = await begin((app) => {
      app.view('note', async ({ ack, view, body }) => {
        heard.push(view.state.values, view.private_metadata, body.user.id);
        await ack();
      });
    });
    const id = await open();
    expect(slack.views.modals(slack.admin.id)).toEqual([]);
    expect(await slack.views.submit(id, { user, values: { words: 'Well done', mood: 'glad' } })).toEqual({
      state: 'closed',
    });
    expect(heard).toEqual([
      {
        words: { text: { type: 'plain_text_input', value: 'Well done' } },
        mood: { pick: { type: 'static_select', selected_option: { text: plain('Glad'), value: 'glad' } } },
      },
      'kept',
      user,
    ]);
    expect(slack.views.modals(user)).toEqual([]);
  });

  it('takes several options of a menu, as many as it says, and sends them all', async () => {
    const heard: unknown[] = [];
    const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
    const topics: MultiStaticSelect = {
      type: 'multi_static_select',
      action_id: 'pick',
      options: [option('a'), option('b'), option('c')],
      initial_options: [option('a')],
      max_selected_items: 2,
    };
    const view: ModalView = {
      ...NOTE,
      blocks: [
        { type: 'input', block_id: 'topics', optional: true, label: plain('Topics'), element: topics },
      ],
    };
    const { slack, user, open } = await begin((app) => {
      app.view('note', async (args) => {
        heard.push(args.view.state.values['topics']?.['pick']?.selected_options);
        await args.ack({ response_action: 'update', view });
      });
    }, view);
    const id = await open();
    const submit = (...chosen: readonly string[]) =>
      slack.views.submit(id, { user, values: { topics: chosen } });
    expect(await submit('a', 'b', 'c')).toMatchObject({ errors: { topics: 'Please choose at most 2.' } });
    expect(await submit('a', 'x')).toMatchObject({ state: 'errors' });
    expect(await slack.views.submit(id, { user, values: { topics: 'a' } })).toMatchObject({
      state: 'errors',
    });
    await submit('a', 'c');
    await submit();
    expect(heard).toEqual([[option('a'), option('c')], []]);
    const wrong = (element: object) =>
      complaintsAbout(slack, {
        ...view,
        blocks: [{ ...view.blocks[0], element: { ...topics, ...element } }],
      });
    expect(await wrong({})).toEqual(['invalid_trigger_id']);
    expect((await wrong({ initial_options: [option('x')] })).join()).toContain('/initial_options/0');
    expect((await wrong({ max_selected_items: 0 })).join()).toContain('/max_selected_items');
    const two = { initial_options: [option('a'), option('b')], max_selected_items: 1 };
    expect((await wrong(two)).join()).toContain('no more than 1 items');
  });

  it('is refused with a block that has its place in messages alone, or with two fields in focus', async () => {
    const { slack } = await begin(() => undefined);
    const markdown = { type: 'markdown', text: '**bold**' };
    expect((await complaintsAbout(slack, { ...NOTE, blocks: [markdown] })).join()).toContain('markdown');
    const focused = (block_id: string) => ({
      type: 'input',
      block_id,
      label: plain(block_id),
      element: { type: 'plain_text_input', action_id: 'text', focus_on_load: true },
    });
    const both = [focused('one'), focused('two')];
    expect((await complaintsAbout(slack, { ...NOTE, blocks: both })).join()).toContain('/view/blocks/1');
    expect(await complaintsAbout(slack, { ...NOTE, blocks: [focused('one')] })).toEqual([
      'invalid_trigger_id',
    ]);
  });

  it('is not sent while a field takes no such value', async () => {
    let sent = 0;
    const { slack, user, open } = await begin((app) => {
      app.view('note', async ({ ack }) => {
        sent += 1;
        await ack();
      });
    });
    const id = await open();
    const errorsOf = async (values: Readonly<Record<string, string>>) => {
      const submission = await slack.views.submit(id, { user, values });
      return submission.state === 'errors' ? submission.errors : submission.state;
    };
    expect(await errorsOf({})).toEqual({ words: expect.stringContaining('required') });
    expect(await errorsOf({ words: 'ab' })).toEqual({ words: expect.stringContaining('at least 3') });
    expect(await errorsOf({ words: 'a'.repeat(21), mood: 'angry' })).toEqual({
      words: expect.stringContaining('at most 20'),
      mood: expect.stringContaining('one of'),
    });
    expect([sent, slack.views.modals(user).length]).toEqual([0, 1]);
    expect(await errorsOf({ words: 'abc' })).toBe('closed');
    expect(sent).toBe(1);
  });

  it('stays with what the app finds wrong, or is replaced, covered or cleared as the app says', async () => {
    const steps: ModalView = { ...NOTE, callback_id: 'second', title: plain('The second') };
    const { slack, user, open } = await begin((app) => {
      app.view('note', async ({ ack, view }) => {
        const words = view.state.values['words']?.['text']?.value;
        if (words === 'wrong') await ack({ response_action: 'errors', errors: { words: 'Not that word' } });
        else if (words === 'update') await ack({ response_action: 'update', view: steps });
        else await ack({ response_action: 'push', view: steps });
      });
      app.view('second', (args) => args.ack({ response_action: 'clear' }));
    });
    const first = await open();
    const submit = (id: string, words: string) => slack.views.submit(id, { user, values: { words } });
    expect(await submit(first, 'wrong')).toEqual({ state: 'errors', errors: { words: 'Not that word' } });
    expect(await submit(first, 'push')).toMatchObject({ state: 'replaced' });
    expect(slack.views.modals(user).map(({ callback_id }) => callback_id)).toEqual(['note', 'second']);
    // Only the modal in front can be sent.
    await expect(submit(first, 'push')).rejects.toMatchObject({ code: 'view_not_found' });
    await submit(slack.views.modals(user)[1]?.id ?? '', 'done');
    expect(slack.views.modals(user)).toEqual([]);
    const again = await open();
    expect(await submit(again, 'update')).toMatchObject({ state: 'replaced', view: { id: again } });
    expect(slack.views.modals(user).map(({ callback_id }) => callback_id)).toEqual(['second']);
  });

  it('stays where the app’s answer breaks the rules', async () => {
    const { slack, user, open } = await begin((app) => {
      app.view('note', (args) => args.ack({ response_action: 'errors', errors: { elsewhere: 'No' } }));
    });
    const id = await open();
    await expect(slack.views.submit(id, { user, values: { words: 'abc' } })).rejects.toMatchObject({
      code: 'invalid_view_response',
    });
    expect(slack.views.modals(user)).toHaveLength(1);
  });

  it('tells the app that it was closed where the app asked for that', async () => {
    const closed = Promise.withResolvers<string>();
    const { slack, user, open } = await begin(
      (app) => {
        app.view({ callback_id: 'note', type: 'view_closed' }, async ({ ack, view }) => {
          await ack();
          closed.resolve(view.id);
        });
      },
      { ...NOTE, notify_on_close: true },
    );
    const id = await open();
    await slack.views.close(id, user);
    expect(await closed.promise).toBe(id);
    expect(slack.views.modals(user)).toEqual([]);
  });

  it('opens once for each thing that a person does, within three seconds', async () => {
    let now = Date.parse('2026-03-02T08:00:00Z');
    const slack = await startSlackSandbox({ manifest, clock: () => now });
    onTestFinished(() => slack.stop());
    const app = socketApp(slack);
    const triggers: string[] = [];
    app.command('/echo', async ({ ack, body }) => {
      await ack();
      triggers.push(body.trigger_id);
    });
    await app.start();
    onTestFinished(async () => {
      await app.stop();
    });
    const run = () => slack.command('/echo', { user: slack.member.id, channel: '#general' });
    await run();
    await run();
    const [first = '', second = ''] = triggers;
    const { views } = clientOf(slack);
    await views.open({ trigger_id: first, view: NOTE });
    await expect(views.open({ trigger_id: first, view: NOTE })).rejects.toThrow('exchanged_trigger_id');
    now += 3_001;
    await expect(views.open({ trigger_id: second, view: NOTE })).rejects.toThrow('expired_trigger_id');
    await expect(views.open({ trigger_id: 'nonsense', view: NOTE })).rejects.toThrow('invalid_trigger_id');
  });

  it('is refused with each place where it breaks a limit', async () => {
    const { slack } = await begin(() => undefined);
    const long = 'x'.repeat(25);
    expect(
      await complaintsAbout(slack, {
        ...NOTE,
        title: plain(long),
        private_metadata: 'x'.repeat(3_001),
        surprise: true,
      }),
    ).toEqual(
      expect.arrayContaining([
        expect.stringContaining('[json-pointer:/view/title/text]'),
        expect.stringContaining('must be less than 3001 characters [json-pointer:/view/private_metadata]'),
        expect.stringContaining('surprise'),
      ]),
    );
    const { submit: _, ...withoutSubmit } = NOTE;
    expect((await complaintsAbout(slack, withoutSubmit)).join()).toContain('submit');
    const divider = { type: 'divider' };
    expect((await complaintsAbout(slack, { ...NOTE, blocks: Array(101).fill(divider) })).join()).toContain(
      'no more than 100 items',
    );
    expect(await complaintsAbout(slack, { ...NOTE, blocks: Array(100).fill(divider) })).toEqual([
      'invalid_trigger_id',
    ]);
    const date = { type: 'input', label: plain('When'), element: { type: 'datepicker' } };
    expect((await complaintsAbout(slack, { ...NOTE, blocks: [date] })).join()).toContain('datepicker');
  });
});

/** Ways to go on, in a modal without a field. */
const WAYS: ModalView = {
  type: 'modal',
  title: plain('Where to'),
  blocks: [
    {
      type: 'actions',
      block_id: 'ways',
      elements: [
        { type: 'button', action_id: 'door', text: plain('Through the door'), value: 'door' },
        {
          type: 'static_select',
          action_id: 'window',
          placeholder: plain('Through a window'),
          options: [{ text: plain('The left one'), value: 'left' }],
        },
      ],
    },
  ],
};

describe('What stands in a modal beside its fields', () => {
  it('is pressed and chosen from, and the app is told in which view', async () => {
    const heard: unknown[] = [];
    const { slack, user, open } = await begin((app) => {
      app.action(/./, async ({ ack, body, action }) => {
        await ack();
        if (body.type !== 'block_actions' || !('action_id' in action)) return;
        const chosen = action.type === 'static_select' ? action.selected_option.value : undefined;
        heard.push([body.view?.id, body.container['type'], action.block_id, action.action_id, chosen]);
      });
    }, WAYS);
    const id = await open();
    await slack.views.press(id, { user, actionId: 'door' });
    await slack.views.choose(id, { user, actionId: 'window', option: 'The left one' });
    await expect
      .poll(() => heard)
      .toEqual([
        [id, 'view', 'ways', 'door', undefined],
        [id, 'view', 'ways', 'window', 'left'],
      ]);
  });

  it.each([
    ['no_such_option', 'choose', 'window', 'The right one'],
    ['no_such_menu', 'choose', 'door', 'The left one'],
    ['no_such_button', 'press', 'window', ''],
  ] as const)('is refused where there is nothing of the kind: %s', async (code, deed, actionId, option) => {
    const { slack, user, open } = await begin(() => undefined, WAYS);
    const id = await open();
    await expect(slack.views[deed](id, { user, actionId, option })).rejects.toMatchObject({ code });
    const other = { user: slack.admin.id, actionId, option };
    await expect(slack.views[deed](id, other)).rejects.toMatchObject({ code: 'view_not_found' });
  });
});

describe('The Home tab', () => {
  it('is told of when it is opened, shows what the app publishes, and takes presses', async () => {
    const pressed = Promise.withResolvers<unknown>();
    const { slack, user } = await begin((app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: {
            type: 'home',
            blocks: [
              {
                type: 'actions',
                block_id: 'doors',
                elements: [{ type: 'button', action_id: 'door', text: plain('Come in') }],
              },
            ],
          },
        });
      });
      app.action('door', async ({ ack, body }) => {
        await ack();
        pressed.resolve(body.type === 'block_actions' ? body.container['type'] : undefined);
      });
    });
    expect(slack.views.home(user)).toBeUndefined();
    await slack.views.openHome(user);
    const home = await slack.until(() => slack.views.home(user));
    expect(home).toMatchObject({ type: 'home', blocks: [{ block_id: 'doors' }] });
    await slack.views.press(home.id, { user, actionId: 'door' });
    expect(await pressed.promise).toBe('view');
    expect(slack.views.home(slack.admin.id)).toBeUndefined();
  });

  it('is refused where the manifest has none, and where somebody else changed it meanwhile', async () => {
    const without = await startSlackSandbox({ manifest: manifestWith() });
    onTestFinished(() => without.stop());
    const view: HomeView = { type: 'home', blocks: [] };
    await expect(clientOf(without).views.publish({ user_id: without.member.id, view })).rejects.toThrow(
      'not_enabled',
    );
    const { slack, user } = await begin(() => undefined);
    const { views } = clientOf(slack);
    const { view: first } = await views.publish({ user_id: user, view });
    const hash = first?.hash ?? '';
    await views.publish({ user_id: user, view, hash });
    await expect(views.publish({ user_id: user, view, hash })).rejects.toThrow('hash_conflict');
  });
});

describe('A shortcut', () => {
  it('reaches the app with the message that it was used on, or with none', async () => {
    const used: unknown[] = [];
    const { slack, user } = await begin((app) => {
      app.shortcut('quote-this', async ({ ack, shortcut }) => {
        await ack();
        used.push(shortcut.type === 'message_action' ? shortcut.message.text : shortcut.type);
      });
      app.shortcut('new-note', async ({ ack, shortcut, client }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view: NOTE });
      });
    });
    const { message } = await slack.say('Good morning', { user, channel: '#general' });
    await slack.views.shortcut('quote-this', user, message);
    expect(used).toEqual(['Good morning']);
    await slack.views.shortcut('new-note', user);
    expect(await slack.until(() => slack.views.modals(user)[0]?.callback_id)).toBe('note');
    await expect(slack.views.shortcut('quote-this', user)).rejects.toMatchObject({
      code: 'no_such_shortcut',
    });
  });

  it('is checked in the manifest', async () => {
    const shortcut = { name: 'x'.repeat(25), type: 'global', callback_id: '', description: 'y' } as const;
    await expect(
      startSlackSandbox({
        manifest: {
          ...manifestWith(['chat:write']),
          features: { bot_user: { display_name: 'echo' }, shortcuts: [shortcut] },
        },
      }),
    ).rejects.toThrow(/shortcuts need the scope commands.*name must have 1 to 24.*callback_id must have/);
  });
});
