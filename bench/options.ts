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
  /** For drafting: files of {id, text} lines to draft from; those of the gold where none is named, else invented articles. */
  readonly corpus: readonly string[];
  /** For drafting: files of articles with what people marked in them. */
  readonly gold: readonly string[];
  /** For drafting: what is scored by the gold in place of what is found now. */
  readonly predictions?: string;
}

export const USAGE = `npm run -s bench -- [subjects] [options]

  --rounds N     rounds of each measurement (20)
  --requests N   questions a round, for the bot and for each floor (1000); subscriptions that are due at once
  --only LIST    only these, separated by commas: ${SUBJECTS.join(', ')}
  --json         JSON instead of a table
  --corpus FILE  drafting: articles, one {id, text} a line (100 invented ones)
  --gold FILE    drafting: what people marked in them; it is the corpus as well where --corpus names none
  --predictions FILE
                 drafting: what is compared with the gold, in place of what is found now; nothing else is measured
                 --corpus and --gold may be given several times, or as lists with commas

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

const filesOf = (lists: readonly string[] = []): readonly string[] =>
  lists.flatMap((list) => list.split(',')).map((file) => file.trim());

const OPTIONS = {
  rounds: { type: 'string', default: '20' },
  requests: { type: 'string', default: '1000' },
  only: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  corpus: { type: 'string', multiple: true },
  gold: { type: 'string', multiple: true },
  predictions: { type: 'string' },
} as const;

/**
 * Reads the command line.
 * @returns `help` where that is what is asked for.
 * @throws OptionsError
 */
export function readOptions(words: readonly string[]): Options | 'help' {
  const { values, positionals } = readWords(words, OPTIONS);
  const { rounds, requests, only, json, help, predictions } = values;
  if (help) return 'help';
  const [corpus, gold] = [filesOf(values.corpus), filesOf(values.gold)];
  if (predictions !== undefined && gold.length === 0)
    throw new OptionsError('--predictions needs --gold to compare with.');
  const named = [...positionals, ...(only === undefined ? [] : [only])];
  return {
    rounds: countOf('rounds', rounds),
    requests: countOf('requests', requests),
    only: named.length === 0 ? SUBJECTS : subjectsOf(named.join(',')),
    form: json ? 'json' : 'table',
    corpus,
    gold,
    ...(predictions === undefined ? {} : { predictions }),
  };
}
