/**
 * `digest …`: what is posted unasked, where, when and about what, and what became of it.
 */
import { distance } from 'fastest-levenshtein';
import { command, type Element, paragraph, plain, strong } from '../../cards/card.ts';
import { shortened } from '../../cards/shorten.ts';
import { ChannelBusyError } from '../../digest/digest.ts';
import type { Answer, Command, Request, Subcommand } from '../command.ts';
import { echoOf, LONGEST_ECHO, notFound, refused } from '../not-found.ts';
import { completeDigest } from './completion.ts';
import type { DigestCommandSources } from './sources.ts';
import { SUBCOMMANDS } from './subcommands.ts';

/** The longest input that is read, in characters: a form with as many topics as it can show is shorter. */
const LONGEST_INPUT = 8_000;

/** `quiet=line` and `topics=…` as `quiet line` and `topics …`: in another line they are written so. */
const withBlank = (input: string) => input.replace(/^(quiet|topics)=/i, '$1 ');

function tooLong(input: string, request: Request): Answer {
  const problem = `That is too long (${input.length} characters): ${echoOf(input)}`;
  return notFound(problem, [], 'digest help', request);
}

/** What is offered to somebody who only says `digest`. */
const FIRST_OFFERS = ['preview', 'subscribe', 'status'];

/** What people also say who want no more digests. */
const ENDINGS: ReadonlySet<string> = new Set(['stop', 'cancel', 'delete', 'end', 'remove', 'off']);
const ENDING_OFFERS = ['unsubscribe', 'pause'];

/** The subcommands that a word may have been meant for. */
function offersFor(word: string): readonly string[] {
  if (word === '') return FIRST_OFFERS;
  if (ENDINGS.has(word)) return ENDING_OFFERS;
  return SUBCOMMANDS.map(({ name }) => name).sort(
    (one, other) => distance(one, word) - distance(other, word),
  );
}

/** The longest line that is offered with what stood behind the mistyped word, in characters. */
const LONGEST_OFFERED = 200;

/** A line with another subcommand, and what stood behind the one that was typed, where that one takes anything. */
function offer(name: string, rest: string): { readonly label: string; readonly line: string } {
  const takes = SUBCOMMANDS.some((one) => one.name === name && one.options !== undefined);
  const line = `digest ${name} ${takes ? rest : ''}`.trim();
  const offered = line.length > LONGEST_OFFERED ? `digest ${name}` : line;
  return { label: shortened(offered, LONGEST_ECHO), line: offered };
}

const HELP = 'help';

/** Explains one subcommand. */
function helpFor({ name, summary, usage, options = [] }: Subcommand): Answer {
  const line = `digest ${name}`;
  const elements: readonly Element[] = [
    paragraph(strong(`/${line}${usage === undefined ? '' : ` ${usage}`}`), `: ${summary}`),
    ...(options.length === 0
      ? []
      : [
          {
            type: 'list' as const,
            items: options.map((option) => [strong(option.name), plain(`: ${option.description}`)]),
          },
        ]),
    paragraph('All of them: ', command('digest help')),
  ];
  return { outcome: 'answered', card: { title: `/${line}`, elements }, audience: 'asker' };
}

/** The subcommand that help is asked for: `help subscribe`, `subscribe help`. */
function explained(word: string, rest: string): Subcommand | undefined {
  const [name, other] = word === HELP ? [rest, word] : [word, rest];
  return other.toLowerCase() === HELP
    ? SUBCOMMANDS.find((one) => one.name === name.toLowerCase())
    : undefined;
}

function whichOne(word: string, rest: string, request: Request): Answer {
  const problem =
    word === ''
      ? 'What about the digest? To see all of it: digest help.'
      : `The digest has no: ${echoOf(request.input)}.`;
  return notFound(
    problem,
    offersFor(word).map((name) => offer(name, ENDINGS.has(word) ? '' : rest)),
    'digest preview',
    request,
  );
}

/** The command `digest`. */
export function digestCommand(sources: DigestCommandSources): Command {
  return {
    name: 'digest',
    summary: 'Digests in this channel: subscribe it, see the next one, and what became of the last',
    usage: SUBCOMMANDS.map(({ name }) => name).join(' | '),
    example: () => 'digest preview',
    subcommands: SUBCOMMANDS,
    complete: (option, prefix) => completeDigest(option, prefix, sources.catalogue()),
    async run(request) {
      const [, word = '', input = ''] = /^(\S*)\s*([\s\S]*)$/.exec(withBlank(request.input)) ?? [];
      const help = explained(word.toLowerCase(), input.trim());
      if (help !== undefined) return helpFor(help);
      const { RUNS } = await import('./runs.ts');
      const run = RUNS.get(word.toLowerCase());
      if (run === undefined)
        return whichOne(word.toLowerCase().slice(0, LONGEST_ECHO), input.trim(), request);
      if (input.length > LONGEST_INPUT) return tooLong(input, request);
      try {
        return await run(sources, input.trim(), request);
      } catch (error) {
        if (error instanceof ChannelBusyError) return refused(error.message);
        throw error;
      }
    },
  };
}
