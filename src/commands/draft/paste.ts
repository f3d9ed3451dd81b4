/**
 * `draft paste [text]`: drafts a brief from a text that somebody pastes, plain or HTML.
 */
import { command, type Field, type Form, paragraph } from '../../cards/card.ts';
import type { Answer, Request } from '../command.ts';
import { draftedAnswer } from './drafted.ts';
import { actorOf, refusedTo, told } from './editor.ts';
import type { DraftSources } from './sources.ts';

/** How many fields the form has, each of 3,000 characters: Discord's forms hold five. */
const FIELDS = ['one', 'two', 'three', 'four', 'five'];

const field = (name: string, index: number): Field => ({
  name,
  label: index === 0 ? 'The text, with its title first' : 'The text, continued',
  hint:
    index === 0
      ? 'Each field holds 3,000 characters. Break a longer text between two paragraphs.'
      : 'What did not fit above',
  kind: 'text',
  lines: 'many',
  ...(index === 0 ? {} : { optional: true }),
});

const FORM: Form = {
  type: 'form',
  title: 'Paste an article',
  submit: 'Draft',
  line: 'draft paste',
  fields: FIELDS.map(field),
};

function asked(): Answer {
  return told({
    title: 'Paste an article',
    elements: [
      paragraph('Type its text behind the command, the title first: ', command('draft paste THE TEXT')),
      paragraph('Where it stands on the web, its address is enough: ', command('draft new ADDRESS')),
      FORM,
    ],
  });
}

const GONE = refusedTo(
  'That text is not held any more: the bot keeps a pasted text for half an hour at most. Paste it again behind ',
  command('draft paste anyway'),
  '.',
);

/** Drafts from a pasted text. `anyway` before it drafts what is there already; so does the key of a text that is held. */
export async function paste({ desk, held }: DraftSources, input: string, request: Request): Promise<Answer> {
  const [, key] = /^held:([0-9a-f]+)$/.exec(input) ?? [];
  const [, anyway, typed = ''] = /^(anyway(?:\s+|$))?([\s\S]*)$/i.exec(input) ?? [];
  const text = key === undefined ? typed.trim() : held.take(key, request.at);
  if (text === undefined) return GONE;
  if (text === '') return asked();
  const drafted = await desk().begin(
    { kind: 'text', text },
    actorOf(request),
    request.at,
    key !== undefined || anyway !== undefined,
  );
  const line =
    drafted.kind === 'duplicate' ? `draft paste held:${held.hold(text, request.at)}` : 'draft paste';
  return draftedAnswer(drafted, line, request);
}
