/**
 * `draft …`: from an article to a brief, for editors.
 */
import { distance } from 'fastest-levenshtein';
import { command } from '../../cards/card.ts';
import type { Answer, Command, Request } from '../command.ts';
import { echoOf, LONGEST_ECHO, notFound } from '../not-found.ts';
import { createDraftCompletion } from './completion.ts';
import { onlyEditors, refusedTo } from './editor.ts';
import { createHeldTexts } from './held-texts.ts';
import type { DraftCommandSources } from './sources.ts';
import { SUBCOMMANDS } from './subcommands.ts';

/** The longest input that is read of any subcommand but `paste`, in characters: a form's text and what stands before it. */
const LONGEST_INPUT = 8_000;

/** What is offered to somebody who only says `draft`. */
const FIRST_OFFERS = ['list', 'new', 'paste'];

/** What people also say, and what it is called here. */
const SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['add', ['new', 'paste']],
  ['edit', ['reword', 'trim', 'set']],
  ['title', ['reword']],
  ['summary', ['reword']],
  ['facts', ['set']],
  ['topics', ['set']],
  ['aliases', ['set']],
  ['delete', ['discard', 'withdraw', 'drop']],
  ['unpublish', ['withdraw']],
  ['retract', ['withdraw']],
  ['undo', ['restore', 'reset']],
  ['feeds', ['feed']],
  ['review', ['show']],
]);

function nearestTo(word: string): readonly string[] {
  return (
    SYNONYMS.get(word) ??
    SUBCOMMANDS.map(({ name }) => name).sort((one, other) => distance(one, word) - distance(other, word))
  );
}

function whichOne(word: string, request: Request): Answer {
  const problem =
    word === ''
      ? 'What about drafts? To see all of it: draft help.'
      : `A draft has no: ${echoOf(request.input)}.`;
  const names = word === '' ? FIRST_OFFERS : nearestTo(word);
  const offers = names.map((name) => ({ label: `draft ${name}`, line: `draft ${name}` }));
  return { ...notFound(problem, offers, 'draft list', request), audience: 'private' };
}

/**
 * Where everybody sees the answer, nothing is done: even what is wrong with an edit shows words of a source that nobody
 * has published.
 */
const askedInPublic = (name: string): Answer =>
  refusedTo(
    'Only you should see what is answered to this, so nothing was done. Ask with ',
    command(SUBCOMMANDS.some((one) => one.name === name) ? `draft ${name}` : 'draft list'),
    '.',
  );

function tooLong(input: string, request: Request): Answer {
  const problem = `That is too long (${input.length} characters): ${echoOf(input)}`;
  return { ...notFound(problem, [], 'draft help', request), audience: 'private' };
}

/** The command `draft`. */
export function draftCommand(sources: DraftCommandSources): Command {
  const held = createHeldTexts();
  return {
    name: 'draft',
    summary: 'For editors: draft a brief from an article, review, publish and correct it',
    usage: SUBCOMMANDS.map(({ name }) => name).join(' | '),
    forEditors: true,
    example: () => 'draft list',
    subcommands: SUBCOMMANDS,
    complete: createDraftCompletion(sources),
    async run(request) {
      if (!(await request.asker.mayEdit())) return onlyEditors();
      const [, word = '', input = ''] = /^(\S*)\s*([\s\S]*)$/.exec(request.input) ?? [];
      const name = word.toLowerCase();
      if (request.place.public === true) return askedInPublic(name);
      const { RUNS } = await import('./runs.ts');
      const run = RUNS.get(name);
      if (run === undefined) return whichOne(name.slice(0, LONGEST_ECHO), request);
      if (name !== 'paste' && input.length > LONGEST_INPUT) return tooLong(input, request);
      return run({ ...sources, held }, input.trim(), request);
    },
  };
}
