import { expect, onTestFinished, test } from 'vitest';
import type { ShownMessage } from '../../../src/sandbox/prompt.ts';
import { slackPromptSide } from '../../../src/sandbox/slack/prompt-side.ts';
import { startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';
import { clientOf, manifestWith } from './fixtures.ts';

test('somebody at the prompt sees what is written to them, and not what is written to others', async () => {
  const sandbox = await startSlackSandbox({ manifest: manifestWith() });
  onTestFinished(() => sandbox.stop());
  const shown: ShownMessage[] = [];
  slackPromptSide(sandbox).onMessage((message) => shown.push(message));
  const { chat } = clientOf(sandbox);
  await chat.postMessage({ channel: sandbox.member.id, text: 'to another' });
  await chat.postMessage({ channel: sandbox.admin.id, text: 'to me' });
  await chat.postMessage({ channel: sandbox.channel('#briefings').id, text: 'to all' });
  expect(shown.map(({ heading, lines }) => [heading.split(':')[0], lines.join()])).toEqual([
    ['Slack direct message', 'to me'],
    ['Slack #briefings', 'to all'],
  ]);
});
