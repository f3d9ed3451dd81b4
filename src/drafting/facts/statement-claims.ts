/** Whose claim a whole statement is, and how much of it is somebody's words. */
import type { Attribution, FoundQuotation, Span } from '../extraction.ts';
import { lowest } from './places.ts';
import type { Statement } from './statements.ts';

/** The quotations of one statement. */
export interface StatementClaim {
  readonly quotations: readonly FoundQuotation[];
  /** Who makes the claim that is most of the statement; absent where that is the outlet. */
  readonly claim?: Attribution;
  /** Whether it is nothing but a quotation, whose speaker it does not name. */
  readonly bare: boolean;
}

/**
 * A statement is somebody's claim where the words, the speaker and the cue reach over so much of it, and the words alone
 * are so much of it: what is said by the way, as in "the tax, which critics call unfair, rose", is not.
 */
const REACHES = 0.6;
const WORDS = 0.25;

/** With how much of it in quotation marks a statement is nothing but a quotation. */
const ALL_OF_IT = 0.85;

/** The claims of statements, in their order. */
export function statementClaims(
  statements: readonly Statement[],
  quotations: readonly FoundQuotation[],
): readonly StatementClaim[] {
  const within = statements.map((): FoundQuotation[] => []);
  for (const quotation of quotations) {
    for (const place of new Set(quotation.pieces.map((piece) => statementAt(statements, piece)))) {
      within[place]?.push(quotation);
    }
  }
  return statements.map((statement, place) => claimOf(statement, within[place] ?? []));
}

/** The place of the statement in which a span begins. */
export function statementAt(statements: readonly Statement[], { start }: Span): number {
  return lowest(statements.length, (index) => (statements[index]?.end ?? 0) > start);
}

/** What of a statement belongs to one speaker: how many characters of words, and where all of it begins and ends. */
interface Share extends Span {
  readonly words: number;
  readonly attribution: Attribution;
}

function claimOf(statement: Statement, quotations: readonly FoundQuotation[]): StatementClaim {
  const length = statement.end - statement.start;
  const shares = new Map<number, Share>();
  let marked = 0;
  let named = false;
  for (const { attribution, pieces, cue, type } of quotations) {
    const words = pieces.reduce((sum, piece) => sum + overlap(piece, statement), 0);
    if (type !== 'indirect') marked += words;
    if (attribution === undefined) continue;
    const inside = [...pieces, attribution.mention, ...(cue === undefined ? [] : [cue])].filter(
      (span) => overlap(span, statement) > 0,
    );
    named ||= inside.includes(attribution.mention);
    const known = shares.get(attribution.name.start);
    shares.set(attribution.name.start, {
      attribution: known?.attribution ?? attribution,
      words: (known?.words ?? 0) + words,
      start: inside.reduce((least, { start }) => Math.min(least, start), known?.start ?? statement.end),
      end: inside.reduce((most, { end }) => Math.max(most, end), known?.end ?? statement.start),
    });
  }
  const most = [...shares.values()]
    .filter(({ words, start, end }) => words >= WORDS * length && end - start >= REACHES * length)
    .reduce<Share | undefined>((best, one) => (one.words > (best?.words ?? 0) ? one : best), undefined);
  return {
    quotations,
    bare: marked >= ALL_OF_IT * length && !named,
    ...(most === undefined ? {} : { claim: most.attribution }),
  };
}

function overlap(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
}
