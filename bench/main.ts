/**
 * `npm run bench`: the bot against a floor bot on the same SDKs, as ratios within one run.
 *
 * This process holds the sandboxes and asks; every bot is a process of its own, started with the same Node, the same
 * flags and the same compile cache. Everything stays on loopback.
 */
import { endAll } from './child.ts';
import { runCommand } from './command-line.ts';
import { measureDigest } from './digest.ts';
import { measureDrafting } from './drafting.ts';
import { measureLatency } from './latency.ts';
import { thisMachine } from './machine.ts';
import type { Measure } from './measure.ts';
import { measureMemory } from './memory.ts';
import { type Options, readOptions, type Subject, USAGE } from './options.ts';
import { recordAnswers } from './recording.ts';
import { asJson, asTable, passed } from './report.ts';
import { measureStart } from './start.ts';
import { Workshop } from './workshop.ts';

async function measure(subject: Subject, workshop: Workshop, options: Options): Promise<readonly Measure[]> {
  switch (subject) {
    case 'start':
      return [await measureStart(workshop, options)];
    case 'memory':
      return [await measureMemory(workshop, options)];
    case 'digest':
      return measureDigest(options);
    case 'drafting':
      return measureDrafting(options);
    default:
      return measureLatency(subject, workshop, options);
  }
}

/** @returns the exit code. */
async function run(options: Options): Promise<0 | 1> {
  const machine = thisMachine();
  using workshop = new Workshop();
  // However the run ends, no process and no file of it stays.
  process.on('exit', () => {
    endAll();
    workshop[Symbol.dispose]();
  });
  // The digest and drafting are measured without a floor bot, which is what needs the bot's answers.
  if (options.only.some((subject) => subject !== 'digest' && subject !== 'drafting'))
    workshop.freeze(await recordAnswers(workshop));
  const measures: Measure[] = [];
  for (const subject of options.only) {
    process.stderr.write(`Measuring ${subject}…\n`);
    measures.push(...(await measure(subject, workshop, options)));
  }
  const result = { machine, options, measures };
  process.stdout.write(`${options.form === 'json' ? asJson(result) : asTable(result)}\n`);
  return passed(result) ? 0 : 1;
}

await runCommand({ usage: USAGE, read: readOptions, run });
