import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEnding, SAME_WISH, STOP_WITHIN } from '../src/ending.ts';

/** A process that is to end; `stopped` and `failed` settle what it waits for. */
function running() {
  const { promise, resolve: stopped, reject: failed } = Promise.withResolvers<void>();
  const happened: string[] = [];
  const note = (kind: string) => (first: unknown, second?: unknown) => {
    happened.push(`${kind}: ${String(second ?? first)}`);
  };
  const ending = createEnding({
    stop: () => {
      happened.push('stop');
      return promise;
    },
    log: { warn: note('warn'), error: note('error') },
    exit: note('exit'),
    now: () => performance.now(),
  });
  return { ending, stopped, failed, happened };
}

const LEFT_OPEN = expect.stringMatching(/^warn: .*still under way.*next start/);

describe('The end of the process', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('comes once the bot has stopped, without a word', async () => {
    const { ending, stopped, happened } = running();
    ending.signal();
    await vi.advanceTimersByTimeAsync(STOP_WITHIN - 1_000);
    expect(happened).toEqual(['stop']);
    stopped();
    await vi.advanceTimersByTimeAsync(STOP_WITHIN);
    expect(happened).toEqual(['stop', 'exit: 0']);
  });

  it('comes all the same where something is under way for too long, and says so', async () => {
    const { ending, happened } = running();
    ending.signal();
    await vi.advanceTimersByTimeAsync(STOP_WITHIN + 10);
    expect(happened).toEqual(['stop', LEFT_OPEN, 'exit: 0']);
  });

  it('takes signals that come together for one, and a later one for impatience', async () => {
    const { ending, happened } = running();
    ending.signal();
    ending.signal();
    await vi.advanceTimersByTimeAsync(SAME_WISH);
    ending.signal();
    await vi.advanceTimersByTimeAsync(10);
    expect(happened).toEqual(['stop']);
    ending.signal();
    await vi.advanceTimersByTimeAsync(10);
    expect(happened).toEqual(['stop', LEFT_OPEN, 'exit: 0']);
  });

  it('is not hurried by what is no signal, such as a parent that has gone', async () => {
    const { ending, stopped, happened } = running();
    ending.signal();
    await vi.advanceTimersByTimeAsync(SAME_WISH * 2);
    ending.begin();
    await vi.advanceTimersByTimeAsync(SAME_WISH);
    expect(happened).toEqual(['stop']);
    stopped();
    await vi.advanceTimersByTimeAsync(10);
    expect(happened).toEqual(['stop', 'exit: 0']);
  });

  it('tells what could not be stopped', async () => {
    const { ending, failed, happened } = running();
    ending.begin();
    failed(new Error('stuck'));
    await vi.advanceTimersByTimeAsync(10);
    expect(happened).toEqual(['stop', 'error: Something did not stop as it should', 'exit: 0']);
  });
});
