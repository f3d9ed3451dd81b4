import { describe, expect, test } from 'vitest';
import { ArticleError } from '../../../src/drafting/article.ts';
import { readPage } from '../../../src/drafting/articles/page-article.ts';
import { jsonLd, page, STORY, TITLE } from '../pages.ts';

const BODY = STORY.map((text) => `<p>${text}</p>`).join('');

/** Why a page was refused; empty where it was read. */
function refusal(html: string): string {
  try {
    readPage(html);
    return '';
  } catch (error) {
    if (error instanceof ArticleError) return error.message;
    throw error;
  }
}

const bare = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;

const CONSENT = `<h1>Before you continue</h1><p>We and our 812 partners store cookies on your device. Cookies let us measure
  how our pages are read and show you what you may like. You can accept all cookies, or choose which cookies you accept.
  We keep your choice for a year. Your privacy matters to us, and you can change your mind at any time in our settings.</p>
  <button>Accept all</button>`;

const TEASERS = STORY.map(
  (text, index) =>
    `<div><h2><a href="/news/${index}">Headline number ${index}, which leads on</a></h2><p>${text}</p></div>`,
).join('');

const LINKS = `<ul>${Array.from({ length: 40 }, (_, index) => `<li><a href="/news/${index}">The headline of story ${index}</a></li>`).join('')}</ul>`;

describe('A page without an article is refused with what it is:', () => {
  test.each([
    ['a list of links', bare(LINKS), 'a list of links'],
    ['a list of teasers', page({ article: TEASERS, head: '<title>News</title>' }), 'a list of links'],
    [
      'a video page',
      bare('<h1>The lamp at night</h1><video src="a.mp4"></video><p>Watch the lamp.</p>'),
      'shows a video',
    ],
    [
      'a video page that says so',
      bare(
        '<h1>The lamp at night</h1><p>Watch the lamp.</p>',
        jsonLd({ '@type': 'VideoObject', name: 'The lamp' }),
      ),
      'shows a video',
    ],
    [
      'a login wall',
      bare(
        '<h1>Log in</h1><form><input type="text"><input type="password"><button>Log in</button></form><p>Welcome back.</p>',
      ),
      'asks readers to log in',
    ],
    ['a cookie wall', bare(CONSENT), 'asks about cookies'],
    [
      'a page of scripts',
      bare(
        '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script src="/app.js"></script>',
      ),
      'until its scripts are run',
    ],
    [
      'a page of scripts that says nothing',
      bare('<div id="app"></div><script src="/app.js"></script>'),
      'until its scripts are run',
    ],
    [
      'an error page',
      bare(
        '<h1>Oops</h1><p>We cannot find what you were looking for. It may have been moved.</p>',
        '<title>404 | The Courier</title>',
      ),
      'an error page',
    ],
    [
      'a page that is not found',
      bare(`<p>Sorry.</p>${LINKS}`, '<title>Page not found - The Courier</title>'),
      'an error page',
    ],
    [
      'a challenge',
      bare(
        '<p>Verify you are human by completing the action below.</p><script src="c.js"></script>',
        '<title>Just a moment...</title>',
      ),
      'whether a person is reading',
    ],
    [
      'a paywall’s teaser',
      page({
        article: `<h1>${TITLE}</h1><p>${STORY[0]}</p><p>${STORY[1]}</p><div class="paywall">Subscribe to continue reading.</div>`,
      }),
      'only the beginning',
    ],
    [
      'a teaser that says it is one',
      page({
        head: jsonLd({ '@type': 'NewsArticle', headline: TITLE, isAccessibleForFree: 'False' }),
        article: `<p>${STORY[0]}</p><p>${STORY[1]}</p>`,
      }),
      'only the beginning',
    ],
    ['nothing in particular', bare('<p>Welcome to our harbour.</p>'), 'No article was found'],
    ['nothing at all', bare(''), 'No article was found'],
  ])('%s', (_what, html, reason) => {
    expect(refusal(html)).toContain(reason);
  });

  test('and with what to do about it, in whole sentences', () => {
    for (const html of [bare(LINKS), bare(CONSENT), bare(''), bare('<p>Hi</p>', '<title>404</title>')]) {
      expect(refusal(html)).toMatch(/^[A-Z][^.]*\. .*(?:[Pp]aste|Give|Look)[^.]*\.$/);
    }
  });
});

describe('A page with an article is read although', () => {
  test.each([
    [
      'it mentions cookies and asks to log in',
      page({
        around: `<div id="cookie-banner">${CONSENT}</div><a href="/login">Log in</a> <p>Subscribe now</p>`,
      }),
    ],
    [
      'it has a video and scripts',
      page({
        article: `<video src="a.mp4"></video>${BODY}<script>run()</script>`,
        around: '<noscript>Enable JavaScript</noscript>',
      }),
    ],
    ['many links stand around it', page({ around: `<aside>${LINKS}</aside><nav>${LINKS}</nav>` })],
    [
      'its title speaks of errors',
      page({ head: '<title>Error in the lamp cost 48,000 dollars</title>', around: '' }),
    ],
    ['it has a form for logging in', page({ around: '<form><input type="password"></form>' })],
  ])('%s', (_what, html) => {
    expect(refusal(html)).toBe('');
  });

  test('it is behind a paywall, where all of it is shown', () => {
    const head = jsonLd({ '@type': 'NewsArticle', headline: TITLE, isAccessibleForFree: false });
    expect(refusal(page({ head, article: BODY + BODY.replaceAll('the', 'a') }))).toBe('');
  });
});
