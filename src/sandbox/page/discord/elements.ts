/**
 * The elements of `@skyra/discord-components-core` that the page draws with, and what makes them look at home in it.
 * Which ones, and why not the others: `docs/decisions/0006-drawing-payloads-on-the-page.md`.
 */
import '@skyra/discord-components-core/discord-quote.js';
import '@skyra/discord-components-core/discord-time.js';
import '@skyra/discord-components-core/discord-verified-author-tag.js';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import dressing from './dressing.css?inline';

type ElementAttributes = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'discord-quote': ElementAttributes;
      'discord-time': ElementAttributes;
      'discord-verified-author-tag': ElementAttributes;
    }
  }
}

let sheet: CSSStyleSheet | undefined;

/** Made once, when the first element is drawn. */
function sharedSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(dressing);
  }
  return sheet;
}

/**
 * Gives an element of the library the page's colours, which follow the theme by themselves. The library's own
 * theme is handed down once, when an element is connected, and most elements never hear of a change.
 */
export function dress(element: HTMLElement | null): void {
  const root = element?.shadowRoot;
  if (root == null || root.adoptedStyleSheets.includes(sharedSheet())) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sharedSheet()];
}
