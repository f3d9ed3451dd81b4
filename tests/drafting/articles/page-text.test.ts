import { describe, expect, test } from 'vitest';
import { ArticleError } from '../../../src/drafting/article.ts';
import { readPage } from '../../../src/drafting/articles/page-article.ts';
import { page, STORY, TITLE } from '../pages.ts';

const BODY = STORY.map((text) => `<p>${text}</p>`).join('\n');
const textOf = (article: string, around = '') => readPage(page({ article, around })).text;
const paragraphsOf = (article: string, around = '') => textOf(article, around).split('\n\n');
const WHOLE = [TITLE, ...STORY];

describe('The text of a page', () => {
  test('is its title and its paragraphs, divided by empty lines', () => {
    expect(textOf(`<h1>${TITLE}</h1>${BODY}`)).toBe(WHOLE.join('\n\n'));
  });

  test('has its title once, also where the page prints it otherwise or not at all', () => {
    expect(paragraphsOf(BODY)).toEqual(WHOLE);
    expect(paragraphsOf(`<h2>${TITLE.toUpperCase()}</h2>${BODY}`)).toEqual(WHOLE);
  });

  test('has headings, list items, quotations and table rows as paragraphs of their own', () => {
    const more = `<h2>What happens <em>next</em></h2><ul><li>The lamp is painted in May.</li><li><p>The bell is mended.</p></li></ul>
      <blockquote>“It is <b>our</b> lamp,” she said.</blockquote><table><tr><td>Cost</td><td>48,000</td></tr></table>`;
    expect(paragraphsOf(BODY + more)).toEqual([
      ...WHOLE,
      'What happens next',
      'The lamp is painted in May.',
      'The bell is mended.',
      '“It is our lamp,” she said.',
      'Cost 48,000',
    ]);
  });

  test('has one paragraph for each where two line breaks divide them, and one line for each', () => {
    const broken = STORY.map((text) => text.replaceAll(' ', '\n  ')).join('<br> <br/>\n');
    expect(paragraphsOf(`<div>${broken}</div>`)).toEqual(WHOLE);
  });

  test('keeps what stands in links and inside words, and the blanks between', () => {
    const story = STORY[0]
      .replace('lighthouse', '<a href="/l">light<wbr>house</a>')
      .replace('another ten', '<b>another</b> <i>ten</i>');
    expect(paragraphsOf(`<p>${story}</p>${BODY.slice(BODY.indexOf('</p>') + 4)}`)).toEqual(WHOLE);
  });

  test('has plain blanks for blanks that do not break, and no characters that nobody sees', () => {
    const story = STORY[0].replace('ten years', 'ten&nbsp;years').replace('campaign', 'cam&shy;pa\u200bign');
    expect(paragraphsOf(`<p>${story}</p>${BODY.slice(BODY.indexOf('</p>') + 4)}`)).toEqual(WHOLE);
  });

  test('has every mark and character as the page prints it', () => {
    const odd = 'Résumé: “naïve” ‘x’ — 3 < 4 & 5 > 2; ½, 日本語, 😀, and he said "so", isn’t it?';
    const escaped = odd
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replace('½', '&frac12;')
      .replace('’t', '&rsquo;t');
    expect(paragraphsOf(`${BODY}<p>${escaped}</p>`)).toEqual([...WHOLE, odd]);
  });

  test('has nothing of what stands around and between its paragraphs', () => {
    const between = [
      '<figure><img src="a.jpg" alt="The tower"><figcaption>The tower at night. Photo: T. Dyk</figcaption></figure>',
      '<div class="wp-caption"><p class="wp-caption-text">Boats in the harbour</p></div>',
      '<div class="share-buttons"><p>Share this story with your friends, who will like it, and with others.</p></div>',
      '<div id="newsletter-signup"><p>Get the best of the coast in your inbox, every single week, for free.</p><form><input></form></div>',
      '<aside><p>About the author: Ann Lee writes about the sea, the coast, and the people there.</p></aside>',
      '<p>Advertisement</p><p>Read more: <a href="/2">The storm of the century</a></p><p><a href="/3">Ten things about lamps</a></p>',
      '<p>Sign up for our newsletter to get more stories like this</p><p>Follow us on Twitter</p><p>Photograph: Tom van Dyk/Agency</p>',
      '<p hidden>Hidden words, which are many, and which nobody is meant to see, ever.</p><p style="display:none">Invisible words, which are many, too.</p>',
      '<script>document.write("<p>Scripted</p>")</script><style>p { color: red }</style><noscript><p>Please turn on JavaScript.</p></noscript>',
      '<p> </p><p>***</p><p>&nbsp;</p>',
    ];
    const mixed = STORY.map(
      (text, index) => `<p>${text}</p>${between[index * 2] ?? ''}${between[index * 2 + 1] ?? ''}`,
    ).join('');
    const around =
      '<aside class="related"><h3>Related</h3><ul><li><a href="/4">A boat is lost, and found again</a></li></ul></aside><section class="comments"><p>Great story, thank you all for it, really.</p></section>';
    expect(paragraphsOf(mixed, around)).toEqual(WHOLE);
  });

  test('keeps sentences that only begin like a notice', () => {
    const sentences = [
      'Share prices of the mooring company fell by a tenth on Tuesday, and by another tenth on Wednesday morning.',
      'Follow us on the water, “or stay ashore”, the pilots sang.',
      'Saved by the light, the crew of the Merry Anne sent a cake to the keeper.',
    ];
    expect(paragraphsOf(BODY + sentences.map((text) => `<p>${text}</p>`).join(''))).toEqual([
      ...WHOLE,
      ...sentences,
    ]);
  });

  test('keeps an article whose own class names what stands around others', () => {
    expect(paragraphsOf(`<div class="social share">${BODY}</div>`)).toEqual(WHOLE);
  });

  test('is read from pages without a head or a body, and from tags that are not closed', () => {
    const loose = `<title>${TITLE}</title><h1>${TITLE}</h1><p>${STORY.join('<p>')}`;
    expect(readPage(loose).text.split('\n\n')).toEqual(WHOLE);
  });
});

describe('A page that would take too long', () => {
  test.each([
    ['nested too deep', `${'<div>'.repeat(400)}<p>${STORY[0]}</p>${'</div>'.repeat(400)}`],
    ['of too many tags', `<p>${STORY[0]}</p>`.repeat(30_000)],
    ['of links in links', '<a href="#">x'.repeat(60_000)],
  ])('is refused: one %s', (_what, article) => {
    expect(() => readPage(page({ article }))).toThrow(ArticleError);
  });
});
