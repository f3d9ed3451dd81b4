/**
 * All commands together. A new command is one new file in this folder and one line here.
 */

import { distance } from 'fastest-levenshtein';
import type { Catalogue } from '../briefs/catalogue.ts';
import { notice } from '../cards/card.ts';
import { shortened } from '../cards/shorten.ts';
import { type AnswerLimit, createAnswerGate } from './answer-limit.ts';
import { briefCommand } from './brief.ts';
import type { Answer, Command, Commands, Context } from './command.ts';
import { type DigestCommandSources, digestCommand } from './digest.ts';
import { helpCommand } from './help.ts';
import { echoOf, notFound } from './not-found.ts';
import { commandFor } from './plain-question.ts';
import { quoteCommand } from './quote.ts';

/** What the commands answer from. */
export interface CommandSources extends DigestCommandSources {
  /** The briefs that are served now. */
  readonly catalogue: () => Catalogue;
  readonly limit: AnswerLimit;
}

/** Discord takes 25 choices of 100 characters each. */
const COMPLETIONS = 25;
const LONGEST_COMPLETION = 100;

const ONE_MOMENT: Answer = {
  outcome: 'limited',
  card: notice('One moment, please: you have had several answers within a few seconds.'),
  audience: 'private',
};

/** Splits a command line into its first word, without `/` or `!`, and the rest. */
function split(line: string): readonly [string, string] {
  const [, name = '', input = ''] = /^[\s/!]*(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  return [name.toLowerCase(), input.trim()];
}

/** Makes the commands from what they answer from. */
export function createCommands(sources: CommandSources): Commands {
  const others = [
    briefCommand(sources.catalogue),
    quoteCommand(sources.catalogue, sources.random),
    digestCommand(sources),
  ];
  const help = helpCommand(others);
  const list: readonly Command[] = [...others, help];
  const byName = new Map(list.map((command) => [command.name, command]));
  const gate = createAnswerGate(sources.limit);

  return {
    list,
    knows: (name) => byName.has(name.toLowerCase()),
    async answer(line, context: Context) {
      if (!gate.admit(`${context.place.platform}:${context.asker.id}`, context.at)) return ONE_MOMENT;
      const [name, input] = split(line);
      const command = name === '' ? help : byName.get(name);
      if (command !== undefined) return command.run({ ...context, input });
      const question = line.replace(/^[\s/!]+/, '').trim();
      const meant = byName.get(commandFor(question, sources.catalogue(), [...byName.keys()]) ?? '');
      if (meant !== undefined) return meant.run({ ...context, input: question });
      const nearest = others.toSorted((one, other) => distance(one.name, name) - distance(other.name, name));
      const offers = nearest.map(({ example }) => ({ label: example(), line: example() }));
      // Not `help`: in Slack that is no slash command of ours.
      return notFound(`No command is called: ${echoOf(name)}.`, offers, offers[0]?.line ?? 'brief', context);
    },
    complete(name, option, prefix, context) {
      const command = byName.get(name);
      if (command === undefined || !('options' in command)) return [];
      const completions = command.complete?.(option, prefix.slice(0, LONGEST_COMPLETION), context) ?? [];
      return completions
        .filter(({ value }) => value.length <= LONGEST_COMPLETION)
        .slice(0, COMPLETIONS)
        .map(({ label, value }) => ({ label: shortened(label, LONGEST_COMPLETION), value }));
    },
  };
}
