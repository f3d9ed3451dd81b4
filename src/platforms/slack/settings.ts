/**
 * What is set for Slack, once it has been read and checked.
 */

/** How Slack reaches the bot. */
export type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | {
      readonly kind: 'http';
      readonly signingSecret: string;
      /** 0 takes any free port. */
      readonly port: number;
      /** The address to listen on: every one of this machine unless told otherwise. */
      readonly host?: string;
    };

/** Settings of the adapter. */
export interface SlackSettings {
  readonly botToken: string;
  readonly transport: SlackTransport;
  /** Where the Web API is, where it is not slack.com. */
  readonly apiUrl?: string;
  /** Ids of the channels that digests go to by the settings. */
  readonly digestChannels: readonly string[];
  /** Ids of people who may manage digests besides admins and channels' creators; nobody where absent. */
  readonly managers?: readonly string[];
  /** Ids of people who alone may draft and publish briefs; the workspace's admins where absent. */
  readonly editors?: readonly string[];
  /** Digest posts a minute in the workspace; 200 where absent. */
  readonly pace?: number;
}
