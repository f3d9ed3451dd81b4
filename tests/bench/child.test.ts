import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type Program, startChild } from '../../bench/child.ts';

const program = (code: string): Program => ({
  name: 'bot',
  arguments: ['--eval', code],
  environment: {},
  directory: tmpdir(),
  channel: 'none',
});

const STAYS = 'setInterval(() => {}, 1000);';

describe('A child', () => {
  it('has started once it says that it is ready, and ends when it is told to', async () => {
    const code = `process.on('SIGTERM', () => process.exit(0)); ${STAYS} console.error('It is ready');`;
    const child = await startChild(program(code));
    expect(child.startMilliseconds).toBeGreaterThan(0);
    await child[Symbol.asyncDispose]();
    await child[Symbol.asyncDispose]();
  });

  it('that ends before it is ready is told of with its last words', async () => {
    const start = startChild(program("console.error('No such token'); process.exit(2);"));
    await expect(start).rejects.toThrow('The bot ended by itself (2). Its last words:\nNo such token');
  });

  it('that ends later is told of to whoever waits for it', async () => {
    const child = await startChild(program("console.error('It is ready'); setTimeout(process.exit, 50, 1);"));
    await expect(child.failure).rejects.toThrow('The bot ended by itself (1).');
  });
});
