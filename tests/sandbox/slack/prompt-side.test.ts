import { expect, onTestFinished, test } from 'vitest';
import type { ShownMessage } from '../../../src/sandbox/prompt.ts';
import { slackPromptSide } from '../../../src/sandbox/slack/prompt-side.ts';
import { startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';
import { clientOf, manifestWith, socketApp } from './fixtures.ts';

test('somebody at the prompt sees what is written to them, and not what is written to others', async () => {
  const sandbox = await startSlackSandbox({ manifest: manifestWith() });
  onTestFinished(() => sandbox.stop());
  const shown: ShownMessage[] = [];
  slackPromptSide(sandbox, Date.now).onMessage((message) => shown.push(message));
  const { chat } = clientOf(sandbox);
  await chat.postMessage({ channel: sandbox.member.id, text: 'to another' });
  await chat.postMessage({ channel: sandbox.admin.id, text: 'to me' });
  await chat.postMessage({ channel: sandbox.channel('#briefings').id, text: 'to all' });
  expect(shown.map(({ heading, lines }) => [heading.split(':')[0], lines.join()])).toEqual([
    ['Slack direct message', 'to me'],
    ['Slack #briefings', 'to all'],
  ]);
});

test('somebody at the prompt reads times by the sandbox’s clock', async () => {
  const inTenDays = Date.now() + 10 * 86_400_000;
  const sandbox = await startSlackSandbox({ manifest: manifestWith(), clock: () => inTenDays });
  onTestFinished(() => sandbox.stop());
  const shown: ShownMessage[] = [];
  slackPromptSide(sandbox, () => inTenDays).onMessage((message) => shown.push(message));
  const text = `<!date^${Math.floor(inTenDays / 1_000)}^{date_pretty}|later>`;
  await clientOf(sandbox).chat.postMessage({ channel: sandbox.channel('#briefings').id, text });
  expect(shown[0]?.lines).toEqual(['today']);
});

test('somebody at the prompt sees that a form opened, what it asks for, and where it is filled in', async () => {
  const commands = [{ command: '/echo', description: 'Opens a form' }];
  const sandbox = await startSlackSandbox({
    manifest: {
      ...manifestWith(),
      features: { bot_user: { display_name: 'echo' }, slash_commands: commands },
    },
  });
  const app = socketApp(sandbox);
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  app.command('/echo', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        title: plain('A form'),
        submit: plain('Send'),
        blocks: [
          { type: 'section', text: plain('What shall it be?') },
          { type: 'input', label: plain('When'), element: { type: 'plain_text_input', action_id: 'when' } },
        ],
      },
    });
  });
  await app.start();
  onTestFinished(async () => {
    await app.stop();
    await sandbox.stop();
  });
  const shown: ShownMessage[] = [];
  const side = slackPromptSide(sandbox, Date.now);
  side.onMessage((message) => shown.push(message));
  await side.type('/echo');
  await sandbox.until(() => shown[0]);
  expect(shown.map(({ heading, lines }) => [heading, ...lines])).toEqual([
    [
      'Slack form: A form',
      'What shall it be?',
      'When: ____',
      'Forms are filled in on the page. Here, type the words behind the command.',
    ],
  ]);
});
