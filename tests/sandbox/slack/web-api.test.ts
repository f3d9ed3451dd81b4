import { type ChatPostMessageResponse, ErrorCode, type WebClient } from '@slack/web-api';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SlackManifest } from '../../../src/sandbox/slack/manifest.ts';
import {
  type SandboxEvent,
  type SlackSandbox,
  startSlackSandbox,
} from '../../../src/sandbox/slack/sandbox.ts';
import { clientOf, manifestWith } from './fixtures.ts';

let sandbox: SlackSandbox;
let client: WebClient;
let now = Date.UTC(2030, 0, 1);

beforeEach(async () => {
  now = Date.UTC(2030, 0, 1);
  await start(manifestWith());
});

afterEach(() => sandbox.stop());

async function start(manifest: SlackManifest): Promise<void> {
  sandbox = await startSlackSandbox({ manifest, clock: () => now });
  client = clientOf(sandbox);
}

async function restart(manifest: SlackManifest): Promise<void> {
  await sandbox.stop();
  await start(manifest);
}

const channelId = (name: string): string => sandbox.channel(name).id;

/** Slack's answer to a call that it refuses. */
async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  return call.then(
    () => ({ error: 'nothing: it was carried out' }),
    (error: { data?: Record<string, unknown> }) => error.data ?? { error },
  );
}

const post = (more: Record<string, unknown>): Promise<ChatPostMessageResponse> =>
  client.apiCall('chat.postMessage', { channel: channelId('#briefings'), ...more });

describe('who calls', () => {
  test('auth.test names the bot', async () => {
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      user_id: sandbox.botUser.id,
      team_id: sandbox.team.id,
    });
  });

  test('a call without a token, with a wrong one and with one of the wrong kind is refused', async () => {
    const anonymous = await fetch(`${sandbox.apiUrl}auth.test`, { method: 'POST' });
    expect(await anonymous.json()).toMatchObject({ ok: false, error: 'not_authed' });
    expect(await refusal(clientOf(sandbox, 'xoxb-wrong').auth.test())).toMatchObject({
      error: 'invalid_auth',
    });
    expect(await refusal(client.apps.connections.open({}))).toMatchObject({
      error: 'not_allowed_token_type',
    });
    expect(await refusal(clientOf(sandbox, sandbox.appToken).conversations.list())).toMatchObject({
      error: 'not_allowed_token_type',
    });
  });

  test('a token may stand in the body, but not an app-level token', async () => {
    const call = async (method: string, token: string): Promise<unknown> =>
      (await fetch(sandbox.apiUrl + method, { method: 'POST', body: new URLSearchParams({ token }) })).json();
    expect(await call('auth.test', sandbox.botToken)).toMatchObject({ ok: true });
    expect(await call('apps.connections.open', sandbox.appToken)).toMatchObject({ error: 'not_authed' });
  });

  test('a method that does not exist is unknown', async () => {
    expect(await refusal(client.apiCall('chat.shout'))).toMatchObject({
      error: 'unknown_method',
      req_method: 'chat.shout',
    });
  });

  test('a missing scope is named, with those that are there', async () => {
    await restart(manifestWith(['commands', 'chat:write'], []));
    expect(await refusal(client.conversations.info({ channel: channelId('#general') }))).toMatchObject({
      error: 'missing_scope',
      needed: 'channels:read,groups:read,im:read,mpim:read',
      provided: 'commands,chat:write',
    });
  });

  test('reading a private channel needs its own scope', async () => {
    await restart(manifestWith(['commands', 'chat:write', 'channels:read'], []));
    const secret = sandbox.addChannel({ name: 'secret', private: true, withBot: true });
    expect(await refusal(client.conversations.info({ channel: secret.id }))).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:read',
    });
  });

  test('answers carry the scopes in their headers, refusals too, but not for a token that is none', async () => {
    expect((await client.auth.test()).response_metadata?.scopes).toContain('chat:write');
    expect((await post({ text: 'hello' })).response_metadata?.acceptedScopes).toEqual(['chat:write']);
    const scopesOf = async (token: string) =>
      (
        await fetch(`${sandbox.apiUrl}chat.postMessage`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
        })
      ).headers.get('x-oauth-scopes');
    expect(await scopesOf(sandbox.botToken)).toContain('chat:write');
    expect(await scopesOf('xoxb-wrong')).toBeNull();
    const connection = await clientOf(sandbox, sandbox.appToken).apps.connections.open({});
    expect(connection.response_metadata?.scopes).toEqual(['connections:write']);
  });
});

describe('posting', () => {
  test('a message is kept with its text, blocks, metadata and author', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*hello*' }, block_id: 'a' }];
    const metadata = { event_type: 'digest_posted', event_payload: { key: 'k1' } };
    const answer = await post({ text: 'hello', blocks, metadata });
    const [message] = sandbox.messages('#briefings');
    expect(message).toMatchObject({
      text: 'hello',
      blocks,
      metadata,
      user: sandbox.botUser.id,
      ts: answer.ts,
    });
  });

  test('JSON bodies are read as forms are', async () => {
    const answer = await fetch(`${sandbox.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sandbox.botToken}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: JSON.stringify({
        channel: channelId('#briefings'),
        text: 'hello',
        blocks: [{ type: 'divider' }],
      }),
    });
    expect(await answer.json()).toMatchObject({ ok: true });
    expect(sandbox.messages('#briefings')[0]?.blocks).toHaveLength(1);
  });

  const refused: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['nothing', {}, 'no_text'],
    ['blanks', { text: '  ' }, 'no_text'],
    ['an empty list of blocks', { blocks: [] }, 'no_text'],
    ['text beyond 40,000 characters', { text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['blocks that are no JSON', { text: 'a', blocks: '[' }, 'invalid_blocks_format'],
    ['markdown beside text', { text: 'a', markdown_text: 'b' }, 'markdown_text_conflict'],
    ['metadata that is no JSON', { text: 'a', metadata: '{' }, 'invalid_metadata_format'],
    ['metadata without a payload', { text: 'a', metadata: { event_type: 'x' } }, 'invalid_metadata_schema'],
    [
      'an event type with a point',
      { text: 'a', metadata: { event_type: 'a.b', event_payload: {} } },
      'invalid_metadata_schema',
    ],
    [
      'metadata that is too large',
      { text: 'a', metadata: { event_type: 'x', event_payload: { k: 'x'.repeat(8000) } } },
      'metadata_too_large',
    ],
    [
      'too many attachments',
      { text: 'a', attachments: Array(101).fill({ text: 'a' }) },
      'too_many_attachments',
    ],
    ['a thread that is none', { text: 'a', thread_ts: 'yesterday' }, 'invalid_thread_ts'],
    ['a thread that does not exist', { text: 'a', thread_ts: '1700000000.000100' }, 'thread_not_found'],
    ['a channel that does not exist', { text: 'a', channel: 'C0NOWHERE' }, 'channel_not_found'],
  ];

  test.each(refused)('%s is refused', async (_, content, error) => {
    expect(await refusal(post(content))).toMatchObject({ error });
    expect(sandbox.messages('#briefings')).toEqual([]);
  });

  test('blocks that break a rule come back with the rule and its place', async () => {
    const problem = 'must be less than 151 characters [json-pointer:/blocks/0/text/text]';
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
    expect(await refusal(post({ text: 'a', blocks }))).toMatchObject({
      error: 'invalid_blocks',
      errors: expect.arrayContaining([problem]),
      response_metadata: { messages: expect.arrayContaining([`[ERROR] ${problem}`]) },
    });
  });

  test('texts of 11,340 characters together pass, one more does not', async () => {
    const sections = (total: number) =>
      Array.from({ length: 4 }, (_, index) => ({
        type: 'section',
        text: { type: 'mrkdwn', text: 'x'.repeat(index === 3 ? total - 8505 : 2835) },
      }));
    expect(await post({ text: 'a', blocks: sections(11_340) })).toMatchObject({ ok: true });
    expect(await refusal(post({ text: 'a', blocks: sections(11_341) }))).toMatchObject({
      error: 'msg_blocks_too_long',
    });
  });

  test('the bot posts only where it is a member, and never into an archive', async () => {
    const lobby = sandbox.addChannel({ name: 'lobby' });
    const secret = sandbox.addChannel({ name: 'secret', private: true });
    expect(await refusal(post({ text: 'a', channel: lobby.id }))).toMatchObject({ error: 'not_in_channel' });
    expect(await refusal(post({ text: 'a', channel: secret.id }))).toMatchObject({
      error: 'channel_not_found',
    });
    sandbox.invite(lobby.id);
    sandbox.archive(lobby.id);
    expect(await refusal(post({ text: 'a', channel: lobby.id }))).toMatchObject({ error: 'is_archived' });
    sandbox.kick('#briefings');
    expect(await refusal(post({ text: 'a' }))).toMatchObject({ error: 'not_in_channel' });
  });

  test('chat:write.public lets the bot post to public channels it is not in', async () => {
    await restart(manifestWith(['commands', 'chat:write', 'chat:write.public'], []));
    const lobby = sandbox.addChannel({ name: 'lobby' });
    expect(await post({ text: 'a', channel: lobby.id })).toMatchObject({ ok: true });
  });

  test("a person's id stands for the conversation with them", async () => {
    const answer = await post({ text: 'psst', channel: sandbox.member.id });
    expect(answer.channel).toBe(sandbox.directMessage(sandbox.member.id).id);
  });

  test('a reply to a reply goes to the thread', async () => {
    const first = await post({ text: 'first' });
    const second = await post({ text: 'second', thread_ts: first.ts });
    await post({ text: 'third', thread_ts: second.ts });
    const messages = sandbox.messages('#briefings');
    expect(messages.map((message) => message.thread_ts)).toEqual([first.ts, first.ts, first.ts]);
    expect(messages[0]?.reply_count).toBe(2);
  });

  test('an ephemeral message is seen by its reader alone and stands in no history', async () => {
    const channel = channelId('#briefings');
    await client.chat.postEphemeral({ channel, user: sandbox.member.id, text: 'psst' });
    expect(sandbox.ephemerals(sandbox.member.id)).toMatchObject([
      { text: 'psst', visibleTo: sandbox.member.id },
    ]);
    expect(sandbox.ephemerals(sandbox.admin.id)).toEqual([]);
    expect((await client.conversations.history({ channel })).messages).toEqual([]);
    sandbox.kick('#briefings', sandbox.member.id);
    expect(
      await refusal(client.chat.postEphemeral({ channel, user: sandbox.member.id, text: 'a' })),
    ).toMatchObject({
      error: 'user_not_in_channel',
    });
  });

  test('the bot changes and deletes its own messages and no others', async () => {
    const channel = channelId('#briefings');
    const { message: foreign } = await sandbox.say('mine', { user: sandbox.member.id, channel });
    const metadata = { event_type: 'digest_posted', event_payload: { key: 'k1' } };
    const { ts } = await post({ text: 'first', metadata });
    const own = { channel, ts: String(ts) };
    await client.chat.update({ ...own, text: 'second' });
    expect(sandbox.messages(channel).at(-1)).toMatchObject({
      text: 'second',
      metadata,
      edited: { user: sandbox.botUser.id },
    });
    expect(await refusal(client.chat.update({ ...own, text: 'x'.repeat(4001) }))).toMatchObject({
      error: 'msg_too_long',
    });
    await client.chat.delete(own);
    expect(sandbox.messages(channel)).toEqual([foreign]);
    expect(await refusal(client.chat.delete(own))).toMatchObject({ error: 'message_not_found' });
    const theirs = { channel, ts: foreign.ts };
    expect(await refusal(client.chat.delete(theirs))).toMatchObject({ error: 'cant_delete_message' });
    expect(await refusal(client.chat.update({ ...theirs, text: 'a' }))).toMatchObject({
      error: 'cant_update_message',
    });
  });
});

describe('reading', () => {
  test('what ever stood in a channel can be counted, deleted or not, with blocks and metadata', async () => {
    const channel = channelId('#briefings');
    const metadata = { event_type: 'digest_posted', event_payload: { key: 'k1' } };
    const blocks = [{ type: 'divider', block_id: 'a' }];
    const { ts } = await post({ text: 'one', blocks, metadata });
    await post({ text: 'two' });
    await client.apiCall('chat.scheduleMessage', { channel, text: 'three', post_at: now / 1000 + 60 });
    await client.chat.delete({ channel, ts: String(ts) });
    now += 60_000;
    expect(sandbox.everPosted('#briefings')).toMatchObject([
      { text: 'one', blocks, metadata },
      { text: 'two' },
      { text: 'three', scheduled: { postAt: now / 1000 } },
    ]);
    expect(sandbox.messages('#briefings')).toHaveLength(2);
  });

  test('history pages from the newest, and what is posted meanwhile shifts nothing', async () => {
    const channel = channelId('#briefings');
    for (const text of ['one', 'two', 'three']) await post({ text });
    const first = await client.conversations.history({ channel, limit: 2 });
    await post({ text: 'four' });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel, limit: 2, cursor });
    expect(first.messages?.map((message) => message.text)).toEqual(['three', 'two']);
    expect(second.messages?.map((message) => message.text)).toEqual(['one']);
    expect([first.has_more, second.has_more]).toEqual([true, false]);
    expect(await refusal(client.conversations.history({ channel, cursor: 'bm9wZQ==' }))).toMatchObject({
      error: 'invalid_cursor',
    });
  });

  test('oldest is left out unless inclusive, and replies stand in their thread alone', async () => {
    const channel = channelId('#briefings');
    const first = await post({ text: 'one' });
    await post({ text: 'two' });
    await post({ text: 'reply', thread_ts: first.ts });
    const oldest = String(first.ts);
    const texts = async (inclusive: boolean) =>
      (await client.conversations.history({ channel, oldest, inclusive })).messages?.map(
        (message) => message.text,
      );
    expect(await texts(false)).toEqual(['two']);
    expect(await texts(true)).toEqual(['two', 'one']);
    const replies = await client.conversations.replies({ channel, ts: oldest });
    expect(replies.messages?.map((message) => message.text)).toEqual(['one', 'reply']);
    expect(await refusal(client.conversations.history({ channel, oldest: 'today' }))).toMatchObject({
      error: 'invalid_ts_oldest',
    });
  });

  test('metadata is returned when asked for', async () => {
    const channel = channelId('#briefings');
    const metadata = { event_type: 'digest_posted', event_payload: { key: 'k1' } };
    await post({ text: 'a', metadata });
    const read = async (all: boolean) =>
      (await client.conversations.history({ channel, include_all_metadata: all })).messages?.[0]?.metadata;
    expect(await read(true)).toEqual(metadata);
    expect(await read(false)).toBeUndefined();
  });

  test('history needs the scope and the membership', async () => {
    const lobby = sandbox.addChannel({ name: 'lobby' });
    expect(await refusal(client.conversations.history({ channel: lobby.id }))).toMatchObject({
      error: 'not_in_channel',
    });
    await restart(manifestWith(['commands', 'chat:write', 'channels:read'], []));
    expect(await refusal(client.conversations.history({ channel: channelId('#general') }))).toMatchObject({
      error: 'missing_scope',
    });
  });

  test('channels are listed and described as the bot may know them', async () => {
    sandbox.addChannel({ name: 'secret', private: true });
    sandbox.addChannel({ name: 'board', private: true, withBot: true });
    const { channels } = await client.conversations.list({ types: 'public_channel,private_channel' });
    expect(channels?.map((channel) => channel.name)).toEqual(['general', 'briefings', 'board']);
    const info = await client.conversations.info({
      channel: channelId('#briefings'),
      include_num_members: true,
    });
    expect(info.channel).toMatchObject({
      name: 'briefings',
      is_member: true,
      is_archived: false,
      num_members: 3,
    });
    const members = await client.conversations.members({ channel: channelId('#briefings') });
    expect(members.members).toContain(sandbox.botUser.id);
  });

  test('joining needs channels:join', async () => {
    const lobby = sandbox.addChannel({ name: 'lobby' });
    expect(await refusal(client.conversations.join({ channel: lobby.id }))).toMatchObject({
      error: 'missing_scope',
    });
    await restart(manifestWith(['commands', 'channels:join', 'channels:read'], []));
    const other = sandbox.addChannel({ name: 'lobby' });
    await client.conversations.join({ channel: other.id });
    expect(sandbox.channel('#lobby').members.has(sandbox.botUser.id)).toBe(true);
  });

  test('a channel says who made it', async () => {
    const creatorOf = async (channel: string) =>
      (await client.conversations.info({ channel })).channel?.creator;
    expect(await creatorOf(channelId('#briefings'))).toBe(sandbox.admin.id);
    const own = sandbox.addChannel({ name: 'own', withBot: true, creator: sandbox.member.id });
    expect(await creatorOf(own.id)).toBe(sandbox.member.id);
  });

  test('people live in different zones, and daylight saving counts', async () => {
    const zoneOf = async (user: string) => {
      const { tz, tz_label, tz_offset } = (await client.users.info({ user })).user ?? {};
      return [tz, tz_label, tz_offset];
    };
    expect(await zoneOf(sandbox.member.id)).toEqual([
      'Europe/Berlin',
      'Central European Standard Time',
      3600,
    ]);
    expect(await zoneOf(sandbox.admin.id)).toEqual(['America/Mexico_City', 'Central Standard Time', -21_600]);
    const farther = sandbox.addPerson({ name: 'asha', realName: 'Asha Rao', timeZone: 'Asia/Kolkata' });
    expect((await zoneOf(farther.id))[2]).toBe(19_800);
    now = Date.UTC(2030, 6, 1);
    expect((await zoneOf(sandbox.member.id))[2]).toBe(7200);
    expect((await zoneOf(sandbox.botUser.id))[2]).toBe(0);
  });

  test('people are described with their rights', async () => {
    const admin = await client.users.info({ user: sandbox.admin.id });
    const member = await client.users.info({ user: sandbox.member.id });
    expect([admin.user?.is_admin, member.user?.is_admin]).toEqual([true, false]);
    expect((await client.users.list({})).members).toHaveLength(3);
    expect(await refusal(client.users.info({ user: 'U0NOBODY' }))).toMatchObject({ error: 'user_not_found' });
  });
});

describe('too much and trouble', () => {
  test('posting is slowed down to one message a second a channel', async () => {
    for (let count = 0; count < 5; count += 1) await post({ text: `${count}` });
    const sixth = post({ text: 'too much' });
    await expect(sixth).rejects.toMatchObject({ code: ErrorCode.RateLimitedError, retryAfter: 1 });
    expect(await post({ text: 'elsewhere', channel: channelId('#general') })).toMatchObject({ ok: true });
    now += 1000;
    expect(await post({ text: 'later' })).toMatchObject({ ok: true });
    expect(sandbox.messages('#briefings').map((message) => message.text)).not.toContain('too much');
  });

  test('a method is slowed down to the rate of its tier', async () => {
    for (let count = 0; count < 20; count += 1) await client.conversations.list();
    await expect(client.conversations.list()).rejects.toMatchObject({ retryAfter: 3 });
  });

  test('a lost reply leaves the message posted, a lost request does not', async () => {
    sandbox.faults.next('chat.postMessage', { kind: 'lose-reply' });
    await expect(post({ text: 'accepted' })).rejects.toMatchObject({ code: ErrorCode.RequestError });
    sandbox.faults.next('chat.postMessage', { kind: 'lose-request' });
    await expect(post({ text: 'never arrived' })).rejects.toMatchObject({ code: ErrorCode.RequestError });
    expect(sandbox.messages('#briefings').map((message) => message.text)).toEqual(['accepted']);
  });

  test('a status, a 429 and an error come on demand, one call each', async () => {
    sandbox.faults.next('auth.test', { kind: 'status', status: 503 });
    sandbox.faults.next('auth.test', { kind: 'ratelimited', retryAfter: 7 });
    sandbox.faults.next('auth.test', { kind: 'error', error: 'fatal_error' });
    await expect(client.auth.test()).rejects.toMatchObject({ code: ErrorCode.HTTPError, statusCode: 503 });
    await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 7 });
    expect(await refusal(client.auth.test())).toMatchObject({ error: 'fatal_error' });
    expect(await client.auth.test()).toMatchObject({ ok: true });
  });

  test('calls are counted and logged without their tokens', async () => {
    await post({ text: 'hello' });
    await refusal(post({}));
    expect(sandbox.requestCount('chat.postMessage')).toBe(2);
    expect(sandbox.requests('chat.postMessage')).toMatchObject([
      { arguments: { text: 'hello' } },
      { error: 'no_text' },
    ]);
    expect(sandbox.refusals()).toHaveLength(1);
    expect(JSON.stringify(sandbox.requests())).not.toContain(sandbox.botToken);
  });
});

test('everything that happens names the request that caused it', async () => {
  const events: SandboxEvent[] = [];
  sandbox.on((event) => events.push(event));
  await post({ text: 'hello' });
  await sandbox.say('hello', { user: sandbox.member.id, channel: '#briefings' });
  expect(events).toMatchObject([
    { type: 'message', cause: 1, at: now },
    { type: 'request', request: { id: 1, method: 'chat.postMessage', status: 200 } },
    { type: 'message', message: { user: sandbox.member.id } },
  ]);
  expect(events[2]).not.toHaveProperty('cause');
});

test('no arguments whatever make the sandbox itself fail', async () => {
  const methods = [
    'chat.postMessage',
    'chat.update',
    'chat.postEphemeral',
    'conversations.history',
    'conversations.list',
    'users.info',
  ];
  const names = [
    'channel',
    'text',
    'blocks',
    'metadata',
    'attachments',
    'thread_ts',
    'ts',
    'cursor',
    'limit',
    'oldest',
    'types',
    'user',
  ];
  const value = fc.oneof(
    fc.string(),
    fc.json({ maxDepth: 3 }),
    fc.constantFrom('#briefings', '1893456000.000000', 'Infinity'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...methods),
      fc.dictionary(fc.constantFrom(...names), value),
      async (method, body) => {
        const { status } = await fetch(sandbox.apiUrl + method, {
          method: 'POST',
          headers: { authorization: `Bearer ${sandbox.botToken}` },
          body: new URLSearchParams(body),
        });
        now += 60_000;
        expect(status).toBe(200);
      },
    ),
    { numRuns: 300 },
  );
});
