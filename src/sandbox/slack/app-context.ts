/**
 * What it takes to bring to the app what a person did.
 */
import { SandboxRefusal } from './failure.ts';
import type { Journal } from './journal.ts';
import type { Acknowledgement, Delivery } from './link.ts';
import type { Installation } from './methods/method.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Channel, Person } from './workspace.ts';

/** Shared by commands, interactions and events. */
export interface AppContext {
  readonly installation: Installation;
  readonly journal: Journal;
  readonly responseUrls: ResponseUrls;
  /** The old verification token, part of every payload. */
  readonly verificationToken: string;
  /** The sandbox's address, such as `http://127.0.0.1:4000`. */
  origin(): string;
  /** Sends a payload to the app the way the app is reached now. */
  send(delivery: Delivery): Promise<Acknowledgement>;
}

/** Who does something, and where. Ids, or `@name` and `#name`. */
export interface Where {
  readonly user: string;
  readonly channel: string;
}

/**
 * The person and the channel.
 * @throws SandboxRefusal where there is no such person or channel, or the person is not in it.
 */
export function locate({ installation }: AppContext, where: Where): { person: Person; channel: Channel } {
  const person = installation.workspace.person(where.user);
  if (person === undefined)
    throw new SandboxRefusal('user_not_found', `There is nobody called ${where.user} here.`);
  const channel = installation.workspace.channel(where.channel);
  if (channel === undefined || !channel.members.has(person.id))
    throw new SandboxRefusal('channel_not_found', `${person.name} is in no channel called ${where.channel}.`);
  return { person, channel };
}

/** The error Slack shows for an acknowledgement that is none; `undefined` where it is one. */
export function errorOf(acknowledgement: Acknowledgement): string | undefined {
  switch (acknowledgement.state) {
    case 'acknowledged':
      return undefined;
    case 'late':
      return 'operation_timeout';
    case 'unreachable':
      return 'dispatch_failed';
    case 'rejected':
      return 'http_service_error';
  }
}

/** Notes a refusal and makes the error for it. */
export function refuse({ journal }: AppContext, of: string, code: string, message: string): SandboxRefusal {
  journal.record({ type: 'refusal', of, error: code, details: message });
  return new SandboxRefusal(code, message);
}
