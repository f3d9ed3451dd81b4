import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { normaliseSource, sourceText } from '../../../src/briefs/source-text.ts';
import { ArticleError, type ArticleInput } from '../../../src/drafting/article.ts';
import { createReadArticle } from '../../../src/drafting/articles/article-reader.ts';
import { readPage } from '../../../src/drafting/articles/page-article.ts';
import { page, STORY, TITLE } from '../pages.ts';
import { Web } from '../web.ts';

const web = new Web();
afterEach(() => web.close());

/** Reads an article; pages here rather than in a thread, which takes longer to start than they take to be read. */
const read = (input: ArticleInput) =>
  createReadArticle({
    fetch: web.fetch(),
    readPage: async ({ html, address }) => readPage(html, address),
  })(input);
const readText = (text: string) => read({ kind: 'text', text });

async function refusal(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof ArticleError) return error.message;
    throw error;
  }
  throw new Error('It was read.');
}

/** A site with one answer. */
async function serve(status: number, body: string | Buffer, headers: Readonly<Record<string, string>>) {
  const site = await web.open((_request, response) => response.writeHead(status, headers).end(body));
  web.name('courier.test', ['127.0.0.1']);
  return `http://courier.test:${site.port}/news/lighthouse`;
}

const PLAIN = [TITLE, 'Evening Desk', ...STORY].join('\n\n');
const WHOLE = [TITLE, ...STORY].join('\n\n');

describe('Plain text', () => {
  test('stays what it is but for its line ends and byte-order mark, so that places in it hold', async () => {
    const article = await readText(`\uFEFF${PLAIN.replaceAll('\n', '\r\n')}\r\n`);
    expect(article.text).toBe(`${PLAIN}\n`);
    expect(article.sha256).toBe(sourceText(`${PLAIN}\n`).sha256);
  });

  test('stays what it is whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (odd) => {
        const text = `Words ${PLAIN}${odd}`;
        const article = await readText(text);
        expect(article.text).toBe(normaliseSource(text));
        expect(article.sha256).toBe(sourceText(text).sha256);
      }),
    );
  });

  test('has the first line as its title where it reads like one', async () => {
    expect((await readText(PLAIN)).facts.title).toBe(TITLE);
    expect((await readText(`\n\n${PLAIN}`)).facts.title).toBe(TITLE);
    expect((await readText(`Will the lamp stay lit?\n\n${STORY.join('\n\n')}`)).facts.title).toBe(
      'Will the lamp stay lit?',
    );
  });

  test.each([
    ['a whole sentence', `The council voted on Monday.\n\n${STORY[1]}\n\n${STORY[2]}`],
    ['followed at once by more', `${TITLE}\n${STORY[0]}\n\n${STORY[1]}`],
    ['longer than a title', `${'word '.repeat(60)}\n\n${STORY[0]}`],
    ['all there is', STORY[0].replace(/\.$/, '')],
  ])('has no title where its first line is %s', async (_what, text) => {
    expect((await readText(text)).facts.title).toBeUndefined();
  });

  test('tells its outlet, reporter and day where it says them, and its language by its words', async () => {
    const signed = await readText(
      `${TITLE}\n\nBy Ann Lee and Tom van Dyk\n\nPublished: 3 June 2024\n\n${STORY.join('\n\n')}`,
    );
    expect(signed.facts).toEqual({
      title: TITLE,
      reporter: 'Ann Lee and Tom van Dyk',
      published: '2024-06-03',
      language: 'en',
    });
    const spoken = await readText(
      `${TITLE}\n\nThe vote was close. ETV’s Ann Lee reports.\n\n${STORY.join('\n\n')}`,
    );
    expect(spoken.facts).toEqual({ title: TITLE, outlet: 'ETV', reporter: 'Ann Lee', language: 'en' });
  });

  test('tells English in a few sentences already', async () => {
    const short =
      'Port Ellery’s council shelved the sale of its tower. “We lost boats,” said Marta Quill, who leads the fishermen. A hotel had offered 2 million crowns for it last spring.';
    expect((await readText(short)).facts.language).toBe('en');
  });

  test('has no facts that it does not say', async () => {
    const german =
      'Der Rat von Hafenstadt hat am Montag beschlossen, den alten Turm zu behalten, weil die Fischer ihn noch brauchen. '.repeat(
        4,
      );
    expect((await readText(german)).facts).toEqual({});
  });

  test('has the facts that an editor gives with it, before its own', async () => {
    const facts = { outlet: 'The Ellery Courier', title: 'Another title' };
    const article = await read({ kind: 'text', text: PLAIN, facts });
    expect(article.facts).toMatchObject({ ...facts, language: 'en' });
    expect(article.text).toBe(PLAIN);
  });

  test('that is too short or too long is refused', async () => {
    expect(await refusal(readText(' \n'))).toContain('has no words');
    expect(await refusal(readText('The lamp stays lit.'))).toContain('only 4 words');
    expect(await refusal(readText('word '.repeat(400_001)))).toContain('more than 2,000,000 characters');
  });
});

describe('Markup', () => {
  test('is read as a page, wherever it comes from', async () => {
    expect((await readText(page())).text).toBe(WHOLE);
    const part = STORY.map((text) => `<p>${text}</p>`).join('');
    expect((await readText(part)).text).toBe(STORY.join('\n\n'));
  });

  test('is known behind comments and declarations, however many', async () => {
    const comments = '<!-- a --> '.repeat(150);
    expect((await readText(`<?xml version="1.0"?>${comments}${page()}`)).text).toBe(WHOLE);
    expect((await readText(`${comments}${PLAIN}`)).text).toBe(comments + PLAIN);
  });

  test('is not what a text with an angle bracket is', async () => {
    const text = `${PLAIN}\n\nThe sign reads <p> for parking, and 3 < 4.`;
    expect((await readText(text)).text).toBe(text);
  });
});

describe('An address', () => {
  test('is fetched and its page read', async () => {
    const address = await serve(200, gzipSync(page()), {
      'content-type': 'text/html',
      'content-encoding': 'gzip',
    });
    const article = await createReadArticle({ fetch: web.fetch() })({ kind: 'address', address });
    expect(article.text).toBe(WHOLE);
    expect(article.sha256).toBe(sourceText(WHOLE).sha256);
    expect(article.facts).toEqual({ title: TITLE, url: address, language: 'en' });
  });

  test('of a plain text gives that text unchanged', async () => {
    const address = await serve(200, `${PLAIN}\r\n`, { 'content-type': 'text/plain; charset=utf-8' });
    const article = await read({ kind: 'address', address });
    expect(article.text).toBe(`${PLAIN}\n`);
    expect(article.facts).toMatchObject({ title: TITLE, url: address });
  });

  test.each([
    ['the header', 'text/html; charset=windows-1252', '', 'latin1'],
    ['the page', 'text/html', '<meta charset="iso-8859-1">', 'latin1'],
    [
      'an older form in the page',
      'text/html',
      '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">',
      'latin1',
    ],
    ['nothing, where it is not UTF-8', 'text/html', '', 'latin1'],
    ['nothing, where it is UTF-8', 'text/html', '', 'utf8'],
    ['the header, against the page', 'text/html; charset=utf-8', '<meta charset="iso-8859-1">', 'utf8'],
    [
      'the page, where the header is wrong',
      'text/html; charset=utf-8',
      '<meta charset="iso-8859-1">',
      'latin1',
    ],
    ['its byte-order mark, against the header', 'text/html; charset=utf-8', '', 'utf16le'],
  ] as const)('is decoded by what %s says', async (_who, type, meta, encoding) => {
    const html = page({
      head: `${meta}<title>Café</title>`,
      article: `<p>${'Señor Núñez naïvely ate crème brûlée in the café. '.repeat(12)}</p>`,
    });
    const bytes = Buffer.from(html.replace('<meta charset="utf-8">', ''), encoding);
    const marked = encoding === 'utf16le' ? Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]) : bytes;
    const article = await read({
      kind: 'address',
      address: await serve(200, marked, { 'content-type': type }),
    });
    expect(article.text).toMatch(/^Café\n\nSeñor Núñez naïvely ate crème brûlée in the café\./);
  });

  test.each([
    [401, 'log in or pay'],
    [402, 'log in or pay'],
    [403, 'does not let the bot read'],
    [404, 'no such page'],
    [410, 'no such page'],
    [429, 'too often'],
    [451, 'does not let the bot read'],
    [500, 'answers with an error (status 500)'],
    [503, 'answers with an error (status 503)'],
  ])('that answers with the status %i is refused, with what to do', async (status, reason) => {
    const address = await serve(status, page(), { 'content-type': 'text/html' });
    const message = await refusal(read({ kind: 'address', address }));
    expect(message).toContain(reason);
    expect(message).toContain('paste the article’s text');
  });

  test('that may not be fetched is refused, with what to do', async () => {
    const message = await refusal(read({ kind: 'address', address: 'http://10.0.0.1/' }));
    expect(message).toMatch(/private network.* You can also paste the article’s text\.$/);
  });
});
