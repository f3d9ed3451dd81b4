import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createWork } from '../../../src/platforms/slack/work.ts';

const LONG = 60_000;

describe('work', () => {
  it('is finished where nothing was begun', async () => {
    await expect(createWork().finished(LONG)).resolves.toBeUndefined();
  });

  it('is finished once all that was begun has ended, however often that was before', async () => {
    const work = createWork();
    work.begin();
    work.end();
    work.begin();
    work.begin();
    const events: string[] = [];
    const finished = work.finished(LONG).then(() => events.push('finished'));
    work.end();
    await pause(5);
    events.push('one ended');
    work.end();
    await finished;
    expect(events).toEqual(['one ended', 'finished']);
  });

  it('is not waited for longer than patience lasts', async () => {
    const work = createWork();
    work.begin();
    await expect(work.finished(5)).resolves.toBeUndefined();
  });
});
