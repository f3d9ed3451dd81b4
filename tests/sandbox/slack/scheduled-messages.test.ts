import { type ChatScheduleMessageResponse, ErrorCode, type WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SlackSandbox, startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';
import { clientOf, ManualTimers, manifestWith } from './fixtures.ts';

const DAY = 86_400;
const START = Date.UTC(2030, 0, 1) / 1000;

let sandbox: SlackSandbox;
let client: WebClient;
let timers: ManualTimers;
/** Epoch seconds. */
let now = START;

beforeEach(() => start(['chat:write', 'commands']));

afterEach(() => sandbox.stop());

async function start(scopes: readonly string[]): Promise<void> {
  now = START;
  timers = new ManualTimers();
  const manifest = manifestWith(scopes, []);
  sandbox = await startSlackSandbox({ manifest, clock: () => now * 1000, timers });
  client = clientOf(sandbox);
}

const briefings = (): string => sandbox.channel('#briefings').id;

const schedule = (more: Record<string, unknown> = {}): Promise<ChatScheduleMessageResponse> =>
  client.apiCall('chat.scheduleMessage', {
    channel: briefings(),
    post_at: START + 600,
    text: 'later',
    ...more,
  });

/** The code of Slack's refusal. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'nothing: it was carried out',
    (error: { data?: { error?: string } }) => error.data?.error ?? error,
  );
}

const texts = (channel = '#briefings'): readonly string[] =>
  sandbox.messages(channel).map(({ text }) => text);

describe('scheduling', () => {
  test('a message appears at its time, as it was handed over, and is marked for whoever looks', async () => {
    const blocks = [{ type: 'section', block_id: 'a', text: { type: 'mrkdwn', text: '*later*' } }];
    const answer = await schedule({ blocks });
    expect(answer).toMatchObject({ channel: briefings(), post_at: START + 600, message: { text: 'later' } });
    expect(sandbox.messages('#briefings')).toEqual([]);
    now = START + 600;
    timers.end(600_000);
    expect(sandbox.messages('#briefings')).toMatchObject([
      {
        text: 'later',
        blocks,
        user: sandbox.botUser.id,
        scheduled: { id: answer.scheduled_message_id, postAt: START + 600 },
      },
    ]);
    expect(sandbox.messages('#briefings')[0]?.ts).toBe(`${START + 600}.000000`);
  });

  test('messages appear in the order of their times, and none before its own', async () => {
    await schedule({ text: 'third', post_at: START + 700 });
    await schedule({ text: 'first', post_at: START + 500 });
    await schedule({ text: 'second', post_at: START + 600 });
    now = START + 500;
    timers.end(500_000);
    expect(texts()).toEqual(['first']);
    now = START + 1000;
    timers.end(100_000);
    expect(texts()).toEqual(['first', 'second', 'third']);
    expect(sandbox.messages('#briefings').map(({ ts }) => Math.floor(Number(ts)))).toEqual([
      START + 500,
      START + 600,
      START + 700,
    ]);
  });

  test('a clock that was set ahead is obeyed with the next call, or when asked to be', async () => {
    await schedule({ post_at: START + 100 });
    now = START + 200;
    await client.auth.test();
    expect(sandbox.scheduled.list()).toEqual([]);
    expect(texts()).toEqual(['later']);
  });

  test('a timer that ends too early posts nothing and waits again', async () => {
    await schedule();
    now = START + 599;
    timers.end(600_000);
    expect(sandbox.scheduled.list()).toHaveLength(1);
    expect(timers.waiting).toEqual([1000]);
  });

  test('a time beyond what a timer can wait is waited for in stages', async () => {
    await schedule({ post_at: START + 100 * DAY });
    expect(timers.waiting).toEqual([2 ** 31 - 1]);
    now += (2 ** 31 - 1) / 1000;
    timers.end(2 ** 31 - 1);
    expect(sandbox.scheduled.list()).toHaveLength(1);
    now = START + 100 * DAY;
    sandbox.scheduled.settle();
    expect(texts()).toEqual(['later']);
  });

  test('a message goes to its thread', async () => {
    const { message } = await sandbox.say('hello', { user: sandbox.member.id, channel: '#briefings' });
    await schedule({ thread_ts: message.ts });
    now = START + 600;
    expect(sandbox.messages('#briefings')).toMatchObject([
      { text: 'hello', reply_count: 1 },
      { text: 'later', thread_ts: message.ts },
    ]);
  });

  test('with metadata it is accepted, listed, and never appears', async () => {
    const metadata = { event_type: 'digest_posted', event_payload: { key: 'k1' } };
    expect(await schedule({ metadata })).toMatchObject({ ok: true });
    expect((await client.chat.scheduledMessages.list()).scheduled_messages).toHaveLength(1);
    now = START + 600;
    expect(texts()).toEqual([]);
    expect((await client.chat.scheduledMessages.list()).scheduled_messages).toEqual([]);
  });

  const meanwhile: readonly (readonly [string, () => unknown])[] = [
    ['was archived', () => sandbox.archive('#briefings')],
    ['was left by the bot', () => sandbox.kick('#briefings')],
  ];

  test.each(meanwhile)(
    'where the channel %s meanwhile, it does not appear and nobody is told',
    async (_, change) => {
      await schedule();
      change();
      now = START + 600;
      expect(texts()).toEqual([]);
      expect(sandbox.scheduled.list()).toEqual([]);
      expect(sandbox.refusals()).toEqual([]);
    },
  );

  const refused: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['no time', { post_at: undefined }, 'invalid_arguments'],
    ['a time that is none', { post_at: 'tomorrow' }, 'invalid_time'],
    ['a time in milliseconds', { post_at: (START + 600) * 1000 }, 'invalid_time'],
    ['the present', { post_at: START }, 'time_in_past'],
    ['more than 120 days', { post_at: START + 120 * DAY + 1 }, 'time_too_far'],
    ['a channel that does not exist', { channel: 'C0NOWHERE' }, 'channel_not_found'],
    ['nothing to say', { text: '' }, 'no_text'],
    ['broken blocks', { blocks: [{ type: 'header' }] }, 'invalid_blocks'],
    ['a thread that does not exist', { thread_ts: '1700000000.000100' }, 'thread_not_found'],
    ['text beyond 40,000 characters', { text: 'x'.repeat(40_001) }, 'msg_too_long'],
  ];

  test.each(refused)('%s is refused', async (_, content, error) => {
    expect(await refusal(schedule(content))).toBe(error);
    expect(sandbox.scheduled.list()).toEqual([]);
  });

  test('exactly 120 days ahead is taken', async () => {
    expect(await schedule({ post_at: START + 120 * DAY })).toMatchObject({ ok: true });
  });

  test('the bot schedules only where it may post, and only with chat:write', async () => {
    const lobby = sandbox.addChannel({ name: 'lobby' });
    expect(await refusal(schedule({ channel: lobby.id }))).toBe('not_in_channel');
    sandbox.invite(lobby.id);
    sandbox.archive(lobby.id);
    expect(await refusal(schedule({ channel: lobby.id }))).toBe('is_archived');
    await sandbox.stop();
    await start(['commands']);
    expect(await refusal(schedule())).toBe('missing_scope');
  });

  test('30 messages within five minutes of a channel are taken, the 31st is not, wherever it lies', async () => {
    for (let count = 0; count < 30; count += 1) await schedule({ post_at: START + 600 + count });
    expect(await refusal(schedule({ post_at: START + 899 }))).toBe('restricted_too_many');
    expect(await refusal(schedule({ post_at: START + 400 }))).toBe('restricted_too_many');
    expect(await schedule({ post_at: START + 900 })).toMatchObject({ ok: true });
    const general = sandbox.channel('#general').id;
    expect(await schedule({ post_at: START + 610, channel: general })).toMatchObject({ ok: true });
  });

  test('what has appeared lately still counts, what was taken back does not', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 30; count += 1) {
      const { scheduled_message_id: id } = await schedule({ post_at: START + 600 + count });
      ids.push(String(id));
    }
    now = START + 500;
    const channel = briefings();
    await client.chat.deleteScheduledMessage({ channel, scheduled_message_id: String(ids[29]) });
    expect(await schedule({ post_at: START + 700 })).toMatchObject({ ok: true });
    now = START + 710;
    expect(await refusal(schedule({ post_at: START + 720 }))).toBe('restricted_too_many');
    now = START + 910;
    expect(await schedule({ post_at: START + 1000 })).toMatchObject({ ok: true });
  });

  test('scheduling is held to its tier, and not to one message a second', async () => {
    for (let count = 0; count < 50; count += 1) await schedule({ post_at: START + 600 + count * 10 });
    await expect(schedule({ post_at: START + 9000 })).rejects.toMatchObject({
      code: ErrorCode.RateLimitedError,
      retryAfter: 2,
    });
  });
});

describe('listing and taking back', () => {
  test('what waits is listed by channel and time', async () => {
    const later = await schedule({ post_at: START + 700, text: 'second' });
    const sooner = await schedule({ post_at: START + 600, text: 'first' });
    await schedule({ channel: sandbox.channel('#general').id });
    const list = async (more: object) =>
      (await client.chat.scheduledMessages.list({ channel: briefings(), ...more })).scheduled_messages;
    expect(await list({})).toEqual([
      {
        id: sooner.scheduled_message_id,
        channel_id: briefings(),
        post_at: START + 600,
        date_created: START,
        text: 'first',
      },
      expect.objectContaining({ id: later.scheduled_message_id }),
    ]);
    expect(await list({ oldest: START + 600, latest: START + 701 })).toMatchObject([{ text: 'second' }]);
    expect(await list({ oldest: START + 599, latest: START + 700 })).toMatchObject([{ text: 'first' }]);
    expect(await list({ oldest: START + 601, latest: START + 650 })).toEqual([]);
  });

  test('the list comes in pages', async () => {
    for (const text of ['one', 'two', 'three']) await schedule({ text });
    const first = await client.chat.scheduledMessages.list({ limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.chat.scheduledMessages.list({ limit: 2, cursor });
    expect(first.scheduled_messages?.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(second.scheduled_messages?.map(({ text }) => text)).toEqual(['three']);
    expect(second.response_metadata?.next_cursor ?? '').toBe('');
  });

  test('the list needs no scope', async () => {
    await sandbox.stop();
    await start(['commands']);
    expect(await client.chat.scheduledMessages.list()).toMatchObject({ ok: true, scheduled_messages: [] });
  });

  test('a channel that does not exist, bounds that cross and a wrong cursor are refused', async () => {
    const list = (more: object) => refusal(client.chat.scheduledMessages.list(more));
    expect(await list({ channel: 'C0NOWHERE' })).toBe('invalid_channel');
    expect(await list({ oldest: START + 1, latest: START + 1 })).toBe('invalid_arguments');
    expect(await list({ oldest: 'today' })).toBe('invalid_arguments');
    expect(await list({ cursor: 'bm9wZQ==' })).toBe('invalid_cursor');
  });

  test('a message that was taken back does not appear, and is gone', async () => {
    const { scheduled_message_id: id = '' } = await schedule();
    const taken = { channel: briefings(), scheduled_message_id: id };
    await client.chat.deleteScheduledMessage(taken);
    expect(await refusal(client.chat.deleteScheduledMessage(taken))).toBe('invalid_scheduled_message_id');
    now = START + 600;
    expect(texts()).toEqual([]);
  });

  test('nothing is taken back in its last minute, in the wrong channel, or after it appeared', async () => {
    const { scheduled_message_id: id = '' } = await schedule();
    const take = (channel: string) =>
      refusal(client.chat.deleteScheduledMessage({ channel, scheduled_message_id: id }));
    expect(await take(sandbox.channel('#general').id)).toBe('invalid_scheduled_message_id');
    expect(await take('C0NOWHERE')).toBe('channel_not_found');
    now = START + 540;
    expect(await take(briefings())).toBe('invalid_scheduled_message_id');
    now = START + 601;
    expect(await take(briefings())).toBe('invalid_scheduled_message_id');
    expect(texts()).toEqual(['later']);
  });
});

test('no scheduled message outlives the sandbox or its forgetting', async () => {
  await schedule();
  sandbox.forget();
  expect(sandbox.scheduled.list()).toEqual([]);
  expect(timers.waiting).toEqual([]);
});
