import { describe, expect, it } from 'vitest';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { testCommands } from './bot.ts';

const { commands } = testCommands();

describe('the Slack manifest', () => {
  it('has a slash command for every command that is not for mentions only, and says what Slack shows of it', () => {
    expect(slackManifest(commands).features.slash_commands).toEqual([
      { command: '/brief', description: 'Answers brief', usage_hint: '[topic]', should_escape: false },
      { command: '/digest', description: 'Answers digest', usage_hint: '[topic]', should_escape: false },
    ]);
  });

  it('has an entry for the menu of a message', () => {
    expect(slackManifest(commands).features.shortcuts).toEqual([
      {
        name: 'Ask about this ferry',
        type: 'message',
        callback_id: 'ferry',
        description: 'Asks about the address in a message',
      },
    ]);
  });

  it('asks for these scopes and no more', () => {
    expect(slackManifest(commands).oauth_config.scopes.bot).toEqual([
      'commands',
      'chat:write',
      'app_mentions:read',
      'channels:read',
      'groups:read',
      'users:read',
    ]);
  });

  it('asks to read history only where it is told to', () => {
    expect(slackManifest(commands, { history: true }).oauth_config.scopes.bot.slice(6)).toEqual([
      'channels:history',
      'groups:history',
    ]);
  });

  it('lets the bot write to a person in private', () => {
    expect(slackManifest(commands).features.app_home).toMatchObject({ messages_tab_enabled: true });
  });

  it('uses Socket Mode, or one address for everything', () => {
    expect(slackManifest(commands).settings).toMatchObject({
      socket_mode_enabled: true,
      interactivity: { is_enabled: true },
      event_subscriptions: { bot_events: ['app_mention'] },
    });
    const http = slackManifest(commands, { http: 'https://bot.example.org' });
    const address = 'https://bot.example.org/slack/events';
    expect(http.settings.socket_mode_enabled).toBe(false);
    expect(http.settings.interactivity.request_url).toBe(address);
    expect(http.settings.event_subscriptions.request_url).toBe(address);
    expect(http.features.slash_commands.map(({ url }) => url)).toEqual([address, address]);
  });
});
