/** Reviewing a draft by buttons and forms, as an editor does who types no command but the first. */
import { describe, expect, it } from 'vitest';
import { LIGHTHOUSE, PARAGRAPHS } from './lighthouse.ts';
import { openNewsroom, PLATFORMS, seat } from './newsroom.ts';
import { NAMED, REWORDED } from './reviewing.ts';
import type { Screen } from './seat.ts';

const QUOTED = 'We have lost two boats in fog since spring';

/** Presses the one button whose label begins so. */
function pressFirst(screen: Screen, label: string): Promise<Screen> {
  const found = screen.buttons.find((one) => one.startsWith(label));
  if (found === undefined) throw new Error(`No button ${label}: ${screen.buttons.join(' | ')}`);
  return screen.press(found);
}

/** Decides about the item on a screen, and goes on to the next. */
async function decide(screen: Screen): Promise<Screen> {
  if (screen.buttons.includes('Keep')) {
    const kept = await screen.press('Keep');
    if (!kept.text.includes('still to be named')) return kept;
    const named = await (await kept.press('Speaker')).send({ words: NAMED });
    return goOn(named);
  }
  if (/^(?:Position|Term|Date) /m.test(screen.text)) return screen.press('Drop');
  if (/^Figure /m.test(screen.text)) return goOn(await (await screen.press('Whose')).send({ words: NAMED }));
  const form = await screen.press('Reword');
  const words = form.text.includes('summary') ? REWORDED.summary : REWORDED.point;
  const reworded = await form.send({ words });
  if (!reworded.text.includes('whose claim is not')) return goOn(reworded);
  return goOn(await (await reworded.press('Whose')).send({ words: NAMED }));
}

/** On to the next item; to the whole draft, where none is left. */
const goOn = (screen: Screen): Promise<Screen> =>
  screen.press(screen.buttons.find((label) => label.startsWith('Next: ')) ?? 'Overview');

describe.each(PLATFORMS)('an editor on %s', (platform) => {
  it('reviews item by item, by buttons and forms, until everything is decided, and publishes', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    const drafted = await editor.ask(`/draft new ${room.address}`);
    expect(drafted.text).toContain('Draft: Port Ellery keeps its lighthouse lit');
    expect(drafted.text).toContain('Nothing of it is served before it is published.');
    expect((await drafted.press('Quotations (2)')).text).toContain(`“${QUOTED}”`);
    let screen = await pressFirst(drafted, 'Review (');
    const seen: string[] = [];
    while (!screen.text.includes('Everything is decided')) {
      seen.push(screen.text);
      expect(seen.length).toBeLessThan(30);
      screen = await decide(screen);
    }
    // The summary, key points and quotations at least.
    expect(seen.length).toBeGreaterThan(3);
    expect(screen.text).toContain('Everything is decided: it can be published.');
    const published = await screen.press('Publish (next digest)');
    expect(published.text).toContain('Published: Port Ellery keeps its lighthouse lit');
    expect((await published.press('Open the brief')).text).toContain(REWORDED.summary);
  });

  it('is shown the words and the difference where an edit would break verbatim, and loses nothing', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    await editor.ask(`/draft new ${room.address}`);
    const item = await editor.ask(`/draft show ${LIGHTHOUSE} q1`);
    const form = await item.press('Trim');
    expect(form.fields.map(({ value }) => value)).toEqual([
      `${QUOTED} … Nobody should lose a third one to a budget.`,
    ]);
    const refused = await form.send({ words: 'We have lost three boats in fog since spring' });
    expect(refused.text).toContain('Nothing was changed');
    expect(refused.text).toContain('[-three-]{+two+}');
    // What was typed is there still, to be put right.
    const again = platform === 'slack' ? refused : await refused.press('Change what I entered');
    expect(again.fields.map(({ value }) => value)).toEqual(['We have lost three boats in fog since spring']);
    const trimmed = await again.send({ words: 'lost two boats in fog' });
    expect(trimmed.text).toContain('“lost two boats in fog”');
    expect(trimmed.text).toContain('trimmed');
    expect((await trimmed.press('Reset')).text).toContain(`“${QUOTED}”`);
  });

  it('names who said what nobody is credited with', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    await editor.ask(`/draft new ${room.address}`);
    const kept = await (await editor.ask(`/draft show ${LIGHTHOUSE} q2`)).press('Keep');
    expect(kept.text).toContain('Who said it is still to be named.');
    const chosen = await kept.choose('Marta Quill');
    expect(chosen.text).toContain('q2 · Marta Quill');
    const named = await (await chosen.press('Speaker')).send({ words: NAMED });
    expect(named.text).toContain(`q2 · ${NAMED}`);
  });

  it('is told what is missing where it cannot be published yet, with a button to each', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    const drafted = await editor.ask(`/draft new ${room.address}`);
    const refused = await drafted.press('Publish');
    expect(refused.text).toContain('Not published yet');
    expect(refused.buttons).toEqual(expect.arrayContaining(['summary', 'k1', 'q1', 'q2', 'Overview']));
    for (const label of refused.buttons.filter((one) => one !== 'Overview')) {
      expect((await refused.press(label)).text, label).toContain(label);
    }
    const reader = seat(room, platform, { as: 'member' });
    expect((await reader.ask(`/brief ${LIGHTHOUSE}`)).text).not.toContain(PARAGRAPHS[0]);
  });
});
