/**
 * What listeners need besides the request: who the bot is, who answers, and what is under way.
 */
import type { WebClient } from '@slack/web-api';
import type { Commands } from '../../commands/command.ts';
import type { AnswerLine } from './answer.ts';
import type { Channels } from './channels.ts';
import type { EventClaims } from './claims.ts';
import type { Log } from './log.ts';
import type { People } from './person.ts';
import type { Work } from './work.ts';

/** Made once at the start, when Slack has said who the bot is; the same for every listener. */
export interface Service {
  readonly commands: Commands;
  readonly client: WebClient;
  readonly people: People;
  readonly channels: Pick<Channels, 'heard'>;
  readonly answer: AnswerLine;
  readonly work: Work;
  readonly claims: EventClaims;
  readonly log: Log;
  readonly botUserId: string;
  /** Its name in its workspace, without `@`. */
  readonly botName: string;
  /** The workspace that the bot's token belongs to. */
  readonly teamId: string;
  /** The time in epoch milliseconds. */
  readonly now: () => number;
  /** Takes note of an acknowledgement that could not be sent; the answer may still arrive and goes on. */
  readonly ackFailed: (error: unknown) => void;
}
