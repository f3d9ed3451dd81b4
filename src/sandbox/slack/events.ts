/**
 * The Events API: what people write reaches the app where it subscribed to it, has the scope and is a member.
 *
 * https://docs.slack.dev/apis/events-api: an event that is not acknowledged is sent again at once, after one
 * minute and after five; https://docs.slack.dev/reference/events/app_mention and .../message.channels
 */
import { randomUUID } from 'node:crypto';
import { type AppContext, locate, refuse, type Where } from './app-context.ts';
import type { IdSeries } from './identity.ts';
import type { JsonObject } from './json.ts';
import { LIMITS } from './limits.ts';
import type { Acknowledgement } from './link.ts';
import { encodeTyped } from './markup.ts';
import { type SandboxMessage, toWire } from './message.ts';
import type { Timers } from './timers.ts';
import { type View, viewToWire } from './views/view.ts';
import type { Channel, Person } from './workspace.ts';

/** What became of a person's message. */
export interface Said {
  readonly message: SandboxMessage;
  /** Names of the events it caused, such as `app_mention`; empty where the app is told nothing. */
  readonly events: readonly string[];
}

interface Outgoing {
  readonly payload: JsonObject;
  readonly failures: number;
}

/** Writes people's messages and tells the app of them. */
export class Events {
  readonly #context: AppContext;
  readonly #timers: Timers;
  readonly #ids: IdSeries;
  readonly #waiting = new Set<() => void>();

  constructor(context: AppContext, timers: Timers, ids: IdSeries) {
    this.#context = context;
    this.#timers = timers;
    this.#ids = ids;
  }

  /**
   * Writes what a person typed. Resolves once the first attempt to tell the app has ended.
   * @throws SandboxRefusal where the person is not in the channel, or `thread_not_found` where the thread is not.
   */
  async say(text: string, where: Where & { readonly thread?: string }): Promise<Said> {
    const { person, channel } = locate(this.#context, where);
    const { workspace } = this.#context.installation;
    const thread = this.#thread(channel, where.thread);
    const message = workspace.post({
      channel: channel.id,
      user: person.id,
      text: encodeTyped(text, workspace.names),
      blocks: [],
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
    const events = this.#eventsOf(message, channel);
    await Promise.all(
      events.map((event) => {
        this.#context.journal.record({ type: 'event', event, user: person.id, channel: channel.id });
        return this.#attempt({ payload: this.#payload(event, message, channel), failures: 0 });
      }),
    );
    return { message, events };
  }

  /** Tells the app that somebody opened its Home tab. https://docs.slack.dev/reference/events/app_home_opened */
  async homeOpened(person: Person, home: View | undefined): Promise<void> {
    const { installation } = this.#context;
    const { app, workspace, bot } = installation;
    if (!app.homeTab || !app.events.has('app_home_opened')) return;
    const channel = workspace.directChannel(person.id, bot.id).id;
    this.#context.journal.record({ type: 'event', event: 'app_home_opened', user: person.id, channel });
    const ts = workspace.nextTs();
    const event: JsonObject = {
      type: 'app_home_opened',
      user: person.id,
      channel,
      tab: 'home',
      event_ts: ts,
      ...(home === undefined ? {} : { view: viewToWire(home, installation) }),
    };
    await this.#attempt({ payload: this.#envelope(event, ts), failures: 0 });
  }

  /** Gives up every repeat that is still to come. */
  stop(): void {
    for (const cancel of this.#waiting) cancel();
    this.#waiting.clear();
  }

  /** The message that opens a thread; a reply stands for its thread. */
  #thread(channel: Channel, ts: string | undefined): string | undefined {
    if (ts === undefined) return undefined;
    const target = this.#context.installation.workspace.message(channel.id, ts);
    if (target === undefined)
      throw refuse(this.#context, 'message', 'thread_not_found', `#${channel.name} has no such thread.`);
    return target.thread_ts ?? target.ts;
  }

  #eventsOf(message: SandboxMessage, channel: Channel): readonly string[] {
    const { app, bot } = this.#context.installation;
    if (!channel.members.has(bot.id)) return [];
    const general = { public: 'message.channels', private: 'message.groups', direct: 'message.im' }[
      channel.kind
    ];
    const events = [general];
    if (message.notifies.includes(bot.id) && channel.kind !== 'direct') events.push('app_mention');
    return events.filter((event) => app.events.has(event));
  }

  async #attempt(outgoing: Outgoing, reason?: string): Promise<void> {
    const acknowledgement = await this.#context.send({
      kind: 'events_api',
      payload: outgoing.payload,
      ...(reason === undefined ? {} : { retry: { number: outgoing.failures, reason } }),
    });
    const delay = LIMITS.eventRetries[outgoing.failures];
    const failure = failureOf(acknowledgement);
    if (failure === undefined || delay === undefined) return;
    const cancel = this.#timers.after(delay, () => {
      this.#waiting.delete(cancel);
      void this.#attempt({ ...outgoing, failures: outgoing.failures + 1 }, failure);
    });
    this.#waiting.add(cancel);
  }

  #payload(name: string, message: SandboxMessage, channel: Channel): JsonObject {
    const { team, appId } = this.#context.installation;
    const mention = name === 'app_mention';
    const kind = { public: 'channel', private: 'group', direct: 'im' }[channel.kind];
    const event = {
      ...toWire(message, { id: appId, team: team.id }),
      type: mention ? 'app_mention' : 'message',
      client_msg_id: randomUUID(),
      channel: channel.id,
      event_ts: message.ts,
      ...(mention ? {} : { channel_type: kind }),
    };
    return this.#envelope(event, message.ts);
  }

  #envelope(event: JsonObject, ts: string): JsonObject {
    const { team, appId, bot } = this.#context.installation;
    return {
      token: this.#context.verificationToken,
      team_id: team.id,
      api_app_id: appId,
      event,
      type: 'event_callback',
      event_id: this.#ids.next('Ev'),
      event_time: Math.floor(Number(ts)),
      authorizations: [
        {
          enterprise_id: null,
          team_id: team.id,
          user_id: bot.id,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    };
  }
}

/** Slack's reason for sending an event again; `undefined` where it need not. */
function failureOf(acknowledgement: Acknowledgement): string | undefined {
  switch (acknowledgement.state) {
    case 'acknowledged':
      return undefined;
    case 'late':
      return 'http_timeout';
    case 'unreachable':
      return 'connection_failed';
    case 'rejected':
      return acknowledgement.noRetry ? undefined : 'http_error';
  }
}
