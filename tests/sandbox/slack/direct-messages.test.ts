import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SlackSandbox, startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';
import { clientOf, manifestWith } from './fixtures.ts';

let sandbox: SlackSandbox;
let client: WebClient;

beforeEach(() => start(['commands', 'chat:write', 'im:write']));

afterEach(() => sandbox.stop());

async function start(scopes: readonly string[]): Promise<void> {
  sandbox = await startSlackSandbox({ manifest: manifestWith(scopes, []) });
  client = clientOf(sandbox);
}

const refusal = (more: Record<string, unknown>): Promise<unknown> =>
  client.apiCall('conversations.open', more).then(
    () => 'nothing: it was carried out',
    (error: { data?: { error?: string } }) => error.data?.error ?? error,
  );

test('a direct message is opened once, posted to, and seen by its person', async () => {
  const users = sandbox.admin.id;
  const opened = await client.conversations.open({ users });
  expect(opened).not.toHaveProperty('already_open');
  const channel = opened.channel?.id ?? '';
  expect(channel).toMatch(/^D/);
  expect(await client.conversations.open({ users })).toMatchObject({
    already_open: true,
    channel: { id: channel },
  });
  expect(await client.conversations.open({ channel, return_im: true })).toMatchObject({
    channel: { id: channel, is_im: true, user: users },
  });
  await client.chat.postMessage({ channel, text: 'psst' });
  expect(sandbox.messages(sandbox.directMessage(users).id)).toMatchObject([{ text: 'psst' }]);
  expect([...sandbox.channel(channel).members].sort()).toEqual([users, sandbox.botUser.id].sort());
});

test('what names nobody, somebody unknown, the bot itself or several people is refused', async () => {
  const { member, admin, botUser } = sandbox;
  expect(await refusal({})).toBe('users_list_not_supplied');
  expect(await refusal({ users: 'U0NOBODY' })).toBe('user_not_found');
  expect(await refusal({ users: '@maria' })).toBe('user_not_found');
  expect(await refusal({ users: botUser.id })).toBe('cannot_dm_bot');
  expect(await refusal({ users: `${member.id},${admin.id}` })).toBe('method_not_supported_for_channel_type');
  expect(await refusal({ users: Array(9).fill(member.id).join(',') })).toBe('too_many_users');
  expect(await refusal({ users: member.id, prevent_creation: true })).toBe('channel_not_found');
  expect(await refusal({ channel: sandbox.channel('#general').id })).toBe(
    'method_not_supported_for_channel_type',
  );
  expect(await refusal({ channel: 'D0NOWHERE' })).toBe('channel_not_found');
});

test('it needs im:write', async () => {
  await sandbox.stop();
  await start(['commands', 'chat:write', 'mpim:write']);
  expect(await refusal({ users: sandbox.member.id })).toBe('missing_scope');
});
