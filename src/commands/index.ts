/**
 * All commands together. A new command is one new file in this folder and one line here.
 */

import { distance } from 'fastest-levenshtein';
import type { Brief } from '../briefs/schema.ts';
import { notice } from '../cards/card.ts';
import { shortened } from '../cards/shorten.ts';
import { type AnswerLimit, createAnswerGate } from './answer-limit.ts';
import { briefCommand } from './brief.ts';
import { type Answer, type Command, type Commands, type Context, slashCommands } from './command.ts';
import { digestCommand } from './digest/digest.ts';
import type { DigestCommandSources } from './digest/sources.ts';
import { draftCommand } from './draft/draft.ts';
import { draftShortcut } from './draft/shortcut.ts';
import type { DraftCommandSources } from './draft/sources.ts';
import { helpCommand } from './help.ts';
import { echoOf, notFound } from './not-found.ts';
import { commandFor } from './plain-question.ts';
import { quoteCommand } from './quote.ts';
import { withoutShare } from './shared-card.ts';

/** What the commands answer from. */
export interface CommandSources extends DigestCommandSources, DraftCommandSources {
  readonly limit: AnswerLimit;
  /** Whether the text of a brief's source is in the store, so that its quotations can be shown in context. */
  readonly hasContext: (brief: Brief) => boolean;
}

/** An editor decides about one item after the other: as many more answers than others get. */
const EDITORS_SHARE = 6;

/** Discord takes 25 choices of 100 characters each. */
const COMPLETIONS = 25;
const LONGEST_COMPLETION = 100;

const ONE_MOMENT: Answer = {
  outcome: 'limited',
  card: notice('One moment, please: that was several answers within a few seconds. Ask again in a moment.'),
  audience: 'private',
};

/** What people type for help, alone or behind a command: as a command of its own it is not registered anywhere. */
const HELP: ReadonlySet<string> = new Set(['help', '?', '-h', '--help']);

/** Splits a command line into its first word, without `/` or `!`, and the rest. */
function split(line: string): readonly [string, string] {
  const [, name = '', input = ''] = /^[\s/!]*(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  return [name.toLowerCase(), input.trim()];
}

/** Makes the commands from what they answer from. */
export function createCommands(sources: CommandSources): Commands {
  const others = [
    briefCommand(sources.catalogue),
    quoteCommand(sources),
    digestCommand(sources),
    draftCommand(sources),
  ];
  const help = helpCommand(others);
  const list: readonly Command[] = [...others, help];
  const byName = new Map(list.map((command) => [command.name, command]));
  const slashNames = new Set(slashCommands(list).map(({ name }) => name));
  const gate = createAnswerGate(sources.limit);
  const draftGate = createAnswerGate(
    sources.limit === 'off' ? 'off' : { ...sources.limit, answers: sources.limit.answers * EDITORS_SHARE },
  );

  function withoutCommand(line: string, name: string, context: Context): Promise<Answer> | Answer {
    const question = line.replace(/^[\s/!]+/, '').trim();
    const meant = byName.get(commandFor(question, sources.catalogue(), [...byName.keys()]) ?? '');
    if (meant !== undefined) return meant.run({ ...context, input: question });
    const nearest = others.toSorted((one, other) => distance(one.name, name) - distance(other.name, name));
    const offers = nearest.map(({ example }) => ({ label: example(), line: example() }));
    // Not `help`: that is no slash command of ours.
    return notFound(`No command is called: ${echoOf(name)}.`, offers, offers[0]?.line ?? 'brief', context);
  }

  function run(line: string, context: Context): Promise<Answer> | Answer {
    const [name, input] = split(line);
    if (name === '' || HELP.has(name)) return help.run({ ...context, input });
    const command = byName.get(name);
    if (command === undefined) return withoutCommand(line, name, context);
    return command !== help && HELP.has(input.toLowerCase())
      ? help.run({ ...context, input: name })
      : command.run({ ...context, input });
  }

  return {
    list,
    shortcuts: [draftShortcut],
    knows: (name) => slashNames.has(name.toLowerCase()),
    async answer(line, context) {
      const itsGate = split(line)[0] === 'draft' ? draftGate : gate;
      if (!itsGate.admit(`${context.place.platform}:${context.asker.id}`, context.at)) return ONE_MOMENT;
      const answer = await run(line, context);
      return context.place.public === true && answer.audience === 'asker'
        ? { ...answer, card: withoutShare(answer.card) }
        : answer;
    },
    complete(name, option, prefix, context) {
      const command = byName.get(name);
      const completions = command?.complete?.(option, prefix.slice(0, LONGEST_COMPLETION), context) ?? [];
      return completions
        .filter(({ value }) => value.length <= LONGEST_COMPLETION)
        .slice(0, COMPLETIONS)
        .map(({ label, value }) => ({ label: shortened(label, LONGEST_COMPLETION), value }));
    },
  };
}
