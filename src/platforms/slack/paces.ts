/**
 * How fast may be posted. https://docs.slack.dev/apis/web-api/rate-limits
 */
import type { Pace } from '../../digest/platform.ts';
import { addressOf } from './address.ts';

/** Posts a minute in a workspace unless a setting says otherwise: Slack speaks of "several hundred". */
export const DEFAULT_PACE = 200;

/** Calls a minute of `chat.scheduleMessage`, which is of tier 3: "50+ per minute". */
const SCHEDULED_PACE = 50;

/** "1 message per second" in a channel, its threads included. Milliseconds. */
const CHANNEL_INTERVAL = 1_000;

/** "Short bursts are allowed", of a size that is not stated: small enough for any of them. */
const BURST = 5;

const MINUTE = 60_000;

/** What a workspace's pace depends on. */
export interface WorkspacePace {
  /** Slack's id of the workspace. */
  readonly workspace: string;
  /** The setting: posts a minute. */
  readonly perMinute: number;
  /** Whether digests are handed over ahead of their time, by a method with a limit of its own. */
  readonly ahead: boolean;
}

/** The paces that a post to a channel, or to a thread in it, keeps. */
export function pacesOf(channel: string, { workspace, perMinute, ahead }: WorkspacePace): readonly Pace[] {
  const allowed = ahead ? Math.min(perMinute, SCHEDULED_PACE) : perMinute;
  return [
    { scope: `slack:${addressOf(channel).channel}`, interval: CHANNEL_INTERVAL, burst: 1 },
    { scope: `slack:${workspace}`, interval: MINUTE / allowed, burst: BURST },
  ];
}
