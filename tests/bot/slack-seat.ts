/** Somebody at the Slack sandbox: their screen is the newest message that they see, or the modal before it. */
import type { Json, JsonObject } from '../../src/sandbox/slack/json.ts';
import { isList, isObject, stringIn } from '../../src/sandbox/slack/json.ts';
import type { SandboxMessage } from '../../src/sandbox/slack/sandbox.ts';
import { transcribeView } from '../../src/sandbox/slack/transcript/transcript.ts';
import type { View } from '../../src/sandbox/slack/views/view.ts';
import { fieldsOf, initialValue } from '../../src/sandbox/slack/views/view-fields.ts';
import type { OpenField, Screen, TakeSeat } from './seat.ts';
import { PATIENCE } from './waiting.ts';

interface Control {
  readonly type: 'button' | 'static_select';
  readonly action: string;
  readonly labels: readonly string[];
}

const textOf = (holder: Json | undefined): string =>
  isObject(holder) ? (stringIn(holder, 'text') ?? '') : '';

function controlOf(element: Json | undefined): readonly Control[] {
  if (!isObject(element)) return [];
  const action = stringIn(element, 'action_id') ?? '';
  if (element['type'] === 'button') return [{ type: 'button', action, labels: [textOf(element['text'])] }];
  const options = element['options'];
  if (element['type'] !== 'static_select' || !isList(options)) return [];
  const labels = options.map((option) => (isObject(option) ? textOf(option['text']) : ''));
  return [{ type: 'static_select', action, labels }];
}

/** Buttons and lists, in order. The element of an input block is none: that is a field. */
function controlsIn(blocks: readonly JsonObject[]): readonly Control[] {
  return blocks.flatMap(({ elements, accessory }) =>
    [...(isList(elements) ? elements : []), accessory].flatMap(controlOf),
  );
}

const labelsOf = (controls: readonly Control[], type: Control['type']): readonly string[] =>
  controls.filter((control) => control.type === type).flatMap(({ labels }) => labels);

function actionOf(controls: readonly Control[], type: Control['type'], label: string): string {
  const found = controls.find((control) => control.type === type && control.labels.includes(label));
  if (found !== undefined) return found.action;
  throw new Error(`There is no “${label}” to press or to choose: ${labelsOf(controls, type).join(' | ')}`);
}

const noForm = () => {
  throw new Error('This is no form.');
};

/** Seats somebody at the Slack of a world. */
export const takeSlackSeat: TakeSeat = ({ slack }, { as, channel: name = 'general' }) => {
  const { sandbox } = slack;
  const { id: user } = as === 'editor' ? sandbox.admin : sandbox.member;
  const { id: channel } = sandbox.channel(`#${name}`);
  const modal = () => sandbox.views.modals(user).at(-1);
  const seen = () => [...sandbox.ephemerals(user, channel), ...slack.posts(channel)];

  /** Does something, and waits for what stands there then. */
  async function after(act: () => Promise<unknown>): Promise<Screen> {
    const before = new Set(seen().map(({ ts }) => ts));
    const shown = modal()?.hash;
    await act();
    return sandbox.until(() => {
      const view = modal();
      if (view !== undefined && view.hash !== shown) return modalScreen(view);
      const message = seen().find(({ ts }) => !before.has(ts));
      return message === undefined ? undefined : messageScreen(message);
    }, PATIENCE);
  }

  function messageScreen(message: SandboxMessage): Screen {
    const controls = controlsIn(message.blocks);
    return {
      text: slack.read(message),
      buttons: labelsOf(controls, 'button'),
      choices: labelsOf(controls, 'static_select'),
      fields: [],
      press: (label) =>
        after(() => sandbox.press(message, { user, actionId: actionOf(controls, 'button', label) })),
      choose: (option) =>
        after(() =>
          sandbox.choose(message, { user, actionId: actionOf(controls, 'static_select', option), option }),
        ),
      send: noForm,
    };
  }

  function modalScreen(view: View): Screen {
    const controls = controlsIn(view.blocks);
    const fields = fieldsOf(view).map(
      (field): OpenField => ({ name: field.block, label: field.label, value: initialValue(field) }),
    );
    return {
      text: [textOf(view.title), ...transcribeView(view, sandbox.reader)].join('\n'),
      buttons: labelsOf(controls, 'button'),
      choices: labelsOf(controls, 'static_select'),
      fields,
      press: (label) =>
        after(() => sandbox.views.press(view.id, { user, actionId: actionOf(controls, 'button', label) })),
      choose: (option) =>
        after(() =>
          sandbox.views.choose(view.id, {
            user,
            actionId: actionOf(controls, 'static_select', option),
            option,
          }),
        ),
      async send(values) {
        const filled = Object.fromEntries(fields.map(({ name: field, value }) => [field, value]));
        const sent = await sandbox.views.submit(view.id, { user, values: { ...filled, ...values } });
        if (sent.state === 'errors') throw new Error(JSON.stringify(sent.errors));
        const next = modal();
        if (next === undefined) throw new Error('The form was closed, and nothing was said.');
        return modalScreen(next);
      },
    };
  }

  /** Closes whatever stands in front of them, as somebody does who goes on in the channel. */
  async function closeModals(): Promise<void> {
    for (const { id } of sandbox.views.modals(user).toReversed()) await sandbox.views.close(id, user);
  }

  return {
    platform: 'slack',
    person: user,
    channel,
    async ask(line) {
      await closeModals();
      return after(() => sandbox.command(line, { user, channel }));
    },
    async chooseOn(text, { name: callback }) {
      const { message } = await sandbox.say(text, { user, channel });
      return after(() => sandbox.views.shortcut(callback, user, message));
    },
    posts: () => slack.posts(channel).map(slack.read),
  };
};
