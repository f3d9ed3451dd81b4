/** The result, as a table for people and as JSON for programs. */
import type { Machine } from './machine.ts';
import { type Measure, type Verdict, verdictOn } from './measure.ts';
import type { Options } from './options.ts';

/** All that a run found out. */
export interface Result {
  readonly machine: Machine;
  readonly options: Options;
  readonly measures: readonly Measure[];
}

/** Whether no bar is missed. */
export const passed = ({ measures, options }: Result): boolean =>
  measures.every((measure) => verdictOn(measure, options) !== 'miss');

/** The command that repeats a run. */
export function commandFor({ rounds, requests, only, corpus, gold, predictions }: Options): string {
  const files = [
    ...corpus.map((file) => ` --corpus ${file}`),
    ...gold.map((file) => ` --gold ${file}`),
    ...(predictions === undefined ? [] : [` --predictions ${predictions}`]),
  ];
  return `npm run -s bench -- --rounds ${rounds} --requests ${requests} --only ${only.join(',')}${files.join('')}`;
}

function closing(result: Result): string {
  const verdicts = result.measures
    .map((measure) => verdictOn(measure, result.options))
    .filter((verdict) => verdict !== 'no bar');
  const missed = verdicts.filter((verdict) => verdict === 'miss').length;
  if (missed > 0) return `${missed} of ${verdicts.length} bars missed (exit code 1).`;
  return verdicts.includes('too few to judge')
    ? 'Too few rounds or requests to judge by the bars; this shows only that everything answers.'
    : `All ${verdicts.length} bars met.`;
}

const COLUMNS = ['', 'value', 'bar', 'verdict', 'bot', 'floor'] as const;

type Row = readonly string[];

/** A value in words: ratios and shares have no unit. */
function numberOf({ kind, unit }: Measure, value: number): string {
  if (kind === 'ratio' || kind === 'share') return value.toFixed(3);
  return `${value.toFixed(kind === 'amount' && unit === 'ms' ? 3 : 1)} ${unit}`;
}

function barOf({ kind, unit, bar }: Measure): string {
  if (bar === undefined) return '';
  if (kind === 'share') return `at least ${bar.toFixed(2)}`;
  return kind === 'ratio' ? bar.toFixed(2) : `${bar} ${unit}`;
}

function absolute({ unit }: Measure, value: number): string {
  return `${value.toFixed(unit === 'ms' && value < 100 ? 2 : 0)} ${unit}`;
}

function rowsOf(measure: Measure, verdict: Verdict): readonly Row[] {
  const { detail, value, noise } = measure;
  const row: Row = [
    `  ${detail}`,
    numberOf(measure, value),
    barOf(measure),
    verdict === 'no bar' ? '' : verdict,
    absolute(measure, measure.bot),
    absolute(measure, measure.floor),
  ];
  if (noise === undefined) return [row];
  return [row, ['    floor against floor', numberOf(measure, noise), '', '', '', '']];
}

function tableOf({ measures, options }: Result): readonly Row[] {
  return measures.flatMap((measure, index) => [
    ...(measure.title === measures[index - 1]?.title ? [] : [[measure.title]]),
    ...rowsOf(measure, verdictOn(measure, options)),
  ]);
}

function aligned(rows: readonly Row[]): readonly string[] {
  const widths = COLUMNS.map((_, column) =>
    Math.max(...rows.filter((row) => row.length > 1).map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        if (row.length === 1) return cell;
        const width = widths[column] ?? 0;
        return column === 0 || column === 3 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('   ')
      .trimEnd(),
  );
}

const DIGEST_NOTES: readonly string[] = [
  'digest: the floor of a tick is the same tick among no more subscriptions than are due; of a delivery, three bare',
  'durable writes; of the heap, the heap after a tenth of the deliveries; of the throughput, the pace that is allowed.',
];

const DRAFTING_NOTES: readonly string[] = [
  'drafting: what is right and what people marked (F1: what was found and what they marked); of the precisions, what is',
  'right and what was found; of the times, `floor` is what they are compared with.',
];

/** The result as a table. */
export function asTable(result: Result): string {
  const { machine, options } = result;
  const { cores, processor, memory, system, node, loadBefore } = machine;
  return [
    `${cores} cores (${processor}), ${memory} GB, ${system}, Node ${node}, load ${loadBefore} before`,
    `${options.rounds} rounds of ${options.requests} questions; the bot, then two floor bots, in turn`,
    '',
    ...aligned([COLUMNS, ...tableOf(result)]),
    '',
    'value: the bot against the mean of both floors, the median over all rounds; memory: how much more.',
    'bot, floor: medians of what was measured, for orientation. MB: 1,000,000 bytes.',
    ...(options.only.includes('digest') ? DIGEST_NOTES : []),
    ...(options.only.includes('drafting') ? DRAFTING_NOTES : []),
    '',
    closing(result),
    `Repeat: ${commandFor(options)}`,
  ].join('\n');
}

/** The result as JSON. */
export function asJson(result: Result): string {
  const { machine, options, measures } = result;
  return JSON.stringify(
    {
      machine,
      rounds: options.rounds,
      requests: options.requests,
      measures: measures.map((measure) => ({ ...measure, verdict: verdictOn(measure, options) })),
      passed: passed(result),
      repeat: commandFor(options),
    },
    undefined,
    2,
  );
}
