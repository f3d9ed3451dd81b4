import { describe, expect, it } from 'vitest';
import { pacesOf } from '../../../src/platforms/slack/paces.ts';

const workspace = 'T1';

describe('the paces of posts to Slack', () => {
  it('are one a second for a channel with its threads, and the setting for the workspace', () => {
    const paces = pacesOf('C1', { workspace, perMinute: 200, ahead: false });
    expect(paces).toEqual([
      { scope: 'slack:C1', interval: 1_000, burst: 1 },
      { scope: 'slack:T1', interval: 300, burst: 5 },
    ]);
    expect(pacesOf('C1/1700000000.000100', { workspace, perMinute: 200, ahead: false })).toEqual(paces);
  });

  it('keep to the limit of scheduling where digests are handed over ahead of their time', () => {
    const [, slow] = pacesOf('C1', { workspace, perMinute: 200, ahead: true });
    expect(slow).toEqual({ scope: 'slack:T1', interval: 1_200, burst: 5 });
    const [, slower] = pacesOf('C1', { workspace, perMinute: 20, ahead: true });
    expect(slower?.interval).toBe(3_000);
  });
});
