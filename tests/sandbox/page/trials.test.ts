import { describe, expect, it } from 'vitest';
import { trialsOf } from '../../../src/sandbox/page/first-visit/trials.ts';
import type { PageAction } from '../../../src/sandbox/web/protocol.ts';

describe('the three things to try', () => {
  it('each do one thing, and show where it happens', async () => {
    const done: PageAction[] = [];
    const shown: string[] = [];
    const trials = trialsOf({
      slack: { channel: 'C1', speaker: 'U1' },
      discord: { channel: 'D1', speaker: 'P1' },
      act: async (action) => {
        done.push(action);
        return { ok: true };
      },
      onShow: (platform) => shown.push(platform),
      onDigest: () => shown.push('digest'),
    });
    for (const { run } of trials) await run();
    expect(trials.map(({ label }) => label)).toEqual([
      '/brief migration',
      '!quote Morgan',
      'Post the digest now',
    ]);
    expect(done).toEqual([
      { type: 'type', platform: 'slack', channel: 'C1', user: 'U1', text: '/brief migration' },
      { type: 'type', platform: 'discord', channel: 'D1', user: 'P1', text: '!quote Morgan' },
      { type: 'digest-now' },
    ]);
    expect(shown).toEqual(['slack', 'discord', 'digest']);
  });
});
