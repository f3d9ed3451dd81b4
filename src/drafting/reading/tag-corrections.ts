/** Parts of speech where the tagger does not trust a capital letter: surnames and given names that are words as well. */
import { givenNameGender } from '../attribution/given-names.ts';
import { titleGender } from '../attribution/name-words.ts';
import type { Token } from './reading.ts';

const MISTAKEN = new Set(['VERB', 'NOUN', 'ADJ', 'ADV']);

const CAPITALISED = /^\p{Lu}\p{Ll}/u;

/** The tokens with the parts of names tagged as such. */
export function withNames(tokens: readonly Token[]): readonly Token[] {
  const corrected: Token[] = [];
  tokens.forEach((token, index) => {
    const name = MISTAKEN.has(token.tag) && CAPITALISED.test(token.text);
    const partOfName = name && isPartOfName(corrected[index - 1], token, tokens[index + 1]);
    corrected.push(partOfName ? { ...token, tag: 'PROPN', lemma: token.lower } : token);
  });
  return corrected;
}

function isPartOfName(previous: Token | undefined, token: Token, next: Token | undefined): boolean {
  const goesOn = next !== undefined && CAPITALISED.test(next.text) && next.start === token.end + 1;
  // "Josh Weaver", and "an Associated Press survey".
  if (goesOn && next.tag === 'PROPN')
    return givenNameGender(token.lower) !== undefined || previous?.tag === 'DET';
  if (previous === undefined || token.start !== previous.end + 1) return false;
  // "Mr. Hedge", "Representative Anna Lynch": but "President Says He Will Go" is a headline.
  const titled = CAPITALISED.test(previous.text) && titleGender(previous.lower) !== undefined;
  const given = previous.tag === 'PROPN' && givenNameGender(previous.lower) !== undefined;
  return previous.text.endsWith('.') ? titled : (titled || given) && !goesOn;
}
