import type { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SlackSandbox, startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';
import { manifestWith, socketApp } from './fixtures.ts';

let sandbox: SlackSandbox;
let app: App;

beforeEach(async () => {
  sandbox = await startSlackSandbox({ manifest: manifestWith() });
  app = socketApp(sandbox);
});

afterEach(async () => {
  await app.stop();
  await sandbox.stop();
});

test('a command reaches a Bolt app over Socket Mode and its answer is seen by the asker alone', async () => {
  app.command('/echo', async ({ command, ack, respond }) => {
    await ack();
    await respond({ text: `You said: ${command.text}` });
  });
  await app.start();
  await sandbox.command('/echo good morning', { user: sandbox.member.id, channel: '#briefings' });
  const answer = await sandbox.until(() => sandbox.ephemerals(sandbox.member.id)[0]);
  expect(answer.text).toBe('You said: good morning');
  expect(sandbox.messages('#briefings')).toEqual([]);
});
