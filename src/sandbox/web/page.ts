/**
 * Everything the page shows and does, whoever looks: the two panes and the bot.
 */
import type { BotView } from './bot-view.ts';
import type { Pane, PaneChange } from './pane.ts';
import type { ActionResult, DigestView, PageAction, PageState, ServerMessage } from './protocol.ts';
import { refusalOf } from './refusal.ts';

/** How long changes are gathered before they are told, in milliseconds. */
const GATHERING = 20;

/** What a page is made of. */
export interface PageOptions {
  readonly slack: Pane;
  readonly discord: Pane;
  readonly bot: BotView;
}

/** The page's state, what may be done to it, and what changes. */
export class Page {
  readonly #panes: Readonly<Record<'slack' | 'discord', Pane>>;
  readonly #bot: BotView;
  readonly #listeners = new Set<(messages: readonly ServerMessage[]) => void>();
  /** What is to be told, under a name each, so that of several changes to one thing the last is told. */
  readonly #gathered = new Map<string, () => ServerMessage>();
  #digest: DigestView;
  #digestChanged = false;
  #restarting = false;
  #timer: NodeJS.Timeout | undefined;
  #telling: Promise<void> = Promise.resolve();

  private constructor({ slack, discord, bot }: PageOptions, digest: DigestView) {
    this.#panes = { slack, discord };
    this.#bot = bot;
    this.#digest = digest;
    for (const pane of [slack, discord]) pane.onChange((change) => this.#noticePane(pane, change));
    bot.onChange(() => this.#noticeBot());
  }

  static async open(options: PageOptions): Promise<Page> {
    return new Page(options, await options.bot.digest());
  }

  state(): PageState {
    return {
      ...this.#clock(),
      panes: { slack: this.#panes.slack.state(), discord: this.#panes.discord.state() },
      digest: this.#digest,
      library: this.#bot.library(),
    };
  }

  /** Calls the listener with what changed. @returns ends that. */
  onChange(listener: (messages: readonly ServerMessage[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Does something. Resolves once what it changed so far has been told. Never rejects. */
  async act(action: PageAction): Promise<ActionResult> {
    const result = await this.#do(action).catch(refusalOf);
    await this.#flush();
    return result;
  }

  /** Tells nothing any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  async #do(action: PageAction): Promise<ActionResult> {
    switch (action.type) {
      case 'digest-now':
        await this.#postDigest();
        return { ok: true };
      case 'day-later':
        // What is posted meanwhile was due at its time, and that is its reason.
        await this.#bot.passDay();
        this.#noticeBot();
        return { ok: true };
      case 'restart':
        await this.#restart();
        return { ok: true };
      case 'fault':
        this.#panes[action.platform].fault(action.fault);
        return { ok: true };
      case 'access':
        this.#panes[action.platform].setAccess(action.channel, action.allowed);
        return { ok: true };
      case 'check': {
        const value = this.#bot.check(action.brief, action.text);
        return value === undefined ? { ok: false, error: 'There is no such brief.' } : { ok: true, value };
      }
      default:
        return this.#panes[action.platform].act(action);
    }
  }

  async #postDigest(): Promise<void> {
    const { slack, discord } = this.#panes;
    const reason = 'Pressed “Post the digest now”';
    await slack.during(reason, () => discord.during(reason, () => this.#bot.postDigest()));
    this.#noticeBot();
  }

  async #restart(): Promise<void> {
    if (this.#restarting) throw new Error('The bot is being restarted already.');
    this.#restarting = true;
    this.#noticeBot();
    try {
      await this.#bot.restart();
    } finally {
      this.#restarting = false;
      this.#noticeBot();
    }
  }

  #clock(): Pick<PageState, 'now' | 'bot'> {
    return { now: this.#bot.now(), bot: this.#restarting ? 'restarting' : 'running' };
  }

  #noticeBot(): void {
    this.#gather('clock', () => ({ type: 'clock', ...this.#clock() }));
    this.#gather('library', () => ({ type: 'library', library: this.#bot.library() }));
    this.#digestChanged = true;
  }

  #noticePane(pane: Pane, change: PaneChange): void {
    const { platform } = pane;
    switch (change.type) {
      case 'pane':
        this.#gather(platform, () => {
          const { messages: _, ...rest } = pane.state();
          return { type: 'pane', pane: rest };
        });
        break;
      case 'message': {
        const { message } = change;
        this.#gather(`${platform}/${message.channel}/${message.id}`, () => ({
          type: 'message',
          platform,
          message,
        }));
        break;
      }
      case 'deleted': {
        const { channel, id } = change;
        this.#gather(`${platform}/${channel}/${id}`, () => ({ type: 'deleted', platform, channel, id }));
        break;
      }
    }
  }

  #gather(name: string, message: () => ServerMessage): void {
    this.#gathered.set(name, message);
    this.#timer ??= setTimeout(() => void this.#flush(), GATHERING);
  }

  /** Tells what was gathered, after what is being told. */
  #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#telling = this.#telling.then(() => this.#tell());
    return this.#telling;
  }

  async #tell(): Promise<void> {
    const messages: ServerMessage[] = [];
    if (this.#digestChanged) {
      this.#digestChanged = false;
      this.#digest = await this.#bot.digest().catch(() => this.#digest);
      messages.push({ type: 'digest', digest: this.#digest });
    }
    messages.unshift(...Array.from(this.#gathered.values(), (make) => make()));
    this.#gathered.clear();
    if (messages.length > 0) for (const listener of this.#listeners) listener(messages);
  }
}
