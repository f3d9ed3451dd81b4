import { expect, test } from 'vitest';
import { installManifest } from '../../../src/sandbox/slack/manifest.ts';
import { manifestWith } from './fixtures.ts';

test('an event needs its scope, and slash commands need theirs', () => {
  expect(() => installManifest(manifestWith(['chat:write']))).toThrow(
    'Slack would refuse this manifest: slash commands need the scope commands; shortcuts need the scope commands; the event app_mention needs the scope app_mentions:read',
  );
});

test('names, descriptions and hints have their lengths, and a command stands once', () => {
  const manifest = {
    ...manifestWith(),
    display_information: { name: 'x'.repeat(36) },
    features: {
      bot_user: { display_name: 'echo' },
      slash_commands: [
        { command: '/Echo', description: '' },
        { command: '/echo', description: 'x', usage_hint: 'x'.repeat(1001) },
        { command: '/echo', description: 'x'.repeat(2001) },
      ],
    },
  };
  expect(() => installManifest(manifest)).toThrow(
    /1 to 35 characters.*slash_commands\[0\]\.command.*slash_commands\[0\]\.description.*usage_hint.*slash_commands\[2\]\.description.*declared twice/,
  );
});

test('a shortcut is one of a message or of everywhere', () => {
  const { features, ...rest } = manifestWith();
  const again = { name: 'Again', callback_id: 'again', description: 'Says it again' };
  const withType = (type: string) => ({
    ...rest,
    features: { ...features, shortcuts: [{ ...again, type }] },
  });
  expect(installManifest(withType('message')).shortcuts).toHaveLength(1);
  expect(() => installManifest(withType('channel'))).toThrow(
    /shortcuts\[0\]\.type must be message or global/,
  );
});
