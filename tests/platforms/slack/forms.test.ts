import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxMessage } from '../../../src/sandbox/slack/sandbox.ts';
import { type Bot, startBot } from './bot.ts';

describe.each(['socket', 'http'] as const)('a form in Slack over %s', (transport) => {
  let bot: Bot;
  let member: string;
  let rooms = 0;
  beforeAll(async () => {
    bot = await startBot({ transport });
    member = bot.slack.member.id;
  });
  afterEach(async () => {
    for (const { id } of bot.slack.views.modals(member).toReversed()) await bot.slack.views.close(id, member);
  });
  afterAll(async () => {
    await bot.stop();
  });

  const newRoom = (): string => {
    rooms += 1;
    return bot.slack.addChannel({ name: `room-${rooms}`, withBot: true }).id;
  };
  const modal = () => bot.slack.views.modals(member).at(-1);
  const opened = () => bot.slack.until(modal);
  const seen = () => JSON.stringify(modal()?.blocks);
  const ask = async (line: string, channel = '#general') => {
    await bot.slack.command(`/${line}`, { user: member, channel });
    return opened();
  };
  const whispered = (text: string): Promise<SandboxMessage> =>
    bot.slack.until(() => bot.slack.ephemerals(member).findLast((message) => message.text.includes(text)));
  const said = (channel: string, text: string): Promise<SandboxMessage> =>
    bot.slack.until(() => bot.slack.messages(channel).findLast((message) => message.text.includes(text)));

  it('opens in front of whoever runs the command, with labels, hints and what is set at first', async () => {
    const before = bot.slack.ephemerals(member).length;
    const view = await ask('digest subscribe');
    expect(view.title).toMatchObject({ text: 'Subscribe #general to t…' });
    expect(view.submit).toMatchObject({ text: 'Subscribe' });
    expect(view.blocks).toMatchObject([
      {
        type: 'input',
        label: { text: 'When' },
        hint: { text: 'Such as weekdays 8:30' },
        optional: false,
        element: { type: 'plain_text_input', initial_value: 'daily 09:00' },
      },
      {
        type: 'input',
        label: { text: 'Topics' },
        optional: true,
        element: {
          type: 'multi_static_select',
          options: [{ value: 'ferries' }, { value: 'harbour', text: { text: 'Harbour & docks' } }],
          initial_options: [{ value: 'ferries' }],
        },
      },
      { type: 'input', element: { type: 'static_select', initial_option: { value: 'line' } } },
    ]);
    expect(bot.slack.ephemerals(member)).toHaveLength(before);
  });

  it('runs its line with what was entered, in order, where and as who it was opened', async () => {
    const { id } = await ask('digest subscribe');
    const values = { schedule: '  weekdays   8:30 ', topics: ['ferries', 'harbour'], quiet: 'skip' };
    expect((await bot.slack.views.submit(id, { user: member, values })).state).toBe('replaced');
    const { line, context } = bot.asked.at(-1) ?? {};
    expect(line).toBe('digest subscribe weekdays 8:30 ferries,harbour skip');
    expect(context?.asker).toMatchObject({ id: member, name: 'maria' });
    expect(context?.place).toEqual({
      platform: 'slack',
      workspace: bot.slack.team.id,
      channel: bot.slack.channel('#general').id,
      extent: 'chat',
      form: true,
    });
  });

  it('shows the answer in the modal, where its buttons go on', async () => {
    const { id } = await ask('digest subscribe');
    await bot.slack.views.submit(id, { user: member, values: { schedule: 'daily 9:00', quiet: 'line' } });
    expect(seen()).toContain('You asked: digest subscribe daily 9:00 line');
    expect(modal()?.submit).toBeUndefined();
    const button = /"action_id":"([^"]+)"[^}]*"text":\{[^}]*"text":"Figures"/.exec(seen())?.[1] ?? '';
    await bot.slack.views.press(id, { user: member, actionId: button });
    await bot.slack.until(() => (seen().includes('You asked: brief figures') ? true : undefined));
    expect(bot.asked.at(-1)?.context.place.channel).toBe(bot.slack.channel('#general').id);
    expect(modal()?.title).toMatchObject({ text: 'Brief' });
  });

  it('keeps what was entered below why it was not understood, and can be sent again', async () => {
    const { id } = await ask('digest subscribe');
    const values = { schedule: 'weekly & <b>', topics: ['harbour'], quiet: 'skip' };
    await bot.slack.views.submit(id, { user: member, values });
    expect(seen()).toContain('I understood the day, and no time.');
    expect(seen()).not.toContain('Example');
    expect(modal()?.blocks.slice(-3)).toMatchObject([
      { block_id: 'schedule', element: { initial_value: 'weekly & <b>' } },
      { block_id: 'topics', element: { initial_options: [{ value: 'harbour' }] } },
      { block_id: 'quiet', element: { initial_option: { value: 'skip' } } },
    ]);
    await bot.slack.views.submit(id, { user: member, values: { ...values, schedule: 'daily 9:00' } });
    expect(seen()).toContain('You asked: digest subscribe daily 9:00 harbour skip');
  });

  it('keeps line breaks where a field has several lines, and its limit', async () => {
    const { id, blocks } = await ask('digest write');
    expect(blocks[1]).toMatchObject({ element: { multiline: true, max_length: 300 } });
    const values = { where: ' the  pier ', words: ' It was late.\n\nIt  sank. ' };
    await bot.slack.views.submit(id, { user: member, values });
    expect(bot.asked.at(-1)?.line).toBe('digest say the pier It was late.\n\nIt  sank.');
    await bot.slack.views.close(id, member);
    const { id: again } = await ask('digest write');
    await bot.slack.views.submit(again, { user: member, values: { ...values, more: 'It rose.' } });
    expect(bot.asked.at(-1)?.line).toBe('digest say the pier It was late.\n\nIt  sank.\n\nIt rose.');
  });

  it('keeps what was entered where answering fails, and logs nothing of it', async () => {
    const { id } = await ask('digest subscribe');
    const values = { schedule: 'monthly marker-sentence-3', quiet: 'skip' };
    await bot.slack.views.submit(id, { user: member, values });
    expect(seen()).toContain('Sorry, this could not be answered');
    expect(seen()).toContain('monthly marker-sentence-3');
    expect(bot.log()).toContain('An answer to a form failed');
    expect(bot.log()).not.toContain('marker-sentence');
  });

  it('tells the channel what is meant for it, and shows it in the modal as well', async () => {
    const room = newRoom();
    const { id } = await ask('digest subscribe', room);
    await bot.slack.views.submit(id, { user: member, values: { schedule: 'for all', quiet: 'line' } });
    expect(seen()).toContain('You asked: digest subscribe for all line');
    await said(room, 'You asked: digest subscribe for all line');
  });

  it('does nothing where it is cancelled', async () => {
    const { id } = await ask('digest subscribe');
    const before = bot.asked.length;
    await bot.slack.views.close(id, member);
    expect(bot.asked).toHaveLength(before);
  });

  it('opens by a button of a posted digest, for whoever presses it', async () => {
    const room = newRoom();
    const card = {
      title: 'The digest',
      elements: [
        { type: 'buttons' as const, buttons: [{ label: 'Change', line: 'digest button subscribe' }] },
      ],
    };
    await bot.platform.post(room, card, 'd-form');
    await bot.slack.press(await said(room, 'The digest'), { user: member, label: 'Change' });
    expect((await opened()).submit).toMatchObject({ text: 'Subscribe' });
  });

  it('is drawn as the rest of its card in answer to a mention, and where it cannot be opened', async () => {
    const room = newRoom();
    await bot.slack.mention('digest subscribe', { user: member, channel: room });
    await said(room, 'Type digest subscribe');
    bot.slack.faults.next('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await bot.slack.command('/digest subscribe', { user: member, channel: room });
    expect((await whispered('Type digest subscribe')).channel).toBe(room);
    expect(modal()).toBeUndefined();
  });

  it('is not opened where Slack could not hold all of it', async () => {
    const room = newRoom();
    const before = bot.slack.requestCount('views.open');
    await bot.slack.command('/digest wide', { user: member, channel: room });
    await bot.slack.until(() => bot.slack.ephemerals(member, room)[0]);
    expect(bot.slack.requestCount('views.open')).toBe(before);
  });
});

describe('a form in Slack whose answer takes long', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await startBot();
  });
  afterAll(() => bot.stop());

  /** Sends the form as somebody, in a channel of the bot's. */
  async function send(user: string, schedule: string): Promise<string> {
    await bot.slack.command('/digest subscribe', { user, channel: '#briefings' });
    const { id } = await bot.slack.until(() => bot.slack.views.modals(user).at(-1));
    await bot.slack.views.submit(id, { user, values: { schedule, quiet: 'line' } });
    return id;
  }
  const seen = (user: string) => JSON.stringify(bot.slack.views.modals(user).at(-1)?.blocks);

  it('is acknowledged in time, and shows the answer when it is there, or what was entered', async () => {
    const { member, admin } = bot.slack;
    await Promise.all([send(member.id, 'slow'), send(admin.id, 'slow weekly')]);
    expect(seen(member.id)).toContain('One moment');
    await bot.slack.until(() => (seen(member.id).includes('subscribe slow line') ? true : undefined));
    await bot.slack.until(() => (seen(admin.id).includes('no time') ? true : undefined));
    expect(bot.slack.views.modals(admin.id)[0]?.blocks.at(-3)).toMatchObject({
      element: { initial_value: 'slow weekly' },
    });
  });

  it('whispers the answer where the modal was closed meanwhile', async () => {
    const user = bot.slack.addPerson({ name: 'ada', realName: 'Ada Moreau' }).id;
    bot.slack.invite('#briefings', user);
    await bot.slack.views.close(await send(user, 'slow closed'), user);
    const { text } = await bot.slack.until(() => bot.slack.ephemerals(user, '#briefings')[0]);
    expect(text).toContain('You asked: digest subscribe slow closed line');
  });
});
