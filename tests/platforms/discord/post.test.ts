import { DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { type Card, notice, paragraph } from '../../../src/cards/card.ts';
import { createPost, outcomeOf } from '../../../src/platforms/discord/post.ts';
import { memoryLines } from './fixtures.ts';
import { prepare, run } from './running.ts';

const CARD: Card = {
  title: 'The bridge',
  elements: [
    paragraph('It opens.'),
    {
      type: 'buttons',
      buttons: [
        { label: 'Brief', line: 'brief bridge' },
        { label: 'Long', line: 'x '.repeat(80) },
      ],
    },
  ],
};

const POSTS = { method: 'POST', path: '/messages' };

describe('posting a digest', () => {
  it('posts the card once under its key, for everybody, and tells the message’s id', async () => {
    const { sandbox, platform } = await run();
    const channel = sandbox.channel('briefings').id;
    const outcome = await platform.post(channel, CARD, 'd-1');
    const [message, ...further] = sandbox.messages('briefings');
    expect(further).toEqual([]);
    expect(outcome).toEqual({ state: 'sent', message: message?.id });
    expect(message?.notifies).toEqual({ everyone: false, users: [], roles: [] });
    expect(sandbox.requests.byRoute['POST /channels/:channel/messages']).toBe(1);
  });

  it('returns the first message where the same key is posted again within minutes', async () => {
    const { sandbox, platform } = await run();
    const channel = sandbox.channel('briefings').id;
    const first = await platform.post(channel, CARD, 'd-1');
    expect(await platform.post(channel, CARD, 'd-1')).toEqual(first);
    expect(sandbox.messages('briefings')).toHaveLength(1);
    expect(platform.repeatable?.(Date.now() - 60_000)).toBe(true);
    expect(platform.repeatable?.(Date.now() - 130_000)).toBe(false);
  });

  it('is found again by its key, also a card that had no button', async () => {
    const { sandbox, platform } = await run();
    const channel = sandbox.channel('briefings').id;
    for (const [card, key] of [
      [CARD, 'd-1'],
      [notice('bare'), 'd-2'],
    ] as const) {
      const outcome = await platform.post(channel, card, key);
      expect(await platform.find(channel, key, Date.now())).toEqual({ ...outcome, state: 'found' });
    }
    expect((await platform.find(channel, 'd-3', Date.now())).state).toBe('cannot-tell');
    expect((await platform.find(channel, 'd-3', Date.now() - 120_000)).state).toBe('absent');
  });

  it('does not conclude absence where it may not read the history', async () => {
    const { sandbox, platform } = await run({
      before: (sandbox) => sandbox.adjust('briefings', 'bot', { deny: ['ReadMessageHistory'] }),
    });
    const found = await platform.find(sandbox.channel('briefings').id, 'd-1', Date.now() - 600_000);
    expect(found).toEqual({ state: 'cannot-tell', reason: expect.stringContaining('Read Message History') });
  });

  it('cannot tell while it is not connected', async () => {
    const { sandbox, platform } = await prepare();
    expect((await platform.find(sandbox.channel('briefings').id, 'd-1', 0)).state).toBe('cannot-tell');
  });

  it('does not repeat a post whose confirmation was lost, and says that it does not know', async () => {
    const { sandbox, platform } = await run();
    const channel = sandbox.channel('briefings').id;
    sandbox.faults.next({ kind: 'lose-reply' }, POSTS);
    expect((await platform.post(channel, CARD, 'd-1')).state).toBe('unknown');
    expect(sandbox.requests.byRoute['POST /channels/:channel/messages']).toBe(1);
    expect((await platform.find(channel, 'd-1', Date.now())).state).toBe('found');
  });

  it.each([500, 502, 503])('takes a %i for unknown, and does not repeat it', async (status) => {
    const { sandbox, platform } = await run();
    sandbox.faults.next({ kind: 'status', status }, POSTS);
    expect((await platform.post(sandbox.channel('briefings').id, CARD, 'd-1')).state).toBe('unknown');
    expect(sandbox.messages('briefings')).toEqual([]);
  });

  it('takes silence for unknown', async () => {
    const { sandbox } = await prepare();
    const post = createPost({
      token: sandbox.token,
      apiUrl: sandbox.apiUrl,
      lines: memoryLines(),
      timeout: 50,
    });
    sandbox.faults.next({ kind: 'delay', milliseconds: 2_000 }, POSTS);
    expect((await post(sandbox.channel('briefings').id, CARD, 'd-1')).state).toBe('unknown');
  });

  it('tells how long to wait where there were too many requests', async () => {
    const { sandbox, platform } = await run();
    sandbox.faults.next({ kind: 'limit', retryAfter: 2.5, scope: 'user' }, POSTS);
    const outcome = await platform.post(sandbox.channel('briefings').id, CARD, 'd-1');
    expect(outcome).toEqual({
      state: 'limited',
      retryAfter: expect.any(Number),
      scope: `discord:${sandbox.channel('briefings').id}`,
    });
    expect(outcome.state === 'limited' && outcome.retryAfter).toBeGreaterThanOrEqual(2_500);
    expect(sandbox.messages('briefings')).toEqual([]);
  });

  it.each([
    ['ViewChannel', /View Channel/],
    ['SendMessages', /Send Messages/],
  ] as const)('names the remedy where %s is missing', async (permission, remedy) => {
    const { sandbox, platform } = await run();
    sandbox.adjust('briefings', 'bot', { deny: [permission] });
    expect(await platform.post(sandbox.channel('briefings').id, CARD, 'd-1')).toEqual({
      state: 'refused',
      reason: expect.any(String),
      remedy: expect.stringMatching(remedy),
    });
  });

  it('is refused where there is no such channel', async () => {
    const { platform } = await run();
    expect(await platform.post('123456789012345678', CARD, 'd-1')).toMatchObject({
      state: 'refused',
      reason: 'There is no such channel.',
    });
  });

  it('is not made with a wrong token, which says nothing of the channel, every time', async () => {
    const { sandbox } = await prepare();
    const post = createPost({ token: 'A.B.C', apiUrl: sandbox.apiUrl, lines: memoryLines() });
    for (const key of ['d-1', 'd-2']) {
      expect(await post(sandbox.channel('briefings').id, CARD, key)).toMatchObject({
        state: 'unreachable',
        reason: expect.stringMatching(/^Discord does not accept the token\. .*Reset Token/),
      });
    }
  });

  it('may be made later where Discord says that it is overloaded', () => {
    const raw = { code: 130_000, message: 'API resource is currently overloaded. Try again a little later' };
    const error = new DiscordAPIError(raw, raw.code, 403, 'POST', 'https://discord.com', {});
    expect(outcomeOf(error, '7')).toEqual({
      state: 'unreachable',
      reason: expect.stringContaining('overloaded'),
    });
  });

  it.each([
    [50_035, 'Invalid Form Body', /form of the message/],
    [200_000, 'Message was blocked by automatic moderation', /AutoMod/],
    [99_999, 'Something new', /Something new \(99999\)/],
  ])('is at fault itself by the code %i, which says nothing of the channel', (code, message, words) => {
    const error = new DiscordAPIError({ code, message }, code, 400, 'POST', 'https://discord.com', {});
    expect(outcomeOf(error, '7')).toMatchObject({ state: 'unfit', reason: expect.stringMatching(words) });
  });

  it.each([
    [400, 50_008, {}],
    [400, 40_058, {}],
    [403, 99_999, {}],
    [404, 10_003, {}],
    [
      400,
      50_035,
      { errors: { channel_id: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message: 'No id' }] } } },
    ],
  ])('is refused by the place with the status %i and the code %i', (status, code, more) => {
    const raw = { code, message: 'No', ...more };
    const error = new DiscordAPIError(raw, code, status, 'POST', 'https://discord.com', {});
    expect(outcomeOf(error, '7').state).toBe('refused');
  });

  it('is not made, and not cut, where the card does not fit one message', async () => {
    const { sandbox, platform } = await run();
    const outcome = await platform.post(sandbox.channel('briefings').id, notice('x '.repeat(9_000)), 'd-1');
    expect(outcome.state).toBe('unfit');
    expect(sandbox.messages('briefings')).toEqual([]);
  });

  it('tells a Discord that was never reached from one that did not answer', async () => {
    const post = createPost({ token: 'x', apiUrl: 'http://127.0.0.1:1/api', lines: memoryLines() });
    expect((await post('123456789012345678', CARD, 'd-1')).state).toBe('unreachable');
    expect(outcomeOf(Object.assign(new Error('reset'), { code: 'ECONNRESET' }), '7').state).toBe('unknown');
    expect(
      outcomeOf(Object.assign(new Error('late'), { code: 'ETIMEDOUT', syscall: 'connect' }), '7').state,
    ).toBe('unreachable');
  });
});
