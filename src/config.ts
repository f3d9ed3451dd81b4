/**
 * Settings: the environment in, a configuration out. Every wrong or missing setting is named in one message.
 */
import { closest } from 'fastest-levenshtein';
import type { AnswerLimit } from './commands/answer-limit.ts';
import type { Schedule } from './digest/schedule.ts';
import type { Quiet } from './digest/subscription.ts';
import {
  databaseSecrets,
  SECRET_SETTINGS,
  SETTING_NAMES,
  type SettingName,
  type Settings,
  settings,
} from './settings.ts';

/** How Slack reaches the bot: a socket that the bot opens, or signed HTTP requests to a port of its own. */
export type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

/** A Slack app in its workspace. */
export interface SlackConfig {
  readonly botToken: string;
  readonly transport: SlackTransport;
  /** Where the Web API is; Slack's own where absent. */
  readonly apiUrl?: string;
  /** Ids of the channels that get the digest, each once. */
  readonly digestChannels: readonly string[];
  /** Ids of people who may manage digests besides those whom Slack says may, each once; nobody else where absent. */
  readonly managers?: readonly string[];
  /** Ids of the people who may draft and publish, each once; absent where `DRAFT_EDITORS` names nobody at all. */
  readonly editors?: readonly string[];
  /** The most digest posts a minute in a workspace; what the platform keeps to by itself where absent. */
  readonly pace?: number;
}

/** A Discord application with its bot. */
export interface DiscordConfig {
  readonly token: string;
  /** Where the API is; Discord's own where absent. */
  readonly apiUrl?: string;
  /** What stands before a command typed as a message. */
  readonly prefix: string;
  /** Ids of the channels that get the digest, each once. */
  readonly digestChannels: readonly string[];
  /** Ids of people who may manage digests besides those whom Discord says may, each once; nobody else where absent. */
  readonly managers?: readonly string[];
  /** Ids of the people who may draft and publish, each once; absent where `DRAFT_EDITORS` names nobody at all. */
  readonly editors?: readonly string[];
}

/** The platforms that are set. */
export interface PlatformConfig {
  readonly slack?: SlackConfig;
  readonly discord?: DiscordConfig;
}

/** The sandbox: a Slack and a Discord on this machine. */
export interface SandboxConfig {
  readonly kind: 'sandbox';
  readonly prefix: string;
  /** Where its page is served; loopback where absent. */
  readonly host?: string;
  /** Absent where any will do. */
  readonly port?: number;
}

/** Where the bot runs: on real platforms, or in the sandbox, a Slack and a Discord on this machine. */
export type Surroundings = ({ readonly kind: 'platforms' } & PlatformConfig) | SandboxConfig;

/** Everything that the settings say. */
export interface Config {
  readonly surroundings: Surroundings;
  /** When digests are due, in the channels that the settings name. */
  readonly schedule: Schedule;
  /** What a digest of theirs does on a day with nothing new. */
  readonly quiet: Quiet;
  /** How late a slot may be posted. Milliseconds. */
  readonly staleness: number;
  /** How long deliveries are kept. Milliseconds; always longer than `staleness`. */
  readonly retention: number;
  /** Absent where none is set. */
  readonly answerLimit?: AnswerLimit;
  /** A SQLite file, or a PostgreSQL address; absent where none is set. The sandbox keeps its ledger in memory. */
  readonly databaseUrl?: string;
  readonly briefsDirectory: string;
  readonly logLevel?: string;
  /** Every secret among the settings, for the log to strike out. */
  readonly secrets: readonly string[];
  /** Settings that have no effect, each in a sentence. */
  readonly warnings: readonly string[];
}

/** How many answers a person gets where `ANSWER_LIMIT` is not set: five within ten seconds. */
export const DEFAULT_ANSWER_LIMIT: AnswerLimit = { answers: 5, within: 10_000 };

/** Where the ledger of deliveries is kept where `DATABASE_URL` is not set. */
export const DEFAULT_DATABASE = 'data/verbatim.sqlite';

/** The port where `PORT` is not set. */
export const DEFAULT_PORT = 3000;
const DEFAULT_PREFIX = '!';

/** Settings that are wrong or missing. The message names each, and what to do; it never holds a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      [
        'The settings are not right (they come from the environment or from the file .env):',
        ...problems.map((problem) => `  - ${problem}`),
      ].join('\n'),
    );
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings that are set: one that is set to nothing is not. */
function givenIn(environment: Environment): ReadonlyMap<string, string> {
  return new Map(
    SETTING_NAMES.flatMap((name): readonly [string, string][] => {
      const value = environment[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

/** Settings of Slack's that do not ask for a token: the token itself, and a limit. */
const SLACK_ALONE: ReadonlySet<string> = new Set(['SLACK_BOT_TOKEN', 'SLACK_DIGEST_PACE']);

/** What is set without what it needs. Settings that are wrong count as set: they are named already. */
function incompleteIn(given: ReadonlyMap<string, string>): readonly string[] {
  const has = (name: SettingName) => given.has(name);
  const problems: string[] = [];
  const slack = [...given.keys()].filter((name) => name.startsWith('SLACK_') && !SLACK_ALONE.has(name));
  if (has('SLACK_BOT_TOKEN') && !has('SLACK_APP_TOKEN') && !has('SLACK_SIGNING_SECRET')) {
    problems.push(
      'SLACK_BOT_TOKEN is set without SLACK_APP_TOKEN (Socket Mode, the simple way) or SLACK_SIGNING_SECRET (HTTP); set one of them',
    );
  }
  if (!has('SLACK_BOT_TOKEN') && slack.length > 0) {
    problems.push(
      `SLACK_BOT_TOKEN is missing, and ${slack.join(', ')} needs it; set it or remove the others`,
    );
  }
  const discord = ['DISCORD_API_URL', 'DISCORD_DIGEST_CHANNEL'].filter((name) => given.has(name));
  if (!has('DISCORD_TOKEN') && discord.length > 0) {
    problems.push(
      `DISCORD_TOKEN is missing, and ${discord.join(', ')} needs it; set it or remove the others`,
    );
  }
  const production = given.get('NODE_ENV') === 'production' || has('DYNO');
  const none = slack.length === 0 && discord.length === 0 && !has('SLACK_BOT_TOKEN') && !has('DISCORD_TOKEN');
  if (production && none && given.get('SANDBOX') !== '1') {
    problems.push(
      'no platform is set: set SLACK_BOT_TOKEN with SLACK_APP_TOKEN, or DISCORD_TOKEN, or both (SANDBOX=1 runs the sandbox in production all the same)',
    );
  }
  return problems;
}

/**
 * The settings that a name is meant for: first those that share most words, so that a word may be missing. Where the
 * missing one is the platform, as in `DIGEST_CHANNEL`, each platform's is meant.
 */
function nearestTo(name: string): readonly string[] {
  const isAnyPlatforms = name.startsWith('DIGEST_');
  const compared = (setting: string) => (isAnyPlatforms ? setting.replace(/^(SLACK|DISCORD)_/, '') : setting);
  const words = new Set(name.split('_'));
  const shared = (setting: string) =>
    compared(setting)
      .split('_')
      .filter((word) => words.has(word)).length;
  const most = Math.max(...SETTING_NAMES.map(shared));
  const candidates = SETTING_NAMES.filter((setting) => shared(setting) === most);
  const nearest = closest(name, candidates.map(compared));
  return candidates.filter((setting) => compared(setting) === nearest);
}

/** Names that look like settings of this bot and are none, with the nearest that are. */
function unknownIn(environment: Environment): readonly string[] {
  return Object.keys(environment)
    .filter((name) => /^(SLACK|DISCORD|DIGEST|DRAFT)_/.test(name) && !SETTING_NAMES.includes(name))
    .map((name) => `${name} is no setting and has no effect; did you mean ${nearestTo(name).join(' or ')}?`);
}

const managersOf = (values: Settings): readonly string[] => values.DIGEST_MANAGERS ?? [];

/** Discord's ids are numbers; Slack's begin with a letter. */
const isDiscordId = (id: string): boolean => /^\d/.test(id);

/** The editors of one platform. Where people are named, but none of it, the list is empty rather than absent. */
function editorsOf({ DRAFT_EDITORS: named }: Settings, isOwn: (id: string) => boolean) {
  return named === undefined ? {} : { editors: named.filter(isOwn) };
}

function slackOf(values: Settings): SlackConfig | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = values;
  if (botToken === undefined) return undefined;
  const rest = {
    botToken,
    ...(values.SLACK_API_URL === undefined ? {} : { apiUrl: values.SLACK_API_URL }),
    digestChannels: values.SLACK_DIGEST_CHANNEL ?? [],
    managers: managersOf(values).filter((id) => !isDiscordId(id)),
    ...editorsOf(values, (id) => !isDiscordId(id)),
    pace: values.SLACK_DIGEST_PACE,
  };
  if (appToken !== undefined) return { ...rest, transport: { kind: 'socket', appToken } };
  if (signingSecret === undefined) return undefined;
  return { ...rest, transport: { kind: 'http', signingSecret, port: values.PORT ?? DEFAULT_PORT } };
}

function discordOf(values: Settings): DiscordConfig | undefined {
  const { DISCORD_TOKEN: token } = values;
  if (token === undefined) return undefined;
  return {
    token,
    ...(values.DISCORD_API_URL === undefined ? {} : { apiUrl: values.DISCORD_API_URL }),
    prefix: values.DISCORD_PREFIX ?? DEFAULT_PREFIX,
    digestChannels: values.DISCORD_DIGEST_CHANNEL ?? [],
    managers: managersOf(values).filter(isDiscordId),
    ...editorsOf(values, isDiscordId),
  };
}

function surroundingsOf(values: Settings): Surroundings {
  const slack = slackOf(values);
  const discord = discordOf(values);
  if (slack === undefined && discord === undefined) {
    return {
      kind: 'sandbox',
      prefix: values.DISCORD_PREFIX ?? DEFAULT_PREFIX,
      ...(values.SANDBOX_HOST === undefined ? {} : { host: values.SANDBOX_HOST }),
      ...(values.PORT === undefined ? {} : { port: values.PORT }),
    };
  }
  return {
    kind: 'platforms',
    ...(slack === undefined ? {} : { slack }),
    ...(discord === undefined ? {} : { discord }),
  };
}

/**
 * Reads the settings.
 *
 * @param environment names and values, as in `process.env`; nothing else is read.
 * @throws ConfigError naming every setting that is wrong, missing or unknown.
 */
export function readConfig(environment: Environment): Config {
  const given = givenIn(environment);
  const parsed = settings.safeParse(Object.fromEntries(given));
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)),
    ...incompleteIn(given),
  ];
  const unknown = unknownIn(environment);
  // A name that is misspelt may be the one that is missing.
  if (!parsed.success || problems.length > 0) throw new ConfigError([...problems, ...unknown]);
  const values = parsed.data;
  const surroundings = surroundingsOf(values);
  const warnings = [...unknown];
  if (values.SANDBOX === '1' && surroundings.kind === 'platforms') {
    warnings.push('SANDBOX=1 has no effect, because tokens of real platforms are set');
  }
  if (values.SANDBOX_HOST !== undefined && surroundings.kind === 'platforms') {
    warnings.push('SANDBOX_HOST has no effect, because tokens of real platforms are set');
  }
  if (values.DATABASE_URL !== undefined && surroundings.kind === 'sandbox') {
    warnings.push(
      'DATABASE_URL has no effect in the sandbox, which begins anew at each start: its ledger is in memory',
    );
  }
  if (given.has('SLACK_APP_TOKEN') && given.has('SLACK_SIGNING_SECRET')) {
    warnings.push('SLACK_SIGNING_SECRET has no effect, because SLACK_APP_TOKEN is set: Socket Mode is used');
  }
  return {
    surroundings,
    schedule: values.DIGEST_SCHEDULE,
    quiet: values.DIGEST_QUIET,
    staleness: values.DIGEST_STALENESS,
    retention: values.DIGEST_RETENTION,
    ...(values.ANSWER_LIMIT === undefined ? {} : { answerLimit: values.ANSWER_LIMIT }),
    ...(values.DATABASE_URL === undefined ? {} : { databaseUrl: values.DATABASE_URL }),
    briefsDirectory: values.BRIEFS_DIR,
    ...(values.LOG_LEVEL === undefined ? {} : { logLevel: values.LOG_LEVEL }),
    secrets: [
      ...SECRET_SETTINGS.flatMap((name) => given.get(name) ?? []),
      ...databaseSecrets(values.DATABASE_URL ?? ''),
    ],
    warnings,
  };
}
