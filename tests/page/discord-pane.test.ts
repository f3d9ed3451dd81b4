import { type Client, Events, SlashCommandBuilder } from 'discord.js';
import type { Page } from 'playwright-core';
import { describe, expect, it, type TestContext } from 'vitest';
import { buildPage } from '../../src/sandbox/web/page-build.ts';
import { connect } from '../sandbox/discord/connected.ts';
import { type Stage, setStage } from '../sandbox/web/stage.ts';
import { obstaclesOn } from './obstacles.ts';
import { composer, messages, pane } from './panes.ts';
import { sharedBrowser } from './shared-browser.ts';

/** How long a test waits for what must come about, in milliseconds: much longer than it takes. */
const PATIENCE = 8_000;

const browserFor = sharedBrowser();

const DIGEST = new SlashCommandBuilder()
  .setName('digest')
  .setDescription('The digest of this channel')
  .addSubcommand((status) => status.setName('status').setDescription('How it stands'))
  .addSubcommand((subscribe) =>
    subscribe
      .setName('subscribe')
      .setDescription('Sends it here')
      .addStringOption((schedule) => schedule.setName('schedule').setDescription('When it is due'))
      .addStringOption((quiet) =>
        quiet
          .setName('quiet')
          .setDescription('Where nothing is new')
          .addChoices({ name: 'Nothing', value: 'skip' }, { name: 'One line', value: 'line' }),
      )
      .addStringOption((zone) => zone.setName('zone').setDescription('Whose clock').setAutocomplete(true)),
  );

const ZONES = ['Europe/Berlin', 'Europe/Paris', 'America/Lima'];

/** Another bot than ours, of the same library: it repeats what it was asked. */
async function repeat(client: Client<true>): Promise<void> {
  await client.application.commands.set([DIGEST]);
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isAutocomplete()) {
      const typed = interaction.options.getFocused().toLowerCase();
      const fitting = ZONES.filter((zone) => zone.toLowerCase().includes(typed));
      await interaction.respond(fitting.map((zone) => ({ name: zone, value: zone })));
    }
    if (!interaction.isChatInputCommand()) return;
    const { options } = interaction;
    const given = ['schedule', 'quiet', 'zone'].map((name) => `${name}=${options.getString(name)}`);
    await interaction.reply([options.getSubcommand(), ...given].join(' '));
  });
}

async function open(
  context: TestContext,
): Promise<{ readonly page: Page; readonly stage: Stage; readonly client: Client<true> }> {
  const browser = browserFor(context);
  const built = await buildPage();
  if (built.kind !== 'built') throw new Error(built.why);
  const stage = await setStage({ assets: built.assets });
  const client = await connect(stage.discord);
  await repeat(client);
  const page = await browser.newPage();
  context.onTestFinished(() => page.close());
  page.setDefaultTimeout(PATIENCE);
  await page.goto(stage.server.address);
  await pane(page, 'Discord').waitFor();
  return { page, stage, client };
}

describe('The Discord pane', () => {
  it('fills in a subcommand with its options by keyboard alone', async (context) => {
    const { page } = await open(context);
    const box = composer(page, 'Discord');
    const option = (name: string) => page.getByRole('option', { name });
    const holds = (line: string) => expect.poll(() => box.inputValue()).toBe(line);
    await box.focus();
    await page.keyboard.type('/digest sub', { delay: 10 });
    await option('/digest subscribe').waitFor();
    await page.keyboard.press('Enter');
    await holds('/digest subscribe ');
    await option('schedule:').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('weekdays 8:30 ', { delay: 10 });
    await option('quiet:').waitFor();
    await page.keyboard.press('Tab');
    await option('One line').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await holds('/digest subscribe schedule:weekdays 8:30 quiet:line ');
    await option('zone:').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('ber', { delay: 10 });
    await page.getByRole('option', { name: 'Europe/Berlin', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await messages(
      page,
      'Discord',
      'subscribe schedule=weekdays 8:30 quiet=line zone=Europe/Berlin',
    ).waitFor();
  });

  it('opens threads and posts, and direct messages for whom they are to', async (context) => {
    const { page, stage, client } = await open(context);
    const { discord } = stage;
    const places = pane(page, 'Discord').getByRole('navigation');
    const speakAs = (name: string) =>
      pane(page, 'Discord').locator('label').filter({ hasText: name }).click();
    const place = (name: string) => places.getByRole('button', { name });
    discord.addThread('briefings', 'migration');
    await place('migration in #briefings').click();
    await page
      .getByRole('textbox', { name: 'Message migration in #briefings in Discord' })
      .fill('good morning');
    await page.keyboard.press('Enter');
    await messages(page, 'Discord', 'good morning').waitFor();
    expect(discord.messages('migration').map(({ content }) => content)).toEqual(['good morning']);

    await (await client.users.fetch(discord.person('Kim').id)).send('Posting was refused');
    expect(await place('Verbatim').count()).toBe(0);
    await speakAs('Kim');
    await place('Verbatim').click();
    await messages(page, 'Discord', 'Posting was refused').waitFor();
    expect(await obstaclesOn(page)).toEqual([]);
    await speakAs('Robin');
    await composer(page, 'Discord').waitFor();
    expect(await messages(page, 'Discord', 'Posting was refused').count()).toBe(0);
  });
});
