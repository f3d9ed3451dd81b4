/** Pages as outlets print them, around one invented story. */

/** The paragraphs of the story. */
export const STORY = [
  'The council of Port Ellery voted on Monday to keep its lighthouse lit for another ten years, after a campaign by fishermen who said the beam still brings them home.',
  '“We have lost two boats in fog since spring,” said Marta Quill, who leads the harbour union. “Nobody should lose a third one to a budget.”',
  'Keeping the lamp costs the town about 48,000 dollars a year, according to a report by its treasurer, Owen Brask.',
  'Brask had asked the council to sell the tower to a hotel. He said on Tuesday that he accepted the vote, and that the money would come from mooring fees.',
  'The tower was built in 1871 and has been dark only twice, both times in wartime. Its keeper’s house is now a school.',
] as const;

export const TITLE = 'Port Ellery keeps its lighthouse lit';

const paragraphs = STORY.map((text) => `<p>${text}</p>`).join('\n');

/** What a page is made of. */
export interface PageParts {
  readonly head?: string;
  readonly article?: string;
  readonly around?: string;
}

/** A page of an outlet, with what usually stands around an article. */
export function page({
  head = `<title>${TITLE}</title>`,
  article = `<h1>${TITLE}</h1>${paragraphs}`,
  around = '',
}: PageParts = {}) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>
<header><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav></header>
<main><article>${article}</article></main>
${around}
<footer><p>© 2024 The Ellery Courier. All rights reserved.</p></footer></body></html>`;
}

/** A script element with JSON-LD. */
export function jsonLd(data: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
}
