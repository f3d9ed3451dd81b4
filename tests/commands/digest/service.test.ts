/**
 * The commands over the real digest and a store of its own: what a channel is told of what really happens to it.
 */
import { describe, expect, it } from 'vitest';
import type { Answer, Context } from '../../../src/commands/command.ts';
import type { Bot } from '../../digest/bot.ts';
import { beginWorld, DAY, HOUR, MINUTE, type World } from '../../digest/world.ts';
import { exampleBrief } from '../../fixtures/brief.ts';
import { commandsOver, linesOf, textOf } from '../../fixtures/commands.ts';

/** A world without a channel in the settings: Wednesday, 1 May 2024, 08:00 UTC. */
async function begin() {
  const world = await beginWorld('nothing');
  world.channels = [];
  world.briefs = [
    exampleBrief({ topics: ['islands'] }),
    exampleBrief({ id: 'bridge', title: 'The bridge', aliases: ['bridge'], topics: ['roads'] }),
  ];
  const bot = await world.start();
  return { world, bot, ask: asker(world, bot) };
}

/** Asks in the channel C5 of Slack as somebody who may do everything. */
function asker(world: World, bot: Bot) {
  const commands = commandsOver(world.briefs, { digest: () => bot.digest });
  return async (line: string): Promise<Answer> => {
    const context: Context = {
      asker: {
        id: 'U1',
        name: 'Nia',
        mayManage: async () => true,
        mayEdit: async () => true,
        zone: async () => 'Europe/Berlin',
      },
      place: { platform: 'slack', workspace: 'slack-workspace', channel: 'C5', extent: 'chat' },
      at: world.now,
    };
    const answers: Answer[] = [];
    await bot.do(async () => answers.push(await commands.answer(line, context)));
    const [answer] = answers;
    if (answer === undefined) throw new Error(`No answer to ${line}`);
    return answer;
  };
}

describe('A channel that subscribes itself', () => {
  it('gets its digest at its own time about its own topics, and is told why', async () => {
    const { world, bot, ask } = await begin();
    const subscribed = textOf(await ask('digest subscribe daily 12:00 roads'));
    expect(subscribed).toContain('Subscribed: #C5');
    expect(subscribed).toContain('• Wednesday, 1 May 2024, 12:00 in Europe/Berlin (2024-05-01 10:00 UTC)');
    expect(textOf(await ask('digest why'))).toContain('12:00: its time has not come yet');
    await world.pass(bot, 2 * HOUR + MINUTE);
    expect(world.slack.in('C5')).toHaveLength(1);
    const told = await ask('digest why');
    expect(textOf(told)).toMatch(
      /12:00: posted\n\n• Message 1 of 1, New in the library: The bridge: posted at/,
    );
    expect(textOf(await ask('digest history'))).toContain('2024-05-01 10:00 UTC: posted');
  });

  it('gets nothing while it is paused, is told so, and resumes by a button', async () => {
    const { world, bot, ask } = await begin();
    await ask('digest subscribe daily 12:00 Europe/Berlin');
    const paused = await ask('digest pause 2 days');
    expect(linesOf(paused)).toEqual(['digest resume']);
    await world.pass(bot, 3 * HOUR, HOUR);
    expect(world.slack.messages).toEqual([]);
    expect(textOf(await ask('digest why'))).toContain(
      '12:00: held back, because the digest is paused (since Wednesday, 1 May 2024, 10:00).',
    );
    await ask('digest resume');
    expect(textOf(await ask('digest why today'))).toContain(
      'It was paused, from Wednesday, 1 May 2024, 10:00 in Europe/Berlin on.',
    );
    await world.pass(bot, DAY, HOUR);
    expect(world.slack.in('C5')).not.toEqual([]);
  });

  it('comes back by itself once a pause is over', async () => {
    const { world, bot, ask } = await begin();
    await ask('digest subscribe daily 12:00 Europe/Berlin');
    await ask('digest pause tomorrow');
    await world.pass(bot, DAY + 3 * HOUR, HOUR);
    expect(world.slack.in('C5')).not.toEqual([]);
    expect(textOf(await ask('digest status'))).not.toContain('Paused');
    expect(textOf(await ask('digest why 2024-05-01'))).toContain(
      '12:00: nothing posted: It was paused, from Wednesday, 1 May 2024, 10:00 in Europe/Berlin on.',
    );
  });

  it('is told what stands in the way of posting, and what to do', async () => {
    const { world, bot, ask } = await begin();
    world.slack.checks.set('C5', { state: 'missing', reason: 'I am not in #C5.', remedy: 'Invite me.' });
    const refused = await ask('digest subscribe daily 12:00 Europe/Berlin');
    expect(refused.outcome).toBe('refused');
    expect(textOf(refused)).toContain('I am not in #C5.');
    expect(textOf(await ask('digest why'))).toContain('This channel has no subscription');
    world.slack.checks.clear();
    await ask(linesOf(refused)[0] ?? '');
    world.slack.fates.push('refused');
    await world.pass(bot, 3 * HOUR, HOUR);
    expect(textOf(await ask('digest status'))).toContain('Paused, because posting was refused');
    const told = await ask('digest why');
    expect(textOf(told)).toContain('12:00: not posted');
    expect(linesOf(told)).toContain('digest resume');
  });

  it('is told at once that a refused post asked for pauses its digests, and how to resume them', async () => {
    const { world, ask } = await begin();
    await ask('digest subscribe daily 12:00 Europe/Berlin');
    const [line = ''] = linesOf(await ask('digest now'));
    world.slack.fates.push('refused');
    const answer = await ask(line);
    expect(textOf(answer)).toContain('not posted');
    expect(textOf(answer)).toContain('Because of that the subscription is paused');
    expect(linesOf(answer)).toEqual(['digest resume']);
    await ask('digest resume');
    expect(textOf(await ask('digest status'))).not.toContain('Paused');
  });

  it('is told nothing of a pause where it has no subscription that could be paused', async () => {
    const { world, ask } = await begin();
    const [line = ''] = linesOf(await ask('digest now'));
    world.slack.fates.push('refused');
    const answer = await ask(line);
    expect(textOf(answer)).toContain('not posted');
    expect([textOf(answer).includes('paused'), linesOf(answer)]).toEqual([false, []]);
  });

  it('is told of what it missed while the bot was away', async () => {
    const { world, ask } = await begin();
    await ask('digest subscribe daily 12:00 Europe/Berlin');
    world.trueTime += 12 * HOUR;
    const later = asker(world, await world.start());
    expect(textOf(await later('digest why'))).toMatch(/12:00: missed: .+/);
    expect(world.slack.messages).toEqual([]);
  });

  it('stays unsubscribed, keeps its history, and comes back by a button', async () => {
    const { world, bot, ask } = await begin();
    await ask('digest subscribe daily 12:00 Europe/Berlin roads quiet=line');
    await world.pass(bot, 3 * HOUR, HOUR);
    const ended = await ask('digest unsubscribe');
    await world.pass(bot, DAY, HOUR);
    expect(world.slack.in('C5')).toHaveLength(1);
    expect(textOf(await ask('digest why'))).toContain('12:00: posted');
    expect(textOf(await ask('digest why 2024-05-02'))).toContain('it was ended');
    await ask(linesOf(ended)[0] ?? '');
    expect(textOf(await ask('digest status'))).toContain('About roads.');
  });

  it('gets one digest at once without a subscription, and no other', async () => {
    const { world, bot, ask } = await begin();
    expect(textOf(await ask('digest preview'))).toContain('#C5 has no subscription');
    const [line = ''] = linesOf(await ask('digest now'));
    await ask(line);
    await ask(line);
    const posted = world.slack.in('C5').length;
    expect(posted).toBeGreaterThan(0);
    await world.pass(bot, 2 * DAY, HOUR);
    expect(world.slack.in('C5')).toHaveLength(posted);
    expect(textOf(await ask('digest why'))).toContain('asked for by /digest now: posted');
  });

  it('has the zone of its workspace where nobody’s is known', async () => {
    const { ask } = await begin();
    await ask('digest zone Asia/Tokyo');
    expect(textOf(await ask('digest zone'))).toContain('The time zone here is Asia/Tokyo');
  });
});
