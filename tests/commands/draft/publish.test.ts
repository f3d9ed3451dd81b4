import { describe, expect, it } from 'vitest';
import { linesOf, textOf } from '../../fixtures/commands.ts';
import { editorAt } from './editors-desk.ts';
import { ferryDraft, ID } from './ferry-draft.ts';

/** Decides everything that must be. */
const DECISIONS = [
  `draft reword ${ID} summary The ferry had stopped for the winter.`,
  `draft reword ${ID} k1 the service had ended.`,
  `draft drop ${ID} k2`,
  `draft drop ${ID} p1`,
  `draft keep ${ID} q1`,
  `draft speaker ${ID} q2 Ray Lindqvist`,
  `draft keep ${ID} q2`,
  `draft drop ${ID} q3`,
];

async function decided() {
  const editor = editorAt();
  for (const line of DECISIONS) expect([line, (await editor.ask(line)).outcome]).toEqual([line, 'answered']);
  return editor;
}

describe('Publishing', () => {
  it('says what is still missing, with a button to each, and publishes nothing', async () => {
    const { ask, draft } = editorAt();
    const answer = await ask(`draft publish ${ID} now`);
    expect(answer).toMatchObject({ outcome: 'answered', audience: 'private' });
    expect(answer.card.title).toBe('Not published yet');
    expect(textOf(answer)).toContain('7 things are still missing:');
    expect(textOf(answer)).toContain('• q2: It is not certain that Ray Lindqvist said');
    expect(linesOf(answer)).toEqual(
      ['summary', 'k1', 'k2', 'p1', 'q1', 'q2', 'q3']
        .map((item) => `draft show ${ID} ${item}`)
        .concat(`draft show ${ID}`),
    );
    expect(draft(ID)?.state).toBe('open');
  });

  it('is offered in its three ends once everything is decided', async () => {
    const { ask } = await decided();
    const ends = [`draft publish ${ID}`, `draft publish ${ID} now`, `draft discard ${ID}`];
    const overview = await ask(`draft show ${ID}`);
    expect(textOf(overview)).toContain('Everything is decided: it can be published.');
    expect(linesOf(overview).slice(-3)).toEqual(ends);
    await ask(`draft reset ${ID} q3`);
    const last = await ask(`draft drop ${ID} q3`);
    expect(textOf(last)).toContain('7 of 7 decided');
    expect(linesOf(last).slice(0, 3)).toEqual(ends);
  });

  it('waits for the next digests, and leads to the brief and to its correction', async () => {
    const { ask, draft, events } = await decided();
    const answer = await ask(`draft publish ${ID}`);
    expect(answer.card.title).toBe('Published: The ferry will not come back this winter');
    expect(textOf(answer)).toContain('channels get it with their next digest');
    expect(linesOf(answer)).toEqual([`brief ${ID}`, `draft correct ${ID}`, 'draft list']);
    expect(draft(ID)?.state).toBe('published');
    expect(events[0]).toMatchObject({
      kind: 'published',
      detail: 'next',
      actor: { platform: 'slack', id: 'U1' },
    });
  });

  it('at once says in how many channels', async () => {
    const { ask } = await decided();
    expect(textOf(await ask(`draft publish ${ID} now`))).toContain('2 channels get it at once');
  });

  it('at once says so where no channel gets it, or where it could not be posted', async () => {
    for (const [posted, words] of [
      [{ channels: 0 }, 'was posted nowhere: no channel'],
      [{}, 'could not be posted at once: channels get it with their next digest'],
    ] as const) {
      const { ask, desk } = await decided();
      desk.publish = async (brief, when) => ({ kind: 'published', brief, when, ...posted });
      expect(textOf(await ask(`draft publish ${ID} now`))).toContain(words);
    }
  });

  it('leaves a draft that can be looked at, and changed no more', async () => {
    const { ask } = await decided();
    await ask(`draft publish ${ID}`);
    const answer = await ask(`draft show ${ID}`);
    expect(answer.card.title).toMatch(/^Published: /);
    expect(linesOf(answer)).toEqual([`brief ${ID}`, `draft correct ${ID}`, `draft withdraw ${ID}`]);
    expect(textOf(await ask('draft list'))).toContain('No draft is open');
  });
});

describe('A draft that is discarded', () => {
  it('is out of the list, and comes back by Undo', async () => {
    const { ask, draft } = editorAt();
    const discarded = await ask(`draft discard ${ID}`);
    expect(linesOf(discarded)).toEqual([`draft restore ${ID}`, 'draft list']);
    expect(textOf(await ask('draft list'))).toContain('No draft is open');
    expect(linesOf(await ask(`draft show ${ID}`))).toEqual([`draft restore ${ID}`]);
    const restored = await ask(`draft restore ${ID}`);
    expect(textOf(restored)).toContain('Taken up again.');
    expect(draft(ID)?.state).toBe('open');
  });

  it('cannot be discarded twice', async () => {
    const { ask } = editorAt();
    await ask(`draft discard ${ID}`);
    const answer = await ask(`draft discard ${ID}`);
    expect(answer.outcome).toBe('refused');
    expect(textOf(answer)).toContain('Nothing was changed: The draft ferry-winter is discarded.');
  });
});

describe('A correction', () => {
  it('is opened by any name of the brief, with everything as it was published', async () => {
    const { ask, draft } = editorAt({ drafts: [] });
    const answer = await ask('draft correct ferry');
    expect(textOf(answer)).toContain('Opened for correction: change what was wrong');
    expect(textOf(answer)).toContain('Still to do: what is corrected.');
    expect(linesOf(answer)).toContain('draft set harbour-ferry note');
    expect(draft('harbour-ferry')?.corrects).toBeDefined();
  });

  it('is published with what was wrong', async () => {
    const { ask, events } = editorAt({ drafts: [] });
    await ask('draft correct harbour-ferry');
    const missing = await ask('draft publish harbour-ferry');
    expect(textOf(missing)).toContain('One thing is still missing:');
    expect(linesOf(missing)[0]).toBe('draft show harbour-ferry note');
    expect(linesOf(await ask('draft show harbour-ferry note'))[0]).toBe('draft set harbour-ferry note');
    await ask('draft set harbour-ferry note The fares rose by 12 per cent, not by 20.');
    const answer = await ask('draft publish harbour-ferry now');
    expect(answer.card.title).toMatch(/^Corrected: /);
    expect(textOf(answer)).toContain('The correction is in the library now, and 2 channels get it at once.');
    expect(events[0]?.kind).toBe('corrected');
  });

  it('of no brief is answered with those that are meant perhaps', async () => {
    const { ask } = editorAt();
    expect(textOf(await ask('draft correct zebra'))).toContain('No brief matches: zebra.');
    expect(linesOf(await ask('draft correct'))).toContain('draft correct ferry');
  });
});

describe('A brief that is withdrawn', () => {
  it('is named by any of its names, and can be taken up again', async () => {
    const { ask, events } = editorAt({ drafts: [ferryDraft({ id: 'harbour-ferry', state: 'published' })] });
    const answer = await ask('draft withdraw ferry');
    expect(answer.card.title).toMatch(/^Withdrawn: /);
    expect(textOf(answer)).toContain('no new digest brings it');
    expect(linesOf(answer)).toEqual(['draft restore harbour-ferry', 'draft list']);
    expect(events[0]).toMatchObject({ kind: 'withdrawn', subject: 'harbour-ferry' });
    expect(textOf(await ask('draft restore harbour-ferry'))).toContain('Taken up again.');
  });

  it('is asked for where none is named, and refused where it was not published here', async () => {
    const { ask } = editorAt({ drafts: [] });
    expect(textOf(await ask('draft withdraw'))).toContain('Which brief is to be withdrawn?');
    expect(linesOf(await ask('draft withdraw'))).toContain('draft withdraw ferry');
    expect((await ask('draft withdraw ferry')).outcome).toBe('refused');
  });
});

describe('The history', () => {
  it('tells who did what, newest first, by ids alone', async () => {
    const { ask, desk } = editorAt();
    await ask(`draft keep ${ID} q1`);
    await desk.discard(ID, { platform: 'discord', id: '42' }, 60_000);
    await desk.restore(ID, { platform: 'feed', id: 'harbour-radio' }, 120_000);
    const text = textOf(await ask(`draft history ${ID}`));
    expect(text).toMatch(
      /Restored · by the feed harbour-radio\n.+ · Discarded · by 42 on Discord\n.+ · Changed: keep · by you/,
    );
  });
});
