/** From an article to a draft: by its address, by a message that links to it, by pasting its text. */
import { describe, expect, it } from 'vitest';
import { HEADLINE, LIGHTHOUSE, PARAGRAPHS, PASTED } from './lighthouse.ts';
import { articlePage, openNewsroom, PLATFORMS, seat } from './newsroom.ts';

const ENTRY = { name: 'draft', label: 'Draft a brief' };

/** A paragraph that fills a field of the form, and says something else each time. */
const filler = (number: number): string =>
  Array.from(
    { length: 28 },
    (_, index) =>
      `Keeper ${number * 100 + index} wrote into the log that the night was calm and the lamp was clean.`,
  ).join(' ');

describe.each(PLATFORMS)('an editor on %s', (platform) => {
  it('drafts from an address, and sees where it comes from and what was found', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    const { text, buttons } = await editor.ask(`/draft new ${room.address}`);
    expect(text).toContain(`Draft: ${HEADLINE}`);
    expect(text).toContain('Source: The Ellery Courier (1 March 2026)');
    expect(text).toContain(room.address);
    expect(text).toContain('q1 · Marta Quill');
    expect(text).toContain('q2 · speaker not known');
    expect(buttons).toContain('Discard');
    expect(editor.posts()).toEqual([]);
    const list = await editor.ask('/draft list');
    expect(list.text).toContain(HEADLINE);
  });

  it('is shown what is there already before anything is drafted, and drafts it anyway if that is wanted', async () => {
    const room = await openNewsroom();
    room.printed.set('/lighthouse-again', articlePage('The lamp stays', PARAGRAPHS));
    const editor = seat(room, platform);
    await editor.ask(`/draft new ${room.address}`);
    const same = await editor.ask(`/draft new ${room.address}?utm_source=chat`);
    expect(same.text).toContain('There already');
    expect(same.text).toContain('the same address');
    expect((await same.press(`Draft ${LIGHTHOUSE}`)).text).toContain(`Draft: ${HEADLINE}`);
    const nearly = await editor.ask(`/draft new ${room.origin}/lighthouse-again`);
    expect(nearly.text).toContain('nearly the same text');
    expect((await editor.ask('/draft list')).choices).toHaveLength(1);
    expect((await nearly.press('Draft anyway')).text).toContain('Draft: The lamp stays');
    expect((await editor.ask('/draft list')).choices).toHaveLength(2);
  });

  it('drafts from the link in a message, by the entry of its menu', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    const drafted = await editor.chooseOn(`Read this: ${room.address}.`, ENTRY);
    expect(drafted.text).toContain(`Draft: ${HEADLINE}`);
    const none = await editor.chooseOn('The lighthouse stays, I hear.', ENTRY);
    expect(none.text).toContain('This message holds no link.');
    expect(editor.posts()).toEqual([]);
  });

  it('pastes a text that is longer than a field, in several, and nothing of it is lost', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    const form = await editor.ask('/draft paste');
    expect(form.fields.map(({ name }) => name)).toEqual(['one', 'two', 'three', 'four', 'five']);
    const [last = ''] = PARAGRAPHS.slice(1, 2);
    const drafted = await form.send({
      one: `${HEADLINE}\n\n${PARAGRAPHS[0]}\n\n${filler(1)}`,
      two: filler(2),
      three: `${filler(3)}\n\n${last}`,
    });
    expect(drafted.text).toContain(`Draft: ${HEADLINE}`);
    const quotation = await editor.ask(`/draft show ${LIGHTHOUSE} q1`);
    expect(quotation.text).toContain('“We have lost two boats in fog since spring”');
    expect(quotation.text).toContain('q1 · Marta Quill');
    // It is the same text when it comes in one piece, or in other fields.
    const again = await (await editor.ask('/draft paste')).send({
      one: `${HEADLINE}\n\n${PARAGRAPHS[0]}`,
      two: filler(1),
      three: filler(2),
      four: filler(3),
      five: last,
    });
    expect(again.text).toContain('the same text');
    // What was pasted is held, so that it need not be pasted again.
    const other = await again.press('Draft anyway');
    expect(other.text).toContain(`Draft: ${HEADLINE}`);
    expect((await editor.ask('/draft list')).choices).toHaveLength(2);
  });

  it('pastes a short text behind the command', async () => {
    const room = await openNewsroom();
    const editor = seat(room, platform);
    const { text } = await editor.ask(`/draft paste ${PASTED.replaceAll('\n\n', ' ')}`);
    expect(text).toContain('Draft: ');
    expect(text).toContain('Marta Quill');
  });

  it('is told why there is no draft, and what to do', async () => {
    const room = await openNewsroom();
    room.printed.set('/empty', { type: 'text/html', body: '<title>Log in</title><p>Please log in.</p>' });
    const editor = seat(room, platform);
    const told = async (line: string) => (await editor.ask(line)).text;
    expect(await told(`/draft new ${room.origin}/empty`)).toMatch(/paste/i);
    expect(await told(`/draft new ${room.origin}/nowhere`)).toContain('404');
    expect(await told('/draft new http://127.0.0.1/inside')).toContain('private network');
    expect(await told('/draft new ellery.example/news')).toContain('Not understood');
    expect((await editor.ask('/draft list')).choices).toEqual([]);
  });
});
