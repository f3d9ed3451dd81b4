/**
 * What an editor says of the source of a draft, each fact by the rule of a brief.
 */
import { briefSchema } from '../../briefs/schema.ts';
import type { ArticleFacts } from '../article.ts';
import { isPrintable } from './excerpt.ts';

const { shape } = briefSchema.shape.source;

const RULES = {
  title: shape.title,
  outlet: shape.outlet,
  programme: shape.programme.unwrap(),
  reporter: shape.reporter.unwrap(),
  published: shape.published.unwrap(),
  url: shape.url.unwrap(),
  language: shape.language,
} as const;

/** A fact of the source. */
export type FactName = keyof typeof RULES;

/** What is said of a fact that does not fit, by its name as a sentence has it. */
const CALLED: Readonly<Record<FactName, string>> = {
  title: 'source’s own title',
  outlet: 'outlet',
  programme: 'programme',
  reporter: 'reporter',
  published: 'date of publication',
  url: 'address',
  language: 'language',
};

/** In the order of a brief's file. */
export const FACT_NAMES: readonly FactName[] = [
  'outlet',
  'programme',
  'reporter',
  'title',
  'published',
  'url',
  'language',
];

/** Facts that a brief cannot do without, each with how it is asked for. */
export const NEEDED_FACTS: Readonly<Partial<Record<FactName, string>>> = {
  outlet: 'It is not known who published the article: say its outlet, such as CGTN.',
  title: 'The article has no headline: say it as the source prints it.',
  language: 'It is not known which language the article is in: say which, such as en.',
};

/** What is wrong with a fact, in a whole sentence; absent where nothing is. */
export function factFault(name: FactName, value: string): string | undefined {
  const result = RULES[name].safeParse(value);
  if (!result.success) {
    const reasons = result.error.issues.map(({ code, message }) =>
      code === 'invalid_format' && name === 'url' ? 'must begin with http:// or https://' : message,
    );
    return `The ${CALLED[name]} ${reasons.join(' and ')}.`;
  }
  return isPrintable(value) ? undefined : `The ${CALLED[name]} holds an invisible control character.`;
}

/** Facts with what an editor says of them, or why that cannot be. */
export type ChangedFacts =
  | { readonly kind: 'facts'; readonly facts: ArticleFacts }
  | { readonly kind: 'refused'; readonly reason: string };

/** Takes over what is said of a source; what is said to be empty is taken away. */
export function withFacts(facts: ArticleFacts, said: ArticleFacts): ChangedFacts {
  const result: { -readonly [Name in keyof ArticleFacts]: ArticleFacts[Name] } = { ...facts };
  for (const name of FACT_NAMES) {
    const value = said[name]?.replace(/\s+/g, ' ').trim();
    if (value === undefined) continue;
    if (value === '') {
      delete result[name];
      continue;
    }
    const reason = factFault(name, value);
    if (reason !== undefined) return { kind: 'refused', reason };
    result[name] = value;
  }
  return { kind: 'facts', facts: result };
}
