/** What the command line asks for. */
import { parseArgs } from 'node:util';

/** What can be measured, each by itself. */
export const SUBJECTS = [
  'slack-socket',
  'slack-http',
  'discord',
  'start',
  'memory',
  'digest',
  'drafting',
] as const;

export type Subject = (typeof SUBJECTS)[number];

export interface Options {
  readonly rounds: number;
  /** Questions a round, for each contender; for the digest, how many subscriptions are due at once. */
  readonly requests: number;
  readonly only: readonly Subject[];
  readonly form: 'table' | 'json';
  /** For drafting: {id, text} lines to draft from; invented articles otherwise. */
  readonly corpus?: string;
  /** For drafting: what people marked in the corpus, and the script that compares with it. */
  readonly gold?: string;
  readonly scorer?: string;
}

/** What is wrong with the command line, for the person who typed it. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

export const USAGE = `npm run -s bench -- [subjects] [options]

  --rounds N     rounds of each measurement (20)
  --requests N   questions a round, for the bot and for each floor (1000); subscriptions that are due at once
  --only LIST    only these, separated by commas: ${SUBJECTS.join(', ')}
  --json         JSON instead of a table
  --corpus FILE  drafting: articles, one {id, text} a line (100 invented ones)
  --gold FILE    drafting: what people marked in them; it is the corpus as well where --corpus names none
  --scorer FILE  drafting: the script that compares with it, run as \`node FILE GOLD PREDICTIONS --json\`

Quickly, to see that it works: npm run -s bench -- --rounds 1 --requests 20`;

function countOf(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new OptionsError(`--${name} must be a number from 1 on.`);
  return Number(text);
}

const isSubject = (name: string): name is Subject => SUBJECTS.some((subject) => subject === name);

function subjectsOf(list: string): readonly Subject[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !isSubject(name));
  if (unknown.length > 0) {
    throw new OptionsError(`--only knows ${SUBJECTS.join(', ')}; it does not know ${unknown.join(', ')}.`);
  }
  return SUBJECTS.filter((subject) => names.includes(subject));
}

/**
 * Reads the command line.
 * @returns `help` where that is what is asked for.
 * @throws OptionsError
 */
export function readOptions(words: readonly string[]): Options | 'help' {
  const { rounds, requests, only, json, help, subjects, corpus, gold, scorer } = parsed(words);
  if (help) return 'help';
  if (scorer !== undefined && gold === undefined)
    throw new OptionsError('--scorer needs --gold to compare with.');
  const named = [...subjects, ...(only === undefined ? [] : [only])];
  return {
    rounds: countOf('rounds', rounds),
    requests: countOf('requests', requests),
    only: named.length === 0 ? SUBJECTS : subjectsOf(named.join(',')),
    form: json ? 'json' : 'table',
    ...(corpus === undefined ? {} : { corpus }),
    ...(gold === undefined ? {} : { gold }),
    ...(scorer === undefined ? {} : { scorer }),
  };
}

function parsed(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        rounds: { type: 'string', default: '20' },
        requests: { type: 'string', default: '1000' },
        only: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        corpus: { type: 'string' },
        gold: { type: 'string' },
        scorer: { type: 'string' },
      },
    });
    return { ...values, subjects: positionals };
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : String(error));
  }
}
