/** The bot's Slack side in the sandbox, with commands made for tests. */
import { pino } from 'pino';
import { type Card, type Form, notice, paragraph, plain } from '../../../src/cards/card.ts';
import type { Answer, Command, Commands, Context } from '../../../src/commands/command.ts';
import type { EventClaims } from '../../../src/platforms/slack/claims.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import {
  createSlackPlatform,
  type SlackPlatform,
  type SlackSettings,
} from '../../../src/platforms/slack/platform.ts';
import { type SlackSandbox, startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';

/** What was asked, as the commands saw it. */
export interface Asked {
  readonly line: string;
  readonly context: Context;
}

const answered = (card: Card, audience: Answer['audience'] = 'asker'): Answer => ({
  outcome: 'answered',
  card,
  audience,
});

/** The card of every line that has no answer of its own. */
export const cardFor = (line: string): Card => ({
  title: 'The ferry',
  elements: [
    paragraph(`You asked: ${line}`),
    {
      type: 'quotation',
      pieces: ['We asked for one boat a day.'],
      lines: [[plain('Ines Okafor')]],
    },
    {
      type: 'buttons',
      buttons: [
        { label: 'Figures', line: 'brief figures' },
        { label: 'Share', line: 'brief share' },
        { label: 'Secret', line: 'brief private' },
      ],
    },
    {
      type: 'choice',
      placeholder: 'Another brief',
      choices: [{ label: 'Harbour', description: 'Fares', line: 'brief harbour' }],
    },
  ],
});

/** A card of so many messages: a message holds 48 blocks. */
const cardOf = (messages: number): Card => ({
  elements: Array.from({ length: 48 * messages }, (_, index) => paragraph(`Point ${index + 1}.`)),
});

/** A form as `digest subscribe` has one, with every kind of field. */
export const FORM: Form = {
  type: 'form',
  title: 'Subscribe #general to the digest',
  submit: 'Subscribe',
  line: 'digest subscribe',
  fields: [
    {
      name: 'schedule',
      label: 'When',
      hint: 'Such as weekdays 8:30',
      kind: 'text',
      initial: 'daily 09:00',
      placeholder: 'daily 09:00',
    },
    {
      name: 'topics',
      label: 'Topics',
      optional: true,
      kind: 'choices',
      choices: [
        { label: 'Ferries', value: 'ferries' },
        { label: 'Harbour & docks', value: 'harbour' },
      ],
      initial: ['ferries'],
    },
    {
      name: 'quiet',
      label: 'On a quiet day',
      kind: 'choice',
      choices: [
        { label: 'Nothing', value: 'skip' },
        { label: 'One line', value: 'line' },
      ],
      initial: 'line',
    },
  ],
};

/** A form with a field for more than one line. */
const TEXT_FORM: Form = {
  type: 'form',
  title: 'What the ferry did',
  submit: 'Say so',
  line: 'digest say',
  fields: [
    { name: 'where', label: 'Where', kind: 'text', initial: 'the pier' },
    { name: 'words', label: 'In your words', kind: 'text', lines: 'many', longest: 300 },
    { name: 'more', label: 'Continued', kind: 'text', lines: 'many', optional: true },
  ],
};

/** What is asked for by a form, as text for places that have none. */
export const formCard = (form: Form): Card => ({
  elements: [paragraph('Type digest subscribe daily 09:00'), form],
});

const refusedCard: Card = {
  title: 'Not understood',
  elements: [
    paragraph('I understood the day, and no time.'),
    { type: 'buttons', buttons: [{ label: 'Example', line: 'digest example' }] },
  ],
};

async function answerTo(line: string, { asker }: Context): Promise<Answer> {
  switch (line) {
    case 'brief share':
      return answered(notice(`Shared by ${asker.name}`), 'channel');
    case 'brief private':
      return answered(notice('For your eyes only'), 'private');
    case 'brief rights':
      return answered(notice(`May manage: ${await asker.mayManage()}`));
    case 'digest advice':
      return answered(notice('To resume: ', { type: 'command', line: 'digest resume' }));
    case 'brief longest':
      return answered(cardOf(7));
    case 'brief three':
      return answered(cardOf(3));
    case 'digest subscribe':
    case 'digest button subscribe':
      return answered(formCard(FORM));
    case 'digest write':
      return answered(formCard(TEXT_FORM));
    case 'digest wide':
      return answered(formCard({ ...FORM, line: `digest ${'x'.repeat(3_000)}` }));
    case 'digest manages':
      return answered(notice(`May manage: ${await asker.mayManage()}; zone: ${await asker.zone?.()}`));
    default:
      if (line.includes('slow')) await new Promise((resolve) => setTimeout(resolve, 2_300));
      if (line.includes('weekly')) return { outcome: 'not-found', card: refusedCard, audience: 'asker' };
      if (line.includes('monthly')) throw new Error(`cannot read ${line}`);
      if (line.includes('for all')) return answered(cardFor(line), 'channel');
      if (line.startsWith('brief broken')) throw new Error(`cannot read ${line}`);
      return answered(cardFor(line));
  }
}

const command = (name: string): Command => ({
  name,
  summary: `Answers ${name}`,
  usage: name === 'help' ? '' : '[topic]',
  example: () => `${name} ferry`,
  options: [],
  ...(name === 'help' ? { mentionedOnly: true } : {}),
  run: async () => answered(cardFor(name)),
});

/** Commands for tests, and what they were asked. */
export function testCommands(): { readonly commands: Commands; readonly asked: readonly Asked[] } {
  const asked: Asked[] = [];
  const list = ['brief', 'digest', 'help'].map(command);
  return {
    asked,
    commands: {
      list,
      shortcuts: [
        {
          name: 'ferry',
          label: 'Ask about this ferry',
          summary: 'Asks about the address in a message',
          lineFor: ([address]) => (address === undefined ? undefined : `brief ${address}`),
          without: 'There is no address in this message.',
        },
      ],
      knows: (name) => list.some((one) => one.name === name),
      answer(line, context) {
        asked.push({ line, context });
        return answerTo(line, context);
      },
      complete: () => [],
    },
  };
}

/** A bot in a sandbox. */
export interface Bot {
  readonly slack: SlackSandbox;
  readonly platform: SlackPlatform;
  readonly asked: readonly Asked[];
  /** Everything that was logged, at every level, one JSON object a line. */
  readonly log: () => string;
  stop(): Promise<void>;
}

export interface BotOptions {
  readonly transport?: 'socket' | 'http';
  readonly history?: boolean;
  /** Scopes that an admin has given the app besides those of the manifest. */
  readonly extraScopes?: readonly string[];
  readonly digestChannels?: readonly string[];
  readonly clock?: () => number;
  readonly rateLimits?: 'none';
  /** Slack's clock; the machine's unless told otherwise. */
  readonly sandboxClock?: () => number;
  readonly acknowledgeWithin?: number;
  /** What claims events; a memory of the process unless told otherwise. */
  readonly claims?: EventClaims;
  /** Changes settings, for starts that fail. */
  readonly settings?: (settings: SlackSettings, slack: SlackSandbox) => SlackSettings;
  /** Prepares the sandbox before the bot is made. */
  readonly prepare?: (slack: SlackSandbox) => void;
}

/** Claims in memory, as where one process works alone. */
function claimsInMemory(): EventClaims {
  const claimed = new Set<string>();
  return {
    async claim(id) {
      const isNew = !claimed.has(id);
      claimed.add(id);
      return isNew;
    },
  };
}

/** Makes a bot that is not started. */
export async function prepareBot(options: BotOptions = {}): Promise<Bot> {
  const { commands, asked } = testCommands();
  const http = options.transport === 'http';
  const manifest = slackManifest(commands, {
    history: options.history ?? false,
    ...(http ? { http: 'https://bot.example.org' } : {}),
  });
  const scopes = { bot: [...manifest.oauth_config.scopes.bot, ...(options.extraScopes ?? [])] };
  const slack = await startSlackSandbox({
    manifest: { ...manifest, oauth_config: { scopes } },
    ...(options.rateLimits === undefined ? {} : { rateLimits: options.rateLimits }),
    ...(options.sandboxClock === undefined ? {} : { clock: options.sandboxClock }),
    ...(options.acknowledgeWithin === undefined ? {} : { acknowledgeWithin: options.acknowledgeWithin }),
  });
  options.prepare?.(slack);
  const settings: SlackSettings = {
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    digestChannels: (options.digestChannels ?? []).map((name) => slack.channel(name).id),
    transport: http
      ? { kind: 'http', signingSecret: slack.signingSecret, port: 0, host: '127.0.0.1' }
      : { kind: 'socket', appToken: slack.appToken },
  };
  const lines: string[] = [];
  const platform = createSlackPlatform({
    settings: options.settings?.(settings, slack) ?? settings,
    commands,
    claims: options.claims ?? claimsInMemory(),
    log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    clock: options.clock ?? Date.now,
  });
  return {
    slack,
    platform,
    asked,
    log: () => lines.join(''),
    async stop() {
      await platform.stop();
      await slack.stop();
    },
  };
}

/** Starts a bot in a sandbox of its own. */
export async function startBot(options: BotOptions = {}): Promise<Bot> {
  const bot = await prepareBot(options);
  await bot.platform.start();
  const address = bot.platform.address();
  if (address !== undefined) bot.slack.deliverTo(`${address}/slack/events`);
  return bot;
}
