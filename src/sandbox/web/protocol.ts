/**
 * What the page and its server say to each other over one WebSocket, as JSON. Types alone: the page is built from
 * this file too.
 *
 * On every connection the server first sends the whole state, so that reloading the page loses nothing; then it
 * sends what changes.
 */

export type PlatformName = 'slack' | 'discord';

/** Somebody in a pane. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
  /** What may be said of the person beside the name, such as `workspace admin`. */
  readonly role?: string;
  readonly bot: boolean;
}

/** A channel of a pane, named without `#`. */
export interface ChannelView {
  readonly id: string;
  readonly name: string;
  /** The name of the channel whose thread it is, or of the forum whose post (Discord). */
  readonly parent?: string;
  /** The only person who sees it: the bot's direct messages with them. */
  readonly visibleTo?: string;
  /** Present where the bot was shut out: it cannot post there. */
  readonly shutOut?: true;
}

/** An option of a slash command, as the platform has it registered. */
export interface OptionView {
  readonly name: string;
  readonly description: string;
  readonly kind: 'text' | 'number';
  readonly required: boolean;
  readonly choices: readonly { readonly name: string; readonly value: string }[];
  /** Whether the bot offers values while it is typed. */
  readonly autocomplete: boolean;
}

/** A slash command, from the same registration that the platform got. */
export interface CommandView {
  /** With its slash and, on Discord, its subcommand: `/brief`, `/digest now`. */
  readonly name: string;
  readonly description: string;
  /** What may follow, as the platform shows it: `[topic] [part]`. */
  readonly usage: string;
  readonly options: readonly OptionView[];
}

/** An entry of a message's menu: Slack's message shortcut, Discord's command of a message. */
export interface MenuEntryView {
  readonly name: string;
  readonly label: string;
}

/** What a message came from: what a person did, the call that the bot made, and when. Epoch milliseconds. */
export interface CauseView {
  /** What was typed, pressed or due, in a few words. Absent where nobody asked. */
  readonly trigger?: { readonly text: string; readonly at: number };
  readonly request: {
    /** `chat.postMessage`, `POST /channels/1/messages`. */
    readonly name: string;
    readonly body: unknown;
    readonly at: number;
  };
}

/** A message as it stands in a channel. */
export interface MessageView {
  readonly id: string;
  readonly channel: string;
  /** A person's id. */
  readonly author: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly edited: boolean;
  /** The id of the message that opens its thread (Slack), or that it replies to (Discord). */
  readonly parent?: string;
  /** The only person who sees it. */
  readonly visibleTo?: string;
  /** The very payload that was sent: Slack's `text` and `blocks`, Discord's `content`, `embeds`, `components`, `flags`. */
  readonly payload: SlackPayload | DiscordPayload;
  /** Present on the bot's own messages. */
  readonly cause?: CauseView;
}

export interface SlackPayload {
  readonly platform: 'slack';
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
}

export interface DiscordPayload {
  readonly platform: 'discord';
  readonly content: string;
  readonly embeds: readonly Readonly<Record<string, unknown>>[];
  readonly components: readonly Readonly<Record<string, unknown>>[];
  readonly flags: number;
}

/** A form that the bot opened for somebody. */
export interface FormView {
  readonly id: string;
  readonly user: string;
  readonly title: string;
  /** Absent where there is nothing to send. */
  readonly submitLabel?: string;
  /** On the button that closes it; `Cancel` by default. */
  readonly cancelLabel?: string;
  readonly fields: readonly FieldView[];
  /** What stands between the fields, to be read and to be pressed: Slack's blocks. */
  readonly notes?: readonly NoteView[];
}

/** A block of a form that is no field. */
export interface NoteView {
  /** The id of the field above which it stands; absent below the last one. */
  readonly before?: string;
  readonly block: Readonly<Record<string, unknown>>;
}

/** What stands in a field: a text, what is chosen, or all that are chosen. */
export type FormValue = string | readonly string[];

export type FieldView = {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  readonly hint?: string;
  /** What is wrong with the value that was sent. */
  readonly error?: string;
} & (
  | {
      readonly kind: 'text';
      readonly multiline: boolean;
      readonly value: string;
      readonly placeholder: string;
    }
  | {
      readonly kind: 'choice';
      readonly value?: string;
      readonly options: readonly { readonly label: string; readonly value: string }[];
    }
  /** Any number of options. */
  | {
      readonly kind: 'choices';
      readonly value: readonly string[];
      readonly options: readonly { readonly label: string; readonly value: string }[];
    }
);

/** One platform's pane. */
export interface PaneState {
  readonly platform: PlatformName;
  /** The workspace's or the server's name. */
  readonly place: string;
  readonly bot: PersonView;
  /** Who can be spoken as: an ordinary member and one who may manage. */
  readonly people: readonly PersonView[];
  readonly channels: readonly ChannelView[];
  readonly commands: readonly CommandView[];
  /** What the bot offers in the menu of a message. */
  readonly messageMenu: readonly MenuEntryView[];
  readonly messages: readonly MessageView[];
  readonly connected: boolean;
  /** Faults that still wait for their request. */
  readonly pendingFaults: readonly FaultName[];
  readonly forms: readonly FormView[];
}

/** One step of a delivery's way: `planned`, `sending`, `sent`, … with its reason. */
export interface StepView {
  readonly state: string;
  readonly at: number;
  readonly reason?: string;
}

/** A delivery, newest first in lists. */
export interface DeliveryView {
  readonly platform: PlatformName;
  readonly label: string;
  readonly due: number;
  readonly asked: boolean;
  readonly steps: readonly StepView[];
}

/** The digest of one channel. */
export interface SubscriptionView {
  readonly platform: PlatformName;
  readonly label: string;
  readonly schedule: string;
  /** The topics that it is about; empty stands for all. */
  readonly topics: readonly string[];
  /** The next slot; absent while it is paused until somebody resumes it. */
  readonly next?: number;
  /** Why it gets nothing for now. */
  readonly paused?: string;
}

/** What the page shows of the digest. */
export interface DigestView {
  readonly subscriptions: readonly SubscriptionView[];
  readonly deliveries: readonly DeliveryView[];
}

/** A brief of the library. Names are those of a brief's file. */
export interface BriefView {
  readonly id: string;
  /** What to type for it. */
  readonly handle: string;
  readonly file: string;
  readonly title: string;
  readonly source: string;
  readonly summary: string;
  readonly checked: boolean;
  /** Each opens with its claimant. */
  readonly keyPoints: readonly { readonly claim: string; readonly text: string }[];
  readonly quotations: readonly {
    readonly pieces: readonly string[];
    readonly speaker: string;
    readonly about: string;
    /** Where it stands in the source: `820–1023`; absent where it was not checked. */
    readonly place?: string;
  }[];
  readonly figures: readonly { readonly asWritten: string; readonly what: string; readonly claim: string }[];
}

/** What the page shows of the library. */
export interface LibraryView {
  readonly briefs: readonly BriefView[];
  /** `file:line:column: what is wrong`. */
  readonly problems: readonly string[];
}

/** How a brief's quotations stand in a text that somebody holds against it, in their order. */
export interface CheckView {
  /** Whether the text is the very source that the brief names. */
  readonly sameSource: boolean;
  readonly quotations: readonly { readonly found: boolean; readonly note: string }[];
}

/** Everything the page shows. */
export interface PageState {
  /** The bot's clock, epoch milliseconds; it may be ahead of the machine's. */
  readonly now: number;
  readonly bot: 'running' | 'restarting';
  readonly panes: Readonly<Record<PlatformName, PaneState>>;
  readonly digest: DigestView;
  readonly library: LibraryView;
}

/** What the server sends. */
export type ServerMessage =
  | { readonly type: 'state'; readonly state: PageState }
  /** A part of the state that changed, whole. */
  | { readonly type: 'clock'; readonly now: number; readonly bot: PageState['bot'] }
  | { readonly type: 'pane'; readonly pane: Omit<PaneState, 'messages'> }
  | { readonly type: 'digest'; readonly digest: DigestView }
  | { readonly type: 'library'; readonly library: LibraryView }
  /** A message that is new or changed. */
  | { readonly type: 'message'; readonly platform: PlatformName; readonly message: MessageView }
  | {
      readonly type: 'deleted';
      readonly platform: PlatformName;
      readonly channel: string;
      readonly id: string;
    }
  /** The answer to an action. */
  | { readonly type: 'done'; readonly action: number; readonly result: ActionResult };

/** What became of an action. `value` is what {@link PageAction} says of it. */
export type ActionResult =
  | { readonly ok: true; readonly value?: unknown }
  /** What the platform would show to the person, or why the control did not work. */
  | { readonly ok: false; readonly error: string };

interface By {
  readonly platform: PlatformName;
  /** Who does it. */
  readonly user: string;
}

/** Trouble on demand, for the next post of the bot on a platform, or for its connection now. */
export type FaultName = 'lose-connection' | 'answer-429' | 'answer-500' | 'lose-reply';

/** What somebody at the page does. */
export type PageAction =
  /**
   * Types a line in a channel, or in a Slack thread: `/…` is a slash command, `@Name …` a mention of the bot. On Discord a typed slash
   * command's words become its options in order.
   */
  | (By & {
      readonly type: 'type';
      readonly channel: string;
      readonly text: string;
      readonly thread?: string;
    })
  /** A Discord slash command with its options by name. */
  | (By & {
      readonly type: 'command';
      readonly channel: string;
      readonly name: string;
      readonly options: Readonly<Record<string, string | number>>;
    })
  /** Asks what the bot offers for an option that is being typed. Value: `{ name, value }[]`. */
  | (By & {
      readonly type: 'complete';
      readonly channel: string;
      readonly name: string;
      readonly option: string;
      readonly typed: string;
      /** What the other options hold so far. */
      readonly options?: Readonly<Record<string, string | number>>;
    })
  /** Presses a button: Slack's `action_id`, Discord's `custom_id`. */
  | (By & {
      readonly type: 'press';
      readonly channel: string;
      readonly message: string;
      readonly control: string;
    })
  | (By & {
      readonly type: 'choose';
      readonly channel: string;
      readonly message: string;
      readonly control: string;
      readonly value: string;
    })
  /** Uses an entry of a message's menu. */
  | (By & {
      readonly type: 'use-on';
      readonly channel: string;
      readonly message: string;
      readonly entry: string;
    })
  | (By & {
      readonly type: 'submit';
      readonly form: string;
      readonly values: Readonly<Record<string, FormValue>>;
    })
  /** Presses a button in a form, or chooses from a menu that is no field of it. Slack's forms alone have them. */
  | (By & { readonly type: 'press-in-form'; readonly form: string; readonly control: string })
  | (By & {
      readonly type: 'choose-in-form';
      readonly form: string;
      readonly control: string;
      readonly value: string;
    })
  | (By & { readonly type: 'dismiss'; readonly form: string })
  /** Posts the digest of every channel of both platforms now. */
  | { readonly type: 'digest-now' }
  /** Lets a day pass: every slot in it comes due at its time. */
  | { readonly type: 'day-later' }
  | { readonly type: 'restart' }
  | { readonly type: 'fault'; readonly platform: PlatformName; readonly fault: FaultName }
  /**
   * Shuts the bot out of a channel, or lets it in again: on Slack it leaves the channel, on Discord it may not send
   * there. A thread or a forum's post goes with its channel.
   */
  | {
      readonly type: 'access';
      readonly platform: PlatformName;
      readonly channel: string;
      readonly allowed: boolean;
    }
  /** Holds a brief against its source's text. Value: {@link CheckView}. */
  | { readonly type: 'check'; readonly brief: string; readonly text: string };

/**
 * What the page sends first on every connection: the token that the printed address carries in its fragment. A
 * connection without it is closed with {@link Refused}.
 */
export interface ClientHello {
  readonly token: string;
}

/** The code with which a connection is closed whose token is wrong or late. Trying again is of no use. */
export type Refused = 4401;

/** What the page sends afterwards. Numbers count up within a connection. */
export interface ClientMessage {
  readonly action: number;
  readonly do: PageAction;
}
