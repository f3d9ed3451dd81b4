/**
 * Telling events that Slack sends again, because it saw no acknowledgement, from new ones: across all processes of the
 * bot, where there are several. https://docs.slack.dev/apis/events-api#retries
 *
 * Commands, buttons and forms need none: Slack sends each once, and tells the person where it was not acknowledged.
 */

/** What remembers which events are being answered, for an hour at least. */
export interface EventClaims {
  /** Whether the caller is the first to claim an event, and so the one to answer it. */
  claim(id: string): Promise<boolean>;
}
