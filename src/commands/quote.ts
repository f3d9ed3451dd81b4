/**
 * `quote [speaker or words] [#n]`: who said what, word for word.
 */
import type { Attributed, Catalogue, QuotationMatch } from '../briefs/catalogue.ts';
import { handleOf } from '../briefs/handle.ts';
import type { Brief } from '../briefs/schema.ts';
import { type Button, type Card, type Element, notice, paragraph, plain } from '../cards/card.ts';
import { remembering } from '../cards/remembering.ts';
import type { Desk } from '../drafting/desk.ts';
import { quotationElement, quotedBy } from './attribution.ts';
import type { Answer, Command, Place, Request } from './command.ts';
import { echoOf, LONGEST_ECHO, notFound } from './not-found.ts';
import { sharedCard } from './shared-card.ts';

/** The longest input that is looked up, in characters: a sentence pasted to see who said it. */
const LONGEST_SENTENCE = 300;

/** What is wanted of a quotation: to see it, to share it with the channel, or to see it where it stands in its source. */
type Wanted = 'card' | 'share' | 'context';

/** What was asked for: whose words or which, the how-manieth of them, and what of it. */
export interface QuoteInput {
  readonly query: string;
  /** Counted from 1. */
  readonly number?: number;
  readonly wanted: Wanted;
}

const isWanted = (word: string): word is Wanted => word === 'share' || word === 'context';

/**
 * Splits `Ebrard #2 share` into its parts. `share` and `context` count only behind a number: they are also words to
 * look for.
 */
export function parseQuoteInput(input: string): QuoteInput {
  const [, query = input, number, word = ''] =
    /^(.*?)\s*(?:^|\s)#(\d{1,4})(?:\s+(share|context))?$/is.exec(input) ?? [];
  const wanted = word.toLowerCase();
  return number === undefined
    ? { query, wanted: 'card' }
    : { query, number: Number(number), wanted: isWanted(wanted) ? wanted : 'card' };
}

/** One quotation out of several that were found, and the line that finds them again. */
interface Pick {
  readonly found: readonly Attributed[];
  readonly number: number;
  /** The command line without its number. */
  readonly line: string;
}

/** How a quotation is shown: where, and whether its source's text is there to show it in. */
interface Showing {
  readonly extent: Place['extent'];
  readonly context: 'kept' | 'none';
}

function buttonsOf(
  { brief }: Attributed,
  { found, number, line }: Pick,
  { extent, context }: Showing,
): readonly Element[] {
  const next = (number % found.length) + 1;
  const buttons: readonly Button[] = [
    ...(found.length > 1 ? [{ label: `Next (${next} of ${found.length})`, line: `${line} #${next}` }] : []),
    ...(context === 'kept' ? [{ label: 'In context', line: `${line} #${number} context` }] : []),
    ...(extent === 'chat'
      ? [
          { label: 'Brief', line: `brief ${handleOf(brief)}` },
          { label: 'Share', line: `${line} #${number} share` },
        ]
      : []),
  ];
  return buttons.length === 0 ? [] : [{ type: 'buttons', buttons }];
}

/** @returns `undefined` where there are not so many quotations. */
function quotationCard(pick: Pick, showing: Showing): Card | undefined {
  const { found, number } = pick;
  const attributed = found[number - 1];
  if (attributed === undefined) return undefined;
  return {
    elements: [
      quotationElement(attributed),
      quotedBy(attributed.brief),
      ...(found.length > 1
        ? [{ type: 'source' as const, text: [plain(`${number} of ${found.length}`)] }]
        : []),
      ...buttonsOf(attributed, pick, showing),
    ],
  };
}

const cardsShown = (extent: Showing['extent']) => ({
  kept: remembering((pick: Pick) => quotationCard(pick, { extent, context: 'kept' })),
  none: remembering((pick: Pick) => quotationCard(pick, { extent, context: 'none' })),
});

/** The card of a pick, the same one every time. */
const cardOf = { chat: cardsShown('chat'), page: cardsShown('page') } as const;

/**
 * A pick for each of a speaker's quotations, the same ones every time. Picks made of words that somebody typed are
 * not kept.
 */
const picksOf = remembering(
  ({ speaker, quotations }: Extract<QuotationMatch, { kind: 'speaker' }>): readonly Pick[] =>
    quotations.map((_, index) => ({ found: quotations, number: index + 1, line: `quote ${speaker}` })),
);

function pickAnswer(
  pick: Pick,
  wanted: Wanted,
  { desk, hasContext }: QuoteCommandSources,
  request: Request,
): Answer | Promise<Answer> {
  const { found, number, line } = pick;
  const attributed = found[number - 1];
  const context = attributed !== undefined && hasContext(attributed.brief) ? 'kept' : 'none';
  const card = cardOf[request.place.extent][context](pick);
  if (attributed === undefined || card === undefined) {
    const count = found.length === 1 ? 'There is 1 quotation' : `There are ${found.length} quotations`;
    const problem = `${count} there, and no #${number}.`;
    return notFound(problem, [], `${line} #1`, request);
  }
  if (wanted === 'context') {
    return import('./in-context.ts').then(({ inContext }) =>
      inContext(desk(), attributed, `${line} #${number}`),
    );
  }
  return wanted === 'share'
    ? { outcome: 'answered', card: sharedCard(card, request.asker.name), audience: 'channel' }
    : { outcome: 'answered', card, audience: 'asker' };
}

function speakersCard(query: string, speakers: readonly string[]): Card {
  return {
    elements: [
      paragraph(`Several speakers fit ${echoOf(query)}. Which one?`),
      { type: 'list', items: speakers.map((speaker) => [plain(speaker)]) },
      {
        type: 'choice',
        placeholder: 'Choose a speaker',
        choices: speakers.map((speaker) => ({ label: speaker, line: `quote ${speaker}` })),
      },
    ],
  };
}

function missing(query: string, match: Extract<QuotationMatch, { kind: 'none' }>, request: Request): Answer {
  const offers = match.suggestions.map(({ text }) => ({ label: text, line: `quote ${text}` }));
  const example = offers[0]?.line ?? 'quote';
  const problem =
    query.length > LONGEST_SENTENCE
      ? `That is too long for a name or a sentence (${query.length} characters): ${echoOf(query)}`
      : `No quotation matches: ${echoOf(query)}.`;
  return notFound(problem, offers, example, request);
}

/** One quotation among all of its speaker: its line leads to the others. */
function bySpeaker(catalogue: Catalogue, attributed: Attributed): Pick {
  const { speaker } = attributed.quotation;
  const found = catalogue.quotations.filter(({ quotation }) => quotation.speaker === speaker);
  return { found, number: found.indexOf(attributed) + 1, line: `quote ${speaker}` };
}

function pickWithoutQuery(
  catalogue: Catalogue,
  number: number | undefined,
  random: () => number,
): Pick | undefined {
  const { quotations } = catalogue;
  if (number !== undefined && quotations.length > 0) return { found: quotations, number, line: 'quote' };
  const drawn = quotations[Math.floor(random() * quotations.length)];
  return drawn === undefined ? undefined : bySpeaker(catalogue, drawn);
}

/**
 * Words that somebody typed stay in a button only while they are few. A pasted sentence is looked up to see
 * who said it, and leads on by its speaker.
 */
function byWords(catalogue: Catalogue, query: string, found: readonly Attributed[], number: number): Pick {
  const [best] = found;
  return best !== undefined && query.length > LONGEST_ECHO
    ? bySpeaker(catalogue, best)
    : { found, number, line: `quote ${query}` };
}

/** What `quote` answers from. */
export interface QuoteCommandSources {
  /** The briefs that are served now. */
  readonly catalogue: () => Catalogue;
  /** From 0 (inclusive) to 1 (exclusive), for a quotation by chance. */
  readonly random: () => number;
  /** Whether the text of a brief's source is in the store. */
  readonly hasContext: (brief: Brief) => boolean;
  /** Where the paragraph of a quotation is looked up, when it is asked for. */
  readonly desk: () => { readonly inContext: Desk['inContext'] };
}

/** The command `quote`, over whatever catalogue is current when it is asked. */
export function quoteCommand(sources: QuoteCommandSources): Command {
  const { catalogue, random } = sources;
  return {
    name: 'quote',
    summary: 'Who said what, word for word: by speaker, by words, or by chance',
    usage: '[speaker or words] [#n]',
    example: () => {
      const first = catalogue().quotations[0];
      return first === undefined ? 'quote' : `quote ${first.quotation.speaker}`;
    },
    options: [
      { name: 'who', description: 'A speaker, or words to look for', kind: 'text', completes: true },
      { name: 'number', description: 'Which one, where there are several', kind: 'number' },
    ],
    complete: (option, prefix) =>
      option !== 'who'
        ? []
        : catalogue()
            .completeSpeaker(prefix)
            .map((speaker) => ({ label: speaker, value: speaker })),
    async run(request) {
      const { query, number, wanted } = parseQuoteInput(request.input);
      const current = catalogue();
      if (query === '' || query.toLowerCase() === 'random') {
        const pick = pickWithoutQuery(current, number, random);
        return pick === undefined
          ? { outcome: 'not-found', card: notice('The library has no quotation yet.'), audience: 'asker' }
          : pickAnswer(pick, wanted, sources, request);
      }
      const match = current.findQuotations(query.slice(0, LONGEST_SENTENCE));
      if (query.length > LONGEST_SENTENCE) {
        const suggestions = match.kind === 'none' ? match.suggestions : [];
        return missing(query, { kind: 'none', suggestions }, request);
      }
      switch (match.kind) {
        case 'speaker': {
          const { speaker, quotations: found } = match;
          const pick = picksOf(match)[(number ?? 1) - 1];
          return pickAnswer(
            pick ?? { found, number: number ?? 1, line: `quote ${speaker}` },
            wanted,
            sources,
            request,
          );
        }
        case 'words':
          return pickAnswer(byWords(current, query, match.quotations, number ?? 1), wanted, sources, request);
        case 'several-speakers':
          return { outcome: 'answered', card: speakersCard(query, match.speakers), audience: 'asker' };
        case 'none':
          return missing(query, match, request);
      }
    },
  };
}
