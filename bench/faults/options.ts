/** What the command line asks for. */
import { OptionsError, readWords } from '../command-line.ts';
import { BOUNDARIES, type Boundary } from './boundary.ts';
import { DEFECTS, type Defect } from './broken-store.ts';
import type { SlackMode } from './slack-venue.ts';

const STORES = ['sqlite', 'postgres'] as const;

/** Where bots keep their ledger. */
export type StoreKind = (typeof STORES)[number];

export interface Options {
  readonly kills: number;
  readonly seed: number;
  readonly store: StoreKind;
  /** How bots post in Slack; the rounds of a run take turns where there is more than one way. */
  readonly slack: readonly SlackMode[];
  /** How many seconds of the bots' time pass in a real one. */
  readonly speed: number;
  /** Channels that get digests, on each platform. */
  readonly channels: number;
  /** The only boundaries at which bots are ended; absent where they are ended at all of them, and at any moment. */
  readonly at?: readonly Boundary[];
  /** What is wrong with the bots on purpose. */
  readonly defect?: Defect;
  readonly form: 'table' | 'json';
}

/** So many that bots seldom wait for something to do. */
const USUAL_CHANNELS: Readonly<Record<StoreKind, string>> = { sqlite: '40', postgres: '80' };

const SLACK_MODES = ['direct', 'ahead'] as const satisfies readonly SlackMode[];

export const USAGE = `npm run -s faults -- [options]

  --kills N      how often a bot is ended by SIGKILL (1000)
  --seed S       what chance is drawn from, a whole number (1)
  --store NAME   ${STORES.join(' or ')} (sqlite); with postgres, three bots share it and some are stalled
  --slack NAME   how bots post in Slack: direct (with history scopes), ahead (without), both in turn (both)
  --speed N      seconds of the bots' time in a real second, 1 to 60 (20)
  --channels N   channels with digests on each platform (40; with postgres 80, for three bots)
  --at LIST      only at these boundaries, separated by commas: see bench/faults/boundary.ts
  --defect NAME  breaks the bots, to see that it is noticed: ${DEFECTS.join(' or ')}
  --json         JSON instead of a table

Quickly, to see that it works: npm run -s faults -- --kills 20 --slack direct`;

function numberOf(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new OptionsError(`--${name} must be a whole number from ${least} to ${most}.`);
}

function oneOf<Name extends string>(option: string, names: readonly Name[], text: string): Name {
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  throw new OptionsError(`--${option} must be one of ${names.join(', ')}.`);
}

const boundariesOf = (list: string): readonly Boundary[] =>
  list.split(',').map((name) => oneOf('at', BOUNDARIES, name.trim()));

const OPTIONS = {
  kills: { type: 'string', default: '1000' },
  seed: { type: 'string', default: '1' },
  store: { type: 'string', default: 'sqlite' },
  slack: { type: 'string', default: 'both' },
  speed: { type: 'string', default: '20' },
  channels: { type: 'string' },
  at: { type: 'string' },
  defect: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/**
 * Reads the command line.
 * @returns `help` where that is what is asked for.
 * @throws OptionsError
 */
export function readOptions(words: readonly string[]): Options | 'help' {
  const { values, positionals } = readWords(words, OPTIONS);
  const { kills, seed, store, slack, speed, channels, at, defect, json, help } = values;
  if (help) return 'help';
  if (positionals.length > 0) throw new OptionsError(`${positionals[0]} is no option.`);
  const mode = oneOf('slack', [...SLACK_MODES, 'both'], slack);
  const kind = oneOf('store', STORES, store);
  return {
    kills: numberOf('kills', kills, 1, 100_000),
    seed: numberOf('seed', seed, 0, 999_999_999),
    store: kind,
    slack: mode === 'both' ? SLACK_MODES : [mode],
    speed: numberOf('speed', speed, 1, 60),
    channels: numberOf('channels', channels ?? USUAL_CHANNELS[kind], 1, 400),
    ...(at === undefined ? {} : { at: boundariesOf(at) }),
    ...(defect === undefined ? {} : { defect: oneOf('defect', DEFECTS, defect) }),
    form: json ? 'json' : 'table',
  };
}

/** The command that repeats a run. */
export function commandFor({ kills, seed, store, slack, speed, channels, at, defect }: Options): string {
  const mode = slack.length > 1 ? 'both' : slack[0];
  return [
    `npm run -s faults -- --kills ${kills} --seed ${seed} --store ${store} --slack ${mode} --speed ${speed} --channels ${channels}`,
    ...(at === undefined ? [] : [`--at "${at.join(',')}"`]),
    ...(defect === undefined ? [] : [`--defect ${defect}`]),
  ].join(' ');
}
