/** What the command line asks for. */
import { OptionsError, readWords } from './command-line.ts';

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
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new OptionsError(`--${name} must be a whole number from 1 to 999999.`);
  }
  return Number(text);
}

const isSubject = (name: string): name is Subject => SUBJECTS.some((subject) => subject === name);

function subjectsOf(list: string): readonly Subject[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !isSubject(name));
  if (unknown.length > 0) {
    throw new OptionsError(`${unknown.join(', ')} cannot be measured. What can is ${SUBJECTS.join(', ')}.`);
  }
  return SUBJECTS.filter((subject) => names.includes(subject));
}

const OPTIONS = {
  rounds: { type: 'string', default: '20' },
  requests: { type: 'string', default: '1000' },
  only: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  corpus: { type: 'string' },
  gold: { type: 'string' },
  scorer: { type: 'string' },
} as const;

/**
 * Reads the command line.
 * @returns `help` where that is what is asked for.
 * @throws OptionsError
 */
export function readOptions(words: readonly string[]): Options | 'help' {
  const { values, positionals } = readWords(words, OPTIONS);
  const { rounds, requests, only, json, help, corpus, gold, scorer } = values;
  if (help) return 'help';
  if (scorer !== undefined && gold === undefined)
    throw new OptionsError('--scorer needs --gold to compare with.');
  const named = [...positionals, ...(only === undefined ? [] : [only])];
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
