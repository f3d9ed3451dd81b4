/** Somebody at the Discord sandbox: their screen is what the interaction led to, a message or a modal. */
import { ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import { isRow } from '../../src/sandbox/discord/checks/component-rules.ts';
import { type InteractionResult, messageOf } from '../../src/sandbox/discord/interaction-result.ts';
import type { SandboxMessage } from '../../src/sandbox/discord/sandbox.ts';
import { MANAGER, MEMBER } from './discord-side.ts';
import type { OpenField, Screen, TakeSeat } from './seat.ts';

type Opened = Extract<InteractionResult, { readonly state: 'modal' }>;

/** A field as the bot draws it: https://docs.discord.com/developers/components/reference#label */
const drawnField = z.object({
  label: z.string(),
  component: z.discriminatedUnion('type', [
    z.object({
      type: z.literal(ComponentType.TextInput),
      custom_id: z.string(),
      value: z.string().optional(),
    }),
    z.object({
      type: z.literal(ComponentType.StringSelect),
      custom_id: z.string(),
      options: z.array(z.object({ value: z.string(), default: z.boolean().optional() })),
    }),
  ]),
});

function fieldOf(drawn: unknown): OpenField {
  const { label, component } = drawnField.parse(drawn);
  const { custom_id: name } = component;
  return component.type === ComponentType.TextInput
    ? { name, label, value: component.value ?? '' }
    : {
        name,
        label,
        value: component.options.filter(({ default: chosen }) => chosen === true).map(({ value }) => value),
      };
}

const controlsOf = ({ components }: SandboxMessage) =>
  components.filter(isRow).flatMap((row) => row.components);

const noForm = () => {
  throw new Error('This is no form.');
};

const noMessage = () => {
  throw new Error('This is a form, and no message.');
};

/** Seats somebody at the Discord of a world. */
export const takeDiscordSeat: TakeSeat = ({ discord }, { as, channel = 'general' }) => {
  const { sandbox } = discord;
  const user = as === 'editor' ? MANAGER : MEMBER;

  const screenOf = async (result: InteractionResult): Promise<Screen> =>
    result.state === 'modal' ? modalScreen(result) : messageScreen(await messageOf(result));

  function messageScreen(message: SandboxMessage): Screen {
    const controls = controlsOf(message);
    const options = controls.flatMap((control) =>
      control.type === ComponentType.StringSelect
        ? control.options.map((option) => ({ ...option, customId: control.custom_id }))
        : [],
    );
    return {
      text: discord.read(message),
      buttons: controls.flatMap((control) =>
        control.type === ComponentType.Button ? (control.label ?? '') : [],
      ),
      choices: options.map(({ label }) => label),
      fields: [],
      press: async (label) => screenOf(await sandbox.press(message, { label, user })),
      async choose(label) {
        const option = options.find((one) => one.label === label);
        if (option === undefined) throw new Error(`There is no “${label}” to choose.`);
        const { customId, value } = option;
        return screenOf(await sandbox.choose(message, { customId, values: [value], user }));
      },
      send: noForm,
    };
  }

  function modalScreen({ modal, submit }: Opened): Screen {
    const fields = modal.components.map(fieldOf);
    return {
      text: [modal.title, ...fields.map(({ label }) => label)].join('\n'),
      buttons: [],
      choices: [],
      fields,
      press: noMessage,
      choose: noMessage,
      async send(values) {
        const filled = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
        // A list takes values, where Slack's takes one.
        const chosen = Object.entries(values).map(([name, value]) => [
          name,
          Array.isArray(filled[name]) && typeof value === 'string' ? [value] : value,
        ]);
        return screenOf(await submit({ ...filled, ...Object.fromEntries(chosen) }));
      },
    };
  }

  return {
    platform: 'discord',
    person: sandbox.person(user).id,
    channel: sandbox.channel(channel).id,
    ask: async (line) => screenOf(await sandbox.command(line, { user, channel })),
    async chooseOn(text, { label }) {
      const message = await sandbox.say(text, { user, channel });
      return screenOf(await sandbox.chooseOn(message, label, user));
    },
    posts: () => discord.posts(channel).map(discord.read),
  };
};
