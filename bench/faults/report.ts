/** What a run found out, as a table for people and as JSON for programs. */
import { BOUNDARIES } from './boundary.ts';
import { commandFor, type Options } from './options.ts';
import type { Counts, Spot, Tally } from './tally.ts';
import type { Finding, Unknown, Verdict } from './verdict.ts';

/** All that a run found out. */
export interface Result {
  readonly options: Options;
  readonly rounds: number;
  /** How long it took, in real seconds. */
  readonly seconds: number;
  readonly tally: Tally;
  readonly verdict: Verdict;
}

/** Whether nothing was lost and nothing doubled. */
export const passed = ({ verdict }: Result): boolean =>
  verdict.lost.length === 0 && verdict.doubled.length === 0;

type Row = readonly [string, string | number];

const SPOTS: readonly Spot[] = [...BOUNDARIES, 'at any moment'];

function rowsOf(title: string, counts: Counts<string>, names: readonly string[]): readonly Row[] {
  const met = names.filter((name) => counts.of(name) > 0);
  return [[title, counts.total], ...met.map((name): Row => [`  ${name}`, counts.of(name)])];
}

/** Reasons with how many findings have each, whatever times they name, the most frequent first. */
function reasonsOf(findings: readonly Finding[]): readonly Row[] {
  const counts = new Map<string, number>();
  for (const { why } of findings) {
    const reason = why.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '…');
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([why, count]) => [`  ${why}`, count]);
}

function lineOf({ subscription, due, part, why }: Finding): string {
  const of = part === undefined ? '' : `, part ${part}`;
  return `  ${subscription}, ${new Date(due).toISOString().slice(0, 16)}Z${of}: ${why}`;
}

function listed(title: string, findings: readonly Finding[]): readonly string[] {
  return findings.length === 0 ? [] : ['', title, ...findings.map(lineOf)];
}

/** What a bot said first when it ended: the rest is in the JSON. */
const firstLine = (said: string) => `  ${said.split('\n', 1)[0]}`;

const withStanding = ({ stands, why, ...rest }: Unknown): Finding => ({
  ...rest,
  why: `${stands ? 'it stands' : 'it does not stand'}: ${why}`,
});

const LABEL = 46;

/** The result as a table. */
export function asTable(result: Result): string {
  const { options, rounds, seconds, tally, verdict } = result;
  const { kills, stalls, mishaps, failures, starts } = tally;
  const rows: readonly Row[] = [
    ...rowsOf('kills (SIGKILL)', kills, SPOTS),
    ...rowsOf('stalls (SIGSTOP beyond the lease)', stalls, SPOTS),
    ['starts', starts],
    ['  of these ended by themselves, and replaced', failures.length],
    ...rowsOf(
      'faults of the platforms',
      mishaps,
      mishaps.all.map(([name]) => name),
    ),
    ['slots due', verdict.slots],
    ['parts posted once', verdict.posted],
    ['  of these late', verdict.late],
    ['not posted, for a reason written down', verdict.explained.length],
    ...reasonsOf(verdict.explained),
    ['unknown', verdict.unknown.length],
    ['  of these stand in their channels', verdict.unknown.filter(({ stands }) => stands).length],
    ...reasonsOf(verdict.unknown),
    ['lost', verdict.lost.length],
    ['doubled', verdict.doubled.length],
  ];
  const bots = options.store === 'postgres' ? 'three bots on PostgreSQL' : 'one bot on SQLite';
  return [
    `${bots}, ${rounds} rounds, time ${options.speed} times as fast, ${seconds} s; seed ${options.seed}`,
    '',
    ...rows.map(([label, value]) => `${label.padEnd(LABEL)} ${String(value).padStart(7)}`),
    ...(failures.length === 0 ? [] : ['', 'Bots that ended by themselves:', ...failures.map(firstLine)]),
    ...listed('Unknown, because nobody can tell:', verdict.unknown.map(withStanding)),
    ...listed('Lost:', verdict.lost),
    ...listed('Doubled:', verdict.doubled),
    '',
    passed(result) ? 'Nothing lost, nothing doubled.' : 'The promise was broken (exit code 1).',
    `Repeat: ${commandFor(options)}`,
    'The seed draws who is struck where and what the platforms do; when processes get the processor it does not.',
  ].join('\n');
}

const named = (counts: Counts<string>) => Object.fromEntries(counts.all);

/** The result as JSON. */
export function asJson(result: Result): string {
  const { options, rounds, seconds, tally, verdict } = result;
  return JSON.stringify(
    {
      store: options.store,
      seed: options.seed,
      speed: options.speed,
      rounds,
      seconds,
      kills: { total: tally.kills.total, at: named(tally.kills) },
      stalls: { total: tally.stalls.total, at: named(tally.stalls) },
      starts: tally.starts,
      failures: tally.failures,
      faults: named(tally.mishaps),
      ...verdict,
      passed: passed(result),
      repeat: commandFor(options),
    },
    undefined,
    2,
  );
}
