import { describe, expect, it } from 'vitest';
import { membershipCommand } from '../../../src/sandbox/web/slack-membership.ts';
import { setStage } from './stage.ts';
import { visit } from './visitor.ts';

/** A page over a Slack in which no app runs: what is typed here is Slack’s own. */
async function begin() {
  const { slack, server } = await setStage();
  const visitor = await visit(server);
  const channel = slack.channel('#briefings').id;
  const type = (text: string) =>
    visitor.act({ type: 'type', platform: 'slack', user: slack.member.id, channel, text });
  return {
    slack,
    visitor,
    type,
    isIn: () => slack.channel('#briefings').members.has(slack.botUser.id),
    shownAsShutOut: () =>
      visitor.pane('slack').channels.flatMap(({ name, shutOut }) => (shutOut ? [name] : [])),
  };
}

describe('Slack’s own commands about who is in a channel', () => {
  it.each([
    ['/invite @Verbatim', { change: 'invite', name: 'Verbatim' }],
    ['/Remove  maria ', { change: 'remove', name: 'maria' }],
    ['/kick @Maria Okafor', { change: 'remove', name: 'Maria Okafor' }],
    ['/invite', undefined],
    ['/invitees @maria', undefined],
    ['say /invite @maria', undefined],
  ])('are read: %s', (line, read) => {
    expect(membershipCommand(line)).toEqual(read);
  });

  it('take the bot out of a channel and put it back in, which the page shows', async () => {
    const { slack, type, isIn, shownAsShutOut } = await begin();
    expect(shownAsShutOut()).toEqual([]);
    expect(await type('/remove @ECHO')).toEqual({ ok: true });
    expect([isIn(), shownAsShutOut()]).toEqual([false, ['briefings']]);
    expect(await type('/invite @echo')).toEqual({ ok: true });
    expect([isIn(), shownAsShutOut()]).toEqual([true, []]);
    expect(await type('/kick @Tomas Lindqvist')).toEqual({ ok: true });
    expect(slack.channel('#briefings').members.has(slack.admin.id)).toBe(false);
    expect(slack.messages('#briefings')).toEqual([]);
  });

  it('say where nothing would change, and where there is nobody of that name', async () => {
    const { type } = await begin();
    expect(await type('/invite @echo')).toEqual({ ok: false, error: 'echo is already in #briefings.' });
    await type('/remove @echo');
    expect(await type('/remove @echo')).toEqual({ ok: false, error: 'echo is not in #briefings.' });
    expect(await type('/invite @nobody')).toEqual({
      ok: false,
      error: 'There is nobody called nobody here.',
    });
  });
});
