/**
 * The floor bot: what the bot's answers cost on the SDKs alone. It is started, connected and asked as the bot is,
 * with the same options of the SDKs, and sends the bot's own answer by the same calls: it acknowledges at once and
 * calls `respond` in Slack, and `message.reply` in Discord. It loads the SDKs and nothing else.
 *
 * Its settings are the bot's, with one more: `FLOOR_ANSWERS`, the file of answers.
 */
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { type Answers, readAnswers } from './answers.ts';

// As the bot does, before either loads its SDKs.
enableCompileCache();

type Environment = Readonly<Record<string, string | undefined>>;

async function startSlack(environment: Environment, answer: Answers['slack']): Promise<void> {
  const { App, LogLevel } = await import('@slack/bolt');
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = environment;
  const app = new App({
    token: environment['SLACK_BOT_TOKEN'] ?? '',
    ...(appToken === undefined ? {} : { appToken, socketMode: true }),
    ...(signingSecret === undefined ? {} : { signingSecret }),
    convoStore: false,
    logLevel: LogLevel.WARN,
    clientOptions: { slackApiUrl: environment['SLACK_API_URL'] ?? '' },
  });
  app.command('/brief', async ({ ack, respond }) => {
    await ack();
    await respond(answer);
  });
  await app.start(Number(environment['PORT'] ?? 0));
}

async function startDiscord(environment: Environment, answer: Answers['discord']): Promise<void> {
  const [{ Events }, { createClient }] = await Promise.all([
    import('discord.js'),
    // discord.js's client with the bot's intents and caches, and nothing more.
    import('../src/platforms/discord/client.ts'),
  ]);
  const client = createClient({ apiUrl: environment['DISCORD_API_URL'] ?? '', messageContent: true });
  client.on(Events.MessageCreate, async (message) => {
    if (message.author.bot || !message.content.startsWith('!')) return;
    await message.reply({ ...answer, nonce: `${message.id}.0`, enforceNonce: true });
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(environment['DISCORD_TOKEN']);
  await ready;
}

const { env } = process;
const answers = readAnswers(readFileSync(env['FLOOR_ANSWERS'] ?? '', 'utf8'));
// Ends as the bot does, so that the compile cache is written.
process.on('SIGTERM', () => process.exit(0));
await Promise.all([
  ...(env['SLACK_BOT_TOKEN'] === undefined ? [] : [startSlack(env, answers.slack)]),
  ...(env['DISCORD_TOKEN'] === undefined ? [] : [startDiscord(env, answers.discord)]),
]);
process.stderr.write('The floor is ready\n');
