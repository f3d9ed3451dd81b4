/**
 * A small page state, invented, for tests of what the page makes of it.
 */
import type {
  CommandView,
  MessageView,
  OptionView,
  PageState,
  PaneState,
  PlatformName,
} from '../../../src/sandbox/web/protocol.ts';

/** Monday, 7 January 2030, 09:00 UTC. */
export const START = Date.UTC(2030, 0, 7, 9);

export function option(part: Partial<OptionView> & Pick<OptionView, 'name'>): OptionView {
  return {
    description: `About ${part.name}`,
    kind: 'text',
    required: false,
    choices: [],
    autocomplete: false,
    ...part,
  };
}

/** Discord's commands: one with completions and choices, one with a number, and subcommands. */
export const discordCommands: readonly CommandView[] = [
  {
    name: '/brief',
    description: 'What a story says',
    usage: '[topic] [part]',
    options: [
      option({ name: 'topic', autocomplete: true }),
      option({
        name: 'part',
        choices: [
          { name: 'figures', value: 'figures' },
          { name: 'Key points', value: 'points' },
        ],
      }),
    ],
  },
  {
    name: '/quote',
    description: 'Who said what',
    usage: '[who] [number]',
    options: [option({ name: 'who', autocomplete: true }), option({ name: 'number', kind: 'number' })],
  },
  { name: '/digest now', description: 'Posts it', usage: '', options: [] },
  { name: '/digest', description: 'The digest', usage: '', options: [] },
];

/** Slack's commands, which have no options. */
export const slackCommands: readonly CommandView[] = [
  { name: '/brief', description: 'What a story says', usage: '[topic] [part]', options: [] },
  { name: '/digest', description: 'The digest', usage: '', options: [] },
];

let serial = 0;

/** A message in Slack's #briefings, unless told otherwise. */
export function message(part: Partial<MessageView> = {}): MessageView {
  serial += 1;
  return {
    id: String(serial),
    channel: 'C1',
    author: 'U1',
    at: START,
    edited: false,
    payload: { platform: 'slack', text: 'Good morning', blocks: [] },
    ...part,
  };
}

export function pane(platform: PlatformName, part: Partial<PaneState> = {}): PaneState {
  return {
    platform,
    place: 'Harbour Gazette',
    bot: { id: 'B1', name: 'Verbatim', bot: true },
    people: [
      { id: 'U1', name: 'Ada Brandt', bot: false },
      { id: 'U2', name: 'Noor Castel', role: 'workspace admin', bot: false },
    ],
    channels: [
      { id: 'C1', name: 'briefings' },
      { id: 'C2', name: 'general' },
    ],
    commands: platform === 'slack' ? slackCommands : discordCommands,
    messageMenu: [],
    messages: [],
    connected: true,
    pendingFaults: [],
    forms: [],
    ...part,
  };
}

export function pageState(part: Partial<PageState> = {}): PageState {
  return {
    now: START,
    bot: 'running',
    panes: { slack: pane('slack'), discord: pane('discord') },
    digest: { subscriptions: [], deliveries: [] },
    library: { briefs: [], problems: [] },
    ...part,
  };
}
