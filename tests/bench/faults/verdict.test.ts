import { describe, expect, it } from 'vitest';
import type { Account, AccountPart } from '../../../bench/faults/account.ts';
import type { Post } from '../../../bench/faults/post.ts';
import { type Evidence, together, verdictOn } from '../../../bench/faults/verdict.ts';

const DUE = Date.UTC(2026, 0, 5, 9);
const UNTIL = DUE + 3_600_000;
const SLACK = 'slack:C1';

const sent = (key: string, rest: Partial<AccountPart> = {}): AccountPart => ({
  key,
  state: 'sent',
  at: DUE + 2_000,
  ...rest,
});

const account = (...parts: readonly AccountPart[]): Account => ({
  subscription: SLACK,
  due: DUE,
  content: { kind: 'parts', parts },
});

const post = (rest: Partial<Post>): Post => ({ platform: 'slack', channel: 'C1', message: '1', ...rest });

const verdict = (evidence: Partial<Evidence>) =>
  verdictOn({
    due: [{ subscription: SLACK, due: DUE }],
    accounts: [],
    posts: [],
    until: UNTIL,
    now: UNTIL,
    ...evidence,
  });

describe('The verdict on a run', () => {
  it('finds nothing where every part stands once', () => {
    const found = verdict({
      accounts: [account(sent('a-1'), sent('a-2', { at: DUE + 400_000 }))],
      posts: [post({ key: 'a-1' }), post({ key: 'a-2', message: '2' })],
    });
    expect(found).toEqual({
      slots: 1,
      posted: 2,
      late: 1,
      explained: [],
      unknown: [],
      lost: [],
      doubled: [],
    });
  });

  it('knows a post that was handed over by its channel and its time', () => {
    const appears = DUE + 1_000;
    const parts = [sent('a-1', { appearsAt: appears })];
    expect(verdict({ accounts: [account(...parts)], posts: [post({ appears })] })).toMatchObject({
      posted: 1,
    });
    expect(verdict({ accounts: [account(...parts)] })).toMatchObject({ posted: 0, lost: [{ part: 1 }] });
  });

  it('calls a slot lost that the ledger knows nothing of', () => {
    expect(verdict({}).lost).toEqual([
      { subscription: SLACK, due: DUE, why: 'The ledger knows nothing of this slot.' },
    ]);
  });

  it.each([
    ['is sent by the ledger and does not stand', sent('a-1')],
    ['is not settled', sent('a-1', { state: 'planned' })],
    ['is still looked for', sent('a-1', { state: 'unknown', nextAttempt: UNTIL })],
  ])('calls a part lost that %s', (_, part) => {
    expect(verdict({ accounts: [account(part)] }).lost).toHaveLength(1);
  });

  it('calls a part doubled that stands twice, whatever the ledger says', () => {
    const posts = [post({ key: 'a-1' }), post({ key: 'a-1', message: '2' })];
    for (const state of ['sent', 'unknown', 'planned'] as const) {
      expect(verdict({ accounts: [account(sent('a-1', { state }))], posts }).doubled).toHaveLength(1);
    }
  });

  it('calls a part doubled that stands though the ledger says it does not', () => {
    const part = sent('a-1', { state: 'missed', reason: 'Too late.' });
    expect(verdict({ accounts: [account(part)], posts: [post({ key: 'a-1' })] }).doubled).toHaveLength(1);
    expect(verdict({ accounts: [account(part)] }).explained).toMatchObject([{ why: 'missed: Too late.' }]);
  });

  it('calls a message doubled that belongs to no part', () => {
    const found = verdict({
      accounts: [account(sent('a-1'))],
      posts: [post({ key: 'a-1' }), post({ message: '2' }), post({ message: '3', appears: DUE })],
    });
    expect(found).toMatchObject({ posted: 1, lost: [], doubled: [{}, {}] });
  });

  it('lists what nobody can tell, and whether it stands', () => {
    const part = sent('a-1', { state: 'unknown', reason: 'Its time has come.' });
    expect(verdict({ accounts: [account(part)], posts: [post({ key: 'a-1' })] })).toMatchObject({
      posted: 0,
      unknown: [{ part: 1, stands: true, why: 'Its time has come.' }],
      lost: [],
      doubled: [],
    });
  });

  it('takes a slot without messages for explained', () => {
    const nothing: Account = { ...account(), content: { kind: 'nothing', reason: 'skipped: Nothing new.' } };
    expect(verdict({ accounts: [nothing] })).toMatchObject({ explained: [{ due: DUE }], lost: [] });
  });

  it('asks of slots after the end only that nothing stands twice', () => {
    const later: Account = { ...account(sent('b-1', { state: 'sending' })), due: UNTIL + 1 };
    const accounts = [account(sent('a-1')), later];
    const once = [post({ key: 'a-1' }), post({ key: 'b-1', message: '2' })];
    expect(verdict({ accounts, posts: once })).toMatchObject({ posted: 1, lost: [], doubled: [] });
    const twice = [...once, post({ key: 'b-1', message: '3' })];
    expect(verdict({ accounts, posts: twice }).doubled).toHaveLength(1);
  });

  it('is added up over rounds', () => {
    const good = verdict({ accounts: [account(sent('a-1'))], posts: [post({ key: 'a-1' })] });
    const sum = together([good, verdict({})]);
    expect(sum).toMatchObject({ slots: 2, posted: 1, doubled: [] });
    expect(sum.lost).toHaveLength(1);
  });
});
