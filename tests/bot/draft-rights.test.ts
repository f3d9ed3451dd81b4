/** Who is no editor: refused everywhere, and shown nothing of what editors see. */
import { describe, expect, it } from 'vitest';
import { SUBCOMMANDS } from '../../src/commands/draft/subcommands.ts';
import { MANAGER, MEMBER } from './discord-side.ts';
import { HEADLINE, LIGHTHOUSE } from './lighthouse.ts';
import { openNewsroom, PLATFORMS, seat } from './newsroom.ts';
import type { Seat } from './seat.ts';

const REFUSAL = 'Drafting and publishing briefs is for editors';

/** Every line that somebody might try, with an item and a draft that are there. */
const LINES = SUBCOMMANDS.map(({ name, options = [] }) => {
  const values = options.map((option) => {
    if (option.name === 'draft' || option.name === 'subject' || option.name === 'discarded')
      return LIGHTHOUSE;
    if (option.name === 'item') return 'q1';
    if (option.name === 'brief') return 'harbour-ferry';
    return option.name === 'address' ? 'http://courier.test/lighthouse' : '';
  });
  return ['/draft', name, ...values].join(' ').trim();
});

/** What of the draft is in a text. */
const leaks = (text: string) =>
  [HEADLINE, 'Quill', 'Brask', 'Ellery Courier', 'two boats'].filter((words) => text.includes(words));

/** Tries every subcommand, and the entry of a message's menu. */
async function refusedEverywhere(reader: Seat): Promise<void> {
  for (const line of LINES) {
    const { text, buttons, choices, fields } = await reader.ask(line);
    expect(text, line).toContain(REFUSAL);
    expect([leaks(text), buttons, choices, fields], line).toEqual([[], [], [], []]);
  }
  const menu = await reader.chooseOn('http://courier.test/lighthouse', {
    name: 'draft',
    label: 'Draft a brief',
  });
  expect(menu.text).toContain(REFUSAL);
}

describe.each(PLATFORMS)('a person on %s who is no editor', (platform) => {
  it('is refused by every subcommand, and by the entry of a message’s menu', async () => {
    const room = await openNewsroom();
    await seat(room, platform).ask(`/draft new ${room.address}`);
    expect(LINES.length).toBeGreaterThan(15);
    await refusedEverywhere(seat(room, platform, { as: 'member' }));
    const { text } = await seat(room, platform).ask(`/draft show ${LIGHTHOUSE}`);
    expect(text).toContain('0 of ');
  });

  it('sees nothing of what an editor is answered in the same channel', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    const drafted = await editor.ask(`/draft new ${room.address}`);
    await drafted.press('Publish');
    await editor.ask(`/draft show ${LIGHTHOUSE} quotations`);
    const { slack, discord } = room.world;
    const before = [
      ...slack.sandbox.ephemerals(slack.sandbox.member.id).map(slack.read),
      ...discord.sandbox.ephemerals(MEMBER).map(discord.read),
      ...editor.posts(),
    ];
    expect(before).toEqual([]);
  });

  it('is an admin who is not named, once somebody is', async () => {
    const room = await openNewsroom({
      settings: ({ slack, discord }) => ({
        DRAFT_EDITORS: [slack.sandbox.member.id, discord.sandbox.person(MEMBER).id].join(),
      }),
    });
    await refusedEverywhere(seat(room, platform));
    const named = seat(room, platform, { as: 'member' });
    expect((await named.ask(`/draft new ${room.address}`)).text).toContain(`Draft: ${HEADLINE}`);
  });
});

describe('somebody who is no editor', () => {
  it('is offered nothing while typing an option on Discord; an editor is', async () => {
    const room = await openNewsroom();
    await seat(room, 'discord').ask(`/draft new ${room.address}`);
    const { sandbox } = room.world.discord;
    const typed = { name: 'draft', subcommand: 'show', option: 'draft', value: '' };
    // What is offered is what the desk said last: the first letter asks it.
    const offered = async (user: string) => {
      await sandbox.complete(typed, { user });
      return (await sandbox.complete(typed, { user })).map(({ value }) => value);
    };
    expect(await offered(MEMBER)).toEqual([]);
    await expect.poll(() => offered(MANAGER)).toEqual([LIGHTHOUSE]);
  });

  it('is answered in private also where a line is typed for all to see', async () => {
    const room = await openNewsroom();
    const { slack, discord } = room.world;
    const admin = slack.sandbox.admin.id;
    await seat(room, 'slack').ask(`/draft new ${room.address}`);
    const mentioned = await slack.mention(`draft show ${LIGHTHOUSE}`, { user: admin });
    expect(mentioned.visibleTo).toBe(admin);
    const said = await discord.say(`!draft show ${LIGHTHOUSE}`, { user: MANAGER });
    expect(leaks(discord.read(said))).toEqual([]);
    expect(
      leaks(
        [...slack.posts('#general').map(slack.read), ...discord.posts('general').map(discord.read)].join(),
      ),
    ).toEqual([]);
  });
});
