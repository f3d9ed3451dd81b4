import { describe, expect, test } from 'vitest';
import { Lanes } from '../../src/digest/lanes.ts';

/** A piece of work that ends when it is told to. */
function work(log: string[], name: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    log.push(`${name} begins`);
    await ended;
    log.push(`${name} ends`);
    return name;
  };
  return { run, end };
}

describe('Lanes', () => {
  test('do work of one lane one after another, and of different lanes side by side', async () => {
    const lanes = new Lanes();
    const log: string[] = [];
    const [first, second, other] = ['first', 'second', 'other'].map((name) => work(log, name));
    if (first === undefined || second === undefined || other === undefined) throw new Error('No work');
    const results = [lanes.run('a', first.run), lanes.run('a', second.run), lanes.run('b', other.run)];
    other.end();
    await results[2];
    expect(log).toEqual(['first begins', 'other begins', 'other ends']);
    second.end();
    first.end();
    expect(await Promise.all(results)).toEqual(['first', 'second', 'other']);
    expect(log.slice(3)).toEqual(['first ends', 'second begins', 'second ends']);
  });

  test('go on after work that fails, and tell its error', async () => {
    const lanes = new Lanes();
    const failing = lanes.run('a', async () => {
      throw new Error('It failed.');
    });
    const next = lanes.run('a', async () => 'done');
    await expect(failing).rejects.toThrow('It failed.');
    expect(await next).toBe('done');
  });

  test('count their work until it has ended, and are idle after that', async () => {
    const lanes = new Lanes();
    const only = work([], 'only');
    const result = lanes.run('a', only.run);
    const idle = lanes.idle();
    const behind = lanes.run('a', async () => {});
    expect([lanes.size('a'), lanes.size('b')]).toEqual([2, 0]);
    only.end();
    await idle;
    await Promise.all([result, behind]);
    expect(lanes.size('a')).toBe(0);
  });
});
