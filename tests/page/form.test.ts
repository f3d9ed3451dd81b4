import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { buildPage } from '../../src/sandbox/web/page-build.ts';
import { socketApp } from '../sandbox/slack/fixtures.ts';
import { setStage } from '../sandbox/web/stage.ts';
import { obstaclesOn } from './obstacles.ts';
import { messages, pane, send } from './panes.ts';
import { sharedBrowser } from './shared-browser.ts';

const browserFor = sharedBrowser();

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

const SUBSCRIBE: ModalView = {
  type: 'modal',
  callback_id: 'subscribe',
  title: plain('Subscribe'),
  submit: plain('Save'),
  blocks: [
    { type: 'section', text: plain('Every day at nine') },
    {
      type: 'input',
      block_id: 'zone',
      label: plain('Zone'),
      element: { type: 'static_select', action_id: 'pick', options: [option('Berlin'), option('Lima')] },
    },
    {
      type: 'input',
      block_id: 'topics',
      optional: true,
      label: plain('Topics'),
      hint: plain('None means all of them'),
      element: {
        type: 'multi_static_select',
        action_id: 'pick',
        options: [option('Climate'), option('Energy'), option('Trade')],
      },
    },
  ],
};

const SUBSCRIBED: ModalView = {
  type: 'modal',
  title: plain('Subscribed'),
  close: plain('Close'),
  blocks: [{ type: 'section', text: plain('From tomorrow on') }],
};

describe('A form that an app opens', () => {
  // Another app than ours, of the same SDK, whose form says at the field what is wrong with it.
  it('is filled in on the page, shows what is wrong with it, and is sent', async (context) => {
    const browser = browserFor(context);
    const built = await buildPage();
    if (built.kind !== 'built') throw new Error(built.why);
    const { slack, server } = await setStage({ assets: built.assets });
    const app = socketApp(slack);
    app.command('/echo', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'note',
          title: { type: 'plain_text', text: 'A note' },
          submit: { type: 'plain_text', text: 'Send' },
          blocks: [
            {
              type: 'input',
              block_id: 'words',
              label: { type: 'plain_text', text: 'Your words' },
              element: { type: 'plain_text_input', action_id: 'text' },
            },
          ],
        },
      });
    });
    app.view('note', async ({ ack, view, client }) => {
      const words = view.state.values['words']?.['text']?.value ?? '';
      if (words === 'wrong') return ack({ response_action: 'errors', errors: { words: 'Not that word' } });
      await ack();
      await client.chat.postMessage({ channel: '#briefings', text: `Noted: ${words}` });
    });
    await app.start();
    const page = await browser.newPage();
    await page.goto(server.address);
    await pane(page, 'Slack').waitFor();
    await send(page, 'Slack', '/echo now');
    const dialog = page.getByRole('dialog', { name: 'A note' });
    await dialog.getByRole('textbox', { name: 'Your words' }).fill('wrong');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'Not that word' }).first().waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Your words' }).inputValue()).toBe('wrong');
    await dialog.getByRole('textbox', { name: 'Your words' }).fill('right');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await messages(page, 'Slack', 'Noted: right').first().waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await page.close();
    await app.stop();
  });

  it('offers every kind of field to the keyboard, keeps nobody out, and shows the view that follows', async (context) => {
    const browser = browserFor(context);
    const built = await buildPage();
    if (built.kind !== 'built') throw new Error(built.why);
    const { slack, server } = await setStage({ assets: built.assets });
    const app = socketApp(slack);
    const heard = Promise.withResolvers<unknown>();
    app.command('/echo', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: SUBSCRIBE });
    });
    app.view('subscribe', async ({ ack, view }) => {
      heard.resolve(view.state.values);
      await ack({ response_action: 'update', view: SUBSCRIBED });
    });
    await app.start();
    const page = await browser.newPage();
    await page.goto(server.address);
    await pane(page, 'Slack').waitFor();
    await send(page, 'Slack', '/echo now');
    const dialog = page.getByRole('dialog', { name: 'Subscribe' });
    await dialog.getByText('Every day at nine').waitFor();
    expect(await obstaclesOn(page)).toEqual([]);
    await dialog.getByRole('combobox', { name: 'Zone' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    const topics = dialog.getByRole('group', { name: 'Topics (optional)' });
    expect(
      await topics
        .getByRole('checkbox')
        .first()
        .evaluate((box) => box === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    expect(await heard.promise).toMatchObject({
      zone: { pick: { selected_option: { value: 'berlin' } } },
      topics: { pick: { selected_options: [{ value: 'climate' }, { value: 'trade' }] } },
    });
    const next = page.getByRole('dialog', { name: 'Subscribed' });
    await next.getByText('From tomorrow on').waitFor();
    expect(await next.getByRole('button').allTextContents()).toEqual(['Close']);
    expect(await obstaclesOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await next.waitFor({ state: 'hidden' });
    await page.close();
    await app.stop();
  });
});
