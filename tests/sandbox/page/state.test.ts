import { describe, expect, it } from 'vitest';
import { reduce } from '../../../src/sandbox/page/state.ts';
import type { PageState, ServerMessage } from '../../../src/sandbox/web/protocol.ts';
import { message, pageState, pane, START } from './fixtures.ts';

const followed = (state: PageState | undefined, ...messages: readonly ServerMessage[]) =>
  messages.reduce(reduce, state);

describe('the state of the page', () => {
  it('is not there before the server said the whole of it', () => {
    expect(followed(undefined, { type: 'clock', now: START, bot: 'running' })).toBeUndefined();
    expect(followed(undefined, { type: 'message', platform: 'slack', message: message() })).toBeUndefined();
  });

  it('is replaced by a whole state, so that nothing of the time without a connection is left', () => {
    const stale = pageState({
      panes: { slack: pane('slack', { messages: [message()] }), discord: pane('discord') },
    });
    const whole = pageState();
    expect(followed(stale, { type: 'state', state: whole })).toBe(whole);
  });

  it('takes in the clock, the digest and the library, each alone', () => {
    const before = pageState();
    const digest = {
      subscriptions: [
        {
          platform: 'slack' as const,
          label: '#briefings',
          schedule: 'daily 09:00 UTC',
          topics: [],
          next: START,
        },
      ],
      deliveries: [],
    };
    const library = { briefs: [], problems: ['a.yaml:1:1: a title is missing'] };
    const state = followed(
      before,
      { type: 'clock', now: START + 1, bot: 'restarting' },
      { type: 'digest', digest },
      { type: 'library', library },
    );
    expect(state).toEqual({ ...before, now: START + 1, bot: 'restarting', digest, library });
  });

  it('keeps the messages of a pane whose other parts change, and leaves the other pane as it is', () => {
    const first = message();
    const before = pageState({
      panes: { slack: pane('slack', { messages: [first] }), discord: pane('discord') },
    });
    const { messages: _, ...changed } = pane('slack', { connected: false });
    const state = followed(before, { type: 'pane', pane: changed });
    expect(state?.panes.slack.connected).toBe(false);
    expect(state?.panes.slack.messages).toEqual([first]);
    expect(state?.panes.discord).toBe(before.panes.discord);
  });

  it('puts a new message last', () => {
    const [first, second] = [message(), message()];
    const state = followed(
      pageState(),
      { type: 'message', platform: 'slack', message: first },
      { type: 'message', platform: 'slack', message: second },
    );
    expect(state?.panes.slack.messages).toEqual([first, second]);
    expect(state?.panes.discord.messages).toEqual([]);
  });

  it('changes a message where it stands', () => {
    const [first, second] = [message(), message()];
    const edited = { ...first, edited: true };
    const state = followed(
      pageState(),
      { type: 'message', platform: 'slack', message: first },
      { type: 'message', platform: 'slack', message: second },
      { type: 'message', platform: 'slack', message: edited },
    );
    expect(state?.panes.slack.messages).toEqual([edited, second]);
  });

  it('tells messages of two channels apart that have the same id', () => {
    const here = message({ id: '1.1', channel: 'C1' });
    const there = message({ id: '1.1', channel: 'C2' });
    const both = followed(
      pageState(),
      { type: 'message', platform: 'slack', message: here },
      { type: 'message', platform: 'slack', message: there },
    );
    expect(both?.panes.slack.messages).toEqual([here, there]);
    const left = followed(both, { type: 'deleted', platform: 'slack', channel: 'C1', id: '1.1' });
    expect(left?.panes.slack.messages).toEqual([there]);
  });

  it('does not change with the answer to an action', () => {
    const state = pageState();
    expect(followed(state, { type: 'done', action: 1, result: { ok: true } })).toBe(state);
  });
});
