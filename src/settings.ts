/**
 * Every setting of the environment: its name, what it may be, and what to do where it is wrong.
 */
import { z } from 'zod';
import type { AnswerLimit } from './commands/answer-limit.ts';
import { MOST_TIMES, parseSchedule, type Schedule } from './digest/schedule.ts';

const token = (prefix: string, where: string) =>
  z
    .string()
    .regex(new RegExp(`^(xoxe\\.)?${prefix}\\S+$`), `must begin with ${prefix}; copy it from ${where}`);

const url = z.url({ protocol: /^https?$/, error: 'must be an address such as https://example.com/api/' });

const ids = (pattern: RegExp, help: string) =>
  z
    .string()
    .transform((list) => [...new Set(list.split(/[\s,]+/).filter((id) => id !== ''))])
    .refine((listed) => listed.every((id) => pattern.test(id)), { error: help });

const schedule = z.string().transform((words, context): Schedule => {
  const parsed = parseSchedule(words);
  if (parsed.ok && parsed.schedule.times.length <= MOST_TIMES) return parsed.schedule;
  const message = parsed.ok ? `must name at most ${MOST_TIMES} times a day` : parsed.message;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const answerLimit = z
  .string()
  .regex(/^(off|[1-9]\d{0,3}\/[1-9]\d{0,3}s)$/, 'must be off, or answers per seconds such as 5/10s')
  .transform((words): AnswerLimit => {
    const [answers = '', seconds = ''] = words.split('/');
    return words === 'off'
      ? 'off'
      : { answers: Number(answers), within: Number.parseInt(seconds, 10) * 1_000 };
  });

const MILLISECONDS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A length of time as it is written in a setting, such as `90m`, `6h` or `1d`, in milliseconds. */
function lengthOfTime(words: string): number {
  return Number(words.slice(0, -1)) * (MILLISECONDS[words.slice(-1)] ?? Number.NaN);
}

/** A length of time within bounds that are written as it is. */
const duration = (least: string, most: string, example: string) => {
  const help = `must be a length of time such as ${example} (m for minutes, h for hours, d for days), from ${least} to ${most}`;
  return z
    .string()
    .regex(/^[1-9]\d{0,5}[mhd]$/, help)
    .transform(lengthOfTime)
    .refine((length) => length >= lengthOfTime(least) && length <= lengthOfTime(most), { error: help });
};

/** The fastest that a workspace may be set to be posted to, in posts a minute. */
const FASTEST_PACE = 1_000;

const pace = z
  .string()
  .regex(/^\d+$/, `must be a number of posts a minute from 1 to ${FASTEST_PACE}, such as 200`)
  .transform(Number)
  .refine((posts) => posts >= 1 && posts <= FASTEST_PACE, {
    error: `must be from 1 to ${FASTEST_PACE} posts a minute`,
  });

/** Whether an address can be read, and no part of a password stands where its host, path or fragment should be. */
function isWhole(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.hash === '' && !url.pathname.includes('@');
}

/** Where the ledger is kept: a PostgreSQL address is looked at here, a SQLite file once it is opened. */
const database = z.string().refine((address) => !/^postgres(ql)?:/i.test(address) || isWhole(address), {
  error:
    'must be a SQLite file, or a PostgreSQL address such as postgres://user:password@host:5432/name; special characters of the password are percent-encoded (@ is %40, / is %2F, # is %23, ? is %3F)',
});

const PERSON = /^([UW][A-Z0-9]+|\d{5,20})$/;
const PEOPLE_HELP =
  'must be ids of people: on Slack such as U0123456789 (their profile, "Copy member ID"), on Discord long numbers (Developer Mode, right-click the person, "Copy User ID")';

const SLACK_CHANNEL_HELP =
  'must be ids of channels such as C0123456789, not names: open the channel in Slack, click its name, and copy the id at the bottom of "About"';
const DISCORD_CHANNEL_HELP =
  'must be ids of channels, which are long numbers: switch on Developer Mode in Discord (Settings, Advanced), right-click the channel, "Copy Channel ID"';

/** Every setting, by its name in the environment. */
export const settings = z.object({
  SLACK_BOT_TOKEN: token(
    'xoxb-',
    '"OAuth & Permissions" of your app at https://api.slack.com/apps',
  ).optional(),
  SLACK_APP_TOKEN: token(
    'xapp-',
    '"Basic Information", "App-Level Tokens", scope connections:write',
  ).optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^\S+$/, 'must not hold blanks; copy it from "Basic Information" of your Slack app')
    .optional(),
  SLACK_API_URL: url.optional(),
  SLACK_DIGEST_CHANNEL: ids(/^[CGD][A-Z0-9]+$/, SLACK_CHANNEL_HELP).optional(),
  SLACK_DIGEST_PACE: pace.prefault('200'),
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^\S+$/,
      'must not hold blanks; copy it from the "Bot" page of https://discord.com/developers/applications',
    )
    .optional(),
  DISCORD_API_URL: url.optional(),
  DISCORD_DIGEST_CHANNEL: ids(/^\d+$/, DISCORD_CHANNEL_HELP).optional(),
  DISCORD_PREFIX: z
    .string()
    .regex(/^[^\s\w/@#<]{1,5}$/, 'must be one to five signs such as ! or ?')
    .optional(),
  DIGEST_SCHEDULE: schedule.prefault('daily 09:00 UTC'),
  DIGEST_QUIET: z
    .enum(['library', 'line', 'nothing', 'skip'], { error: 'must be library, line or nothing' })
    .transform((word) => (word === 'nothing' ? 'skip' : word))
    .prefault('library'),
  DIGEST_MANAGERS: ids(PERSON, PEOPLE_HELP).optional(),
  DIGEST_STALENESS: duration('5m', '7d', '6h').prefault('6h'),
  DIGEST_RETENTION: duration('7d', '3650d', '90d').prefault('90d'),
  DRAFT_EDITORS: ids(PERSON, PEOPLE_HELP).optional(),
  ANSWER_LIMIT: answerLimit.optional(),
  DATABASE_URL: database.optional(),
  BRIEFS_DIR: z.string().default('briefs'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, silent',
    })
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'must be at most 65535' })
    .optional(),
  SANDBOX_HOST: z
    .string()
    .regex(
      /^[A-Za-z0-9.:-]{1,253}$/,
      'must be a name or an address of this machine, such as 192.168.1.20, or 0.0.0.0 for all of them',
    )
    .optional(),
  SANDBOX: z.enum(['0', '1'], { error: 'must be 1 or 0' }).optional(),
  NODE_ENV: z.string().optional(),
  DYNO: z.string().optional(),
});

/** The name of a setting in the environment. */
export type SettingName = keyof typeof settings.shape;

/** The settings as they were understood. */
export type Settings = z.output<typeof settings>;

/** Every setting's name. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape);

/** The settings that nobody may see. `DATABASE_URL` is one where it holds a password: see {@link databaseSecrets}. */
export const SECRET_SETTINGS: readonly SettingName[] = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DISCORD_TOKEN',
];

/** What nobody may see of a database's address: all of it, and its password, where it has one. */
export function databaseSecrets(address: string): readonly string[] {
  if (!/^postgres(ql)?:/i.test(address) || !URL.canParse(address)) return [];
  const { password, searchParams } = new URL(address);
  const passwords = [password, decoded(password), searchParams.get('password') ?? ''].filter(
    (one) => one !== '',
  );
  return passwords.length === 0 ? [] : [...new Set([address, ...passwords])];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign stands for itself.
    return text;
  }
}
