/**
 * `help [command]`: what can be asked, and how.
 */
import {
  type Card,
  type Element,
  paragraph,
  plain,
  strong,
  type Text,
  command as typed,
} from '../cards/card.ts';
import type { Command, Request } from './command.ts';
import { echoOf, notFound } from './not-found.ts';

function usageText({ name, usage, summary }: Command): Text {
  return [strong(`/${name}${usage === '' ? '' : ` ${usage}`}`), plain(`: ${summary}`)];
}

function notesOf({ place }: Request): readonly Element[] {
  return (place.notes ?? []).map((note) => paragraph(note));
}

function overview(commands: readonly Command[], request: Request): Card {
  return {
    title: 'What you can ask',
    elements: [
      { type: 'list', items: commands.map(usageText) },
      paragraph('What stands in quotation marks is what the source prints, to the character.'),
      ...notesOf(request),
      {
        type: 'buttons',
        buttons: commands
          .filter(({ forEditors }) => forEditors !== true)
          .map(({ example }) => ({ label: `/${example()}`, line: example() })),
      },
    ],
  };
}

/** A phone holds so many subcommands with what they do; of a command that has more, the first are explained. */
const PHONE = { all: 15, first: 10 } as const;

/** How many subcommands are explained. */
function toldOf(command: Command, { extent }: Request['place']): number {
  const count = 'subcommands' in command ? command.subcommands.length : 0;
  return extent === 'chat' && count > PHONE.all ? PHONE.first : count;
}

/** The names of the subcommands that are not explained. */
function othersOf(command: Command, told: number): readonly Element[] {
  const others = 'subcommands' in command ? command.subcommands.slice(told) : [];
  if (others.length === 0) return [];
  const names = others.map(({ name }) => name).join(', ');
  return [paragraph(`Also: ${names}. Each asks for what it needs.`)];
}

function detailsOf(command: Command, place: Request['place']): Card {
  const told = toldOf(command, place);
  const items: readonly Text[] =
    'options' in command
      ? command.options.map(({ name, description, choices }) => [
          strong(name),
          plain(
            `: ${description}${choices === undefined ? '' : ` (${choices.map(({ value }) => value).join(', ')})`}`,
          ),
        ])
      : command.subcommands
          .slice(0, told)
          .map(({ name, usage, summary }) => [
            strong(`${command.name} ${name}${usage === undefined ? '' : ` ${usage}`}`),
            plain(`: ${summary}`),
          ]);
  return {
    title: `/${command.name}`,
    elements: [
      paragraph(...usageText(command)),
      ...(items.length === 0 ? [] : [{ type: 'list' as const, items }]),
      ...othersOf(command, told),
      paragraph('Example: ', typed(command.example())),
    ],
  };
}

/** The command `help`. It does not list itself: whoever reads it has found it, and it has no slash command. */
export function helpCommand(others: readonly Command[]): Command {
  const help: Command = {
    name: 'help',
    summary: 'What you can ask, and how',
    usage: '[command]',
    mentionedOnly: true,
    example: () => 'help quote',
    options: [
      {
        name: 'command',
        description: 'The command to explain',
        kind: 'text',
        choices: others.map(({ name }) => ({ label: name, value: name })),
      },
    ],
    async run(request) {
      const name = request.input.replace(/^[/!]/, '').toLowerCase();
      const all = [...others, help];
      if (name === '') {
        return { outcome: 'answered', card: overview(others, request), audience: 'asker' };
      }
      const command = all.find((one) => one.name === name);
      if (command === undefined) {
        const offers = others.map((one) => ({ label: one.name, line: `help ${one.name}` }));
        return notFound(`No command is called: ${echoOf(request.input)}.`, offers, 'help quote', request);
      }
      return { outcome: 'answered', card: detailsOf(command, request.place), audience: 'asker' };
    },
  };
  return help;
}
