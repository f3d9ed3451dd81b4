/**
 * The facts of an article within the limits of a brief: what does not fit one is left out, never cut.
 */
import type { ArticleFacts } from '../article.ts';

/** The most characters of each, as the schema of a brief has it. */
const LONGEST: { readonly [Name in keyof ArticleFacts]-?: number } = {
  title: 200,
  outlet: 60,
  programme: 60,
  reporter: 80,
  published: 10,
  url: 500,
  language: 35,
};

const NAMES = ['title', 'outlet', 'programme', 'reporter', 'published', 'url', 'language'] as const;

/** What was found for each fact; several values may be tried, the likeliest first. */
export type FoundFacts = { readonly [Name in keyof ArticleFacts]?: readonly (string | undefined)[] };

/** Takes for each fact the first value that is there and fits. */
export function factsFrom(found: FoundFacts): ArticleFacts {
  const facts: { -readonly [Name in keyof ArticleFacts]: ArticleFacts[Name] } = {};
  for (const name of NAMES) {
    const value = found[name]?.find(
      (one) => one !== undefined && one !== '' && one.length <= LONGEST[name] && !/[\r\n]/.test(one),
    );
    if (value !== undefined) facts[name] = value;
  }
  return facts;
}
