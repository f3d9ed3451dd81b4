import { describe, expect, it } from 'vitest';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { testCommands } from './bot.ts';

const { list } = testCommands().commands;

describe('the Slack manifest', () => {
  it('has a slash command for every command that is not for mentions only, and says what Slack shows of it', () => {
    expect(slackManifest(list).features.slash_commands).toEqual([
      { command: '/brief', description: 'Answers brief', usage_hint: '[topic]', should_escape: false },
      { command: '/digest', description: 'Answers digest', usage_hint: '[topic]', should_escape: false },
    ]);
  });

  it('asks for these scopes and no more', () => {
    expect(slackManifest(list).oauth_config.scopes.bot).toEqual([
      'commands',
      'chat:write',
      'app_mentions:read',
      'channels:read',
      'groups:read',
      'users:read',
    ]);
  });

  it('asks to read history only where it is told to', () => {
    expect(slackManifest(list, { history: true }).oauth_config.scopes.bot.slice(6)).toEqual([
      'channels:history',
      'groups:history',
    ]);
  });

  it('lets the bot write to a person in private', () => {
    expect(slackManifest(list).features.app_home).toMatchObject({ messages_tab_enabled: true });
  });

  it('uses Socket Mode, or one address for everything', () => {
    expect(slackManifest(list).settings).toMatchObject({
      socket_mode_enabled: true,
      interactivity: { is_enabled: true },
      event_subscriptions: { bot_events: ['app_mention'] },
    });
    const http = slackManifest(list, { http: 'https://bot.example.org' });
    const address = 'https://bot.example.org/slack/events';
    expect(http.settings.socket_mode_enabled).toBe(false);
    expect(http.settings.interactivity.request_url).toBe(address);
    expect(http.settings.event_subscriptions.request_url).toBe(address);
    expect(http.features.slash_commands.map(({ url }) => url)).toEqual([address, address]);
  });
});
