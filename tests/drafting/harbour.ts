/**
 * The invented article of the tests, with what somebody would find in it by hand.
 */
import { sourceText } from '../../src/briefs/source-text.ts';
import type { Article, ArticleFacts } from '../../src/drafting/article.ts';
import type { Attribution, Extraction, Span } from '../../src/drafting/extraction.ts';
import { exampleSource } from '../fixtures/brief.ts';

const FACTS: ArticleFacts = {
  title: 'The ferry will not come back this winter',
  outlet: 'Harbour Radio',
  programme: 'Evening Round',
  url: 'https://harbour.example/ferry',
  language: 'en',
};

/** The article; `text` replaces all of it, `facts` some. */
export function harbourArticle(facts: ArticleFacts = {}, text = exampleSource): Article {
  return { ...sourceText(text), facts: { ...FACTS, ...facts } };
}

/** Where words stand in a text, the first time or behind other words. */
export function placeIn(text: string, words: string, behind = ''): Span {
  const start = text.indexOf(words, behind === '' ? 0 : text.indexOf(behind));
  if (start < 0) throw new Error(`Not in the text: ${words}`);
  return { start, end: start + words.length };
}

/**
 * What is found in the article: four quotations (one broken by its cue, one mixed, one of a document), and one more whose
 * speaker is not certain; figures, people, a term, a date.
 */
export function extractHarbour(text: string): Extraction {
  const at = (words: string, behind?: string) => placeIn(text, words, behind);
  const credit = (
    name: string,
    mention: string,
    kind: Attribution['kind'],
    confidence = 0.95,
  ): Attribution => ({
    name: at(name),
    mention: at(mention),
    kind,
    confidence,
  });
  const okafor = credit('Ines Okafor', 'Ines Okafor', 'person');
  const lindqvist = credit('Ray Lindqvist', 'Ray Lindqvist', 'person');
  return {
    text,
    quotations: [
      {
        type: 'direct',
        pieces: [at('We asked for one boat a day. One. We were given a brochure,')],
        cue: at('told'),
        attribution: okafor,
        speech: true,
        about: at('one boat a day'),
        context: at(
          '“We asked for one boat a day. One. We were given a brochure,” Ines Okafor, who speaks for the islanders, told a full town hall.',
        ),
      },
      {
        type: 'direct',
        pieces: [
          at('A ship that sails empty helps nobody,'),
          at('and a ship that sails at a loss will soon not sail at all.'),
        ],
        cue: at('said its'),
        attribution: lindqvist,
        speech: true,
        context: at(
          '“A ship that sails empty helps nobody,” said its director, Ray Lindqvist, “and a ship that sails at a loss will soon not sail at all.”',
        ),
      },
      {
        type: 'direct',
        pieces: [at('No service from 1 October until further notice.')],
        attribution: credit('A notice on the pier', 'A notice on the pier', 'document', 0.6),
        speech: true,
        context: at(
          'A notice on the pier puts it shorter: “No service from 1 October until further notice.”',
        ),
      },
      {
        type: 'mixed',
        pieces: [at('the islanders would hire fishing boats “if that is what it takes”')],
        cue: at('said the islanders'),
        attribution: { ...okafor, mention: at('Okafor said') },
        speech: true,
        context: at('Okafor said the islanders would hire fishing boats “if that is what it takes”.'),
      },
      {
        type: 'indirect',
        pieces: [at('the islanders would hire fishing boats')],
        attribution: okafor,
        speech: true,
        context: at('Okafor said the islanders would hire fishing boats “if that is what it takes”.'),
      },
    ],
    people: [
      {
        name: at('Ines Okafor'),
        aliases: [at('Okafor', 'Okafor said')],
        role: at('who speaks for the islanders'),
        mentions: [at('Ines Okafor')],
      },
      { name: at('Ray Lindqvist'), aliases: [], role: at('director'), mentions: [at('Ray Lindqvist')] },
    ],
    figures: [
      { written: at('some 4,000'), value: 4000, unit: 'islanders', what: at('islanders', 'some 4,000') },
      {
        written: at('12 per cent'),
        value: 12,
        unit: 'per cent',
        what: at('Fares have risen'),
        claim: okafor,
      },
    ],
    dates: [{ written: at('1 October'), event: at('No service from 1 October until further notice.') }],
    keyPoints: [
      {
        sentence: at(
          'The last ferry between Port Ellery and Sandholm has left, and some 4,000 islanders wonder how they will get to work.',
        ),
        weight: 0.9,
      },
      {
        sentence: at('Okafor said the islanders would hire fishing boats “if that is what it takes”.'),
        claim: okafor,
        weight: 0.6,
      },
      { sentence: at('Fares have risen by 12 per cent.'), weight: 0.5 },
    ],
    positions: [
      {
        party: okafor,
        sentence: at('Okafor said the islanders would hire fishing boats “if that is what it takes”.'),
      },
    ],
    terms: [{ term: at('ferry'), meaning: at('one boat a day') }],
  };
}
