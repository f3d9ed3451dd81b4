/** Editors at work together and over time: two at once, a restart in the middle, what is thrown away and taken up again. */
import { describe, expect, it } from 'vitest';
import { LIGHTHOUSE } from './lighthouse.ts';
import { openNewsroom, PLATFORMS, seat } from './newsroom.ts';
import { decideAll, REWORDED } from './reviewing.ts';

const SUMMARY = `/draft show ${LIGHTHOUSE} summary`;

describe('two editors of one draft', () => {
  it('do not write over each other’s words, and neither loses their own', async () => {
    const room = await openNewsroom();
    const [ada, kim] = [seat(room, 'slack'), seat(room, 'discord')];
    await ada.ask(`/draft new ${room.address}`);
    const hers = await (await ada.ask(SUMMARY)).press('Reword');
    const his = await (await kim.ask(SUMMARY)).press('Reword');
    expect((await his.send({ words: 'The lamp of Port Ellery burns on.' })).text).toContain('Changed.');
    const refused = await hers.send({ words: 'Port Ellery keeps its lamp.' });
    expect(refused.text).toContain('somebody else has changed it meanwhile');
    expect(refused.text).toContain('You typed: Port Ellery keeps its lamp.');
    expect((await kim.ask(SUMMARY)).text).toContain('The lamp of Port Ellery burns on.');
  });

  it('decide about different items at the same time, and all of it counts', async () => {
    const room = await openNewsroom();
    const [ada, kim] = [seat(room, 'slack'), seat(room, 'discord')];
    await ada.ask(`/draft new ${room.address}`);
    const form = await (await ada.ask(SUMMARY)).press('Reword');
    await kim.ask(`/draft keep ${LIGHTHOUSE} q1`);
    await Promise.all([form.send({ words: REWORDED.summary }), kim.ask(`/draft drop ${LIGHTHOUSE} q2`)]);
    expect((await kim.ask(SUMMARY)).text).toContain(REWORDED.summary);
    const { text } = await kim.ask(`/draft show ${LIGHTHOUSE} quotations`);
    expect(text).toContain('q1 · Marta Quill · kept');
    expect(text).toContain('q2 · speaker not known · dropped');
  });

  it('see who did what in the record, by their ids', async () => {
    const room = await openNewsroom();
    const [ada, kim] = [seat(room, 'slack'), seat(room, 'discord')];
    await ada.ask(`/draft new ${room.address}`);
    await kim.ask(`/draft drop ${LIGHTHOUSE} q2`);
    const { text } = await ada.ask(`/draft history ${LIGHTHOUSE}`);
    expect(text).toContain('Drafted · by you');
    expect(text).toContain(`Changed: drop q2 · by ${kim.person} on Discord`);
  });
});

describe.each(PLATFORMS)('an editor on %s', (platform) => {
  it('goes on after a restart where the review was left', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    await editor.ask(`/draft new ${room.address}`);
    await editor.ask(`/draft reword ${LIGHTHOUSE} summary ${REWORDED.summary}`);
    await editor.ask(`/draft keep ${LIGHTHOUSE} q1`);
    const before = await editor.ask(`/draft show ${LIGHTHOUSE}`);
    await room.restart('2026-03-02T07:30:00Z');
    const after = await editor.ask(`/draft show ${LIGHTHOUSE}`);
    expect(after.text).toBe(before.text);
    // A button from before the restart leads on as well.
    expect((await before.press('Source')).text).toContain('The Ellery Courier');
    await decideAll(editor, LIGHTHOUSE);
    await editor.ask(`/draft publish ${LIGHTHOUSE}`);
    await room.restart('2026-03-02T08:00:00Z');
    const reader = seat(room, platform, { as: 'member' });
    expect((await reader.ask(`/brief ${LIGHTHOUSE}`)).text).toContain(REWORDED.summary);
    const quoted = await reader.ask('/quote two boats in fog');
    expect((await quoted.press('In context')).text).toContain('who leads the harbour union');
  });

  it('throws a draft away and takes it up again, with everything in it', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    await editor.ask(`/draft new ${room.address}`);
    const edited = await editor.ask(`/draft reword ${LIGHTHOUSE} summary ${REWORDED.summary}`);
    const discarded = await (await edited.press('Overview')).press('Discard');
    expect(discarded.text).toContain('Discarded: ');
    expect((await editor.ask('/draft list')).choices).toEqual([]);
    expect((await editor.ask(`/draft keep ${LIGHTHOUSE} q1`)).text).toContain('Restore it first');
    expect((await editor.ask(`/draft publish ${LIGHTHOUSE}`)).text).toContain('Restore it first');
    const restored = await discarded.press('Undo');
    expect(restored.text).toContain('Taken up again.');
    expect(restored.text).toContain(REWORDED.summary);
    expect((await editor.ask('/draft list')).choices).toHaveLength(1);
  });
});
