/** What is kept of drafting: sources and drafts in the store, none of their words in the log, nothing else that people type. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HEADLINE, LIGHTHOUSE, PARAGRAPHS, PASTED } from './lighthouse.ts';
import { type Newsroom, openNewsroom, PLATFORMS, seat } from './newsroom.ts';
import { publishFrom, REWORDED } from './reviewing.ts';

/** Marker words that mean nothing to the bot. */
const SEARCHED = 'SEARCHED-heron-5519';
const REFUSED = 'REFUSED-kestrel-7741';
const HELD = 'HELD-osprey-3307 said that the lamp is bright.';

/** What lies in the store's files. */
async function stored({ world }: Newsroom): Promise<Buffer> {
  const names = (await readdir(world.directory)).filter((name) => name.includes('sqlite'));
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(world.directory, name)))));
}

describe.each(PLATFORMS)('what an editor on %s does', (platform) => {
  it('leaves the source and the draft in the store, and no word of either in the log', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    const { slack } = room.world;
    await publishFrom(editor, room.address, LIGHTHOUSE);
    await editor.ask(`/draft new ${room.origin}/missing`);
    // Searches, by an editor and by a reader.
    for (const line of ['/brief', '/quote', '/draft show', '/draft history', '/draft new', '/draft feed add'])
      await editor.ask(`${line} ${SEARCHED}`);
    await seat(room, platform, { as: 'member' }).ask(`/quote ${SEARCHED}`);
    // Words that break verbatim, in a form.
    await editor.ask(`/draft correct ${LIGHTHOUSE}`);
    const form = await (await editor.ask(`/draft show ${LIGHTHOUSE} q1`)).press('Trim');
    expect((await form.send({ words: REFUSED })).text).toContain('Nothing was changed');
    // A text that is there already, but for a sentence.
    const paste = await editor.ask('/draft paste');
    const again = await paste.send({ one: `${PASTED}\n\n${HELD}` });
    expect(again.text).toContain('There already');

    const bytes = await stored(room);
    for (const words of [PARAGRAPHS[0], HEADLINE, REWORDED.summary, editor.person])
      expect(bytes.includes(words), words).toBe(true);
    for (const words of ['heron', 'kestrel', 'osprey']) expect(bytes.includes(words), words).toBe(false);
    for (const { realName } of slack.sandbox.people) expect(bytes.includes(realName)).toBe(false);

    const log = room.world.log();
    expect(log).toContain('A brief was published');
    for (const words of ['heron', 'kestrel', 'osprey', 'boats in fog', 'Quill', 'Brask', 'lamp', 'hotel'])
      expect(log, words).not.toContain(words);
  });
});
