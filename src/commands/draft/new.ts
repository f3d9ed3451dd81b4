/**
 * `draft new <address> [anyway]`: drafts a brief from an article at an address.
 */
import { command, type Form, paragraph } from '../../cards/card.ts';
import type { Answer, Request } from '../command.ts';
import { unclear } from '../digest/unclear.ts';
import { addressIn } from './address.ts';
import { draftedAnswer } from './drafted.ts';
import { actorOf, told } from './editor.ts';
import { privately } from './opened.ts';
import type { DraftSources } from './sources.ts';

/** A line that drafts, for examples. */
const EXAMPLE = 'draft new https://example.org/news/story';

const FORM: Form = {
  type: 'form',
  title: 'Draft a brief',
  submit: 'Draft',
  line: 'draft new',
  fields: [
    {
      name: 'address',
      label: 'The article’s address',
      kind: 'text',
      placeholder: 'https://example.org/news/story',
    },
  ],
};

/** Asks for an address. */
function asked(): Answer {
  return told({
    title: 'Draft a brief',
    elements: [
      paragraph('Type the address of an article: ', command(EXAMPLE)),
      paragraph('Or paste its text: ', command('draft paste')),
      { type: 'buttons', buttons: [{ label: 'Paste a text', line: 'draft paste' }] },
      FORM,
    ],
  });
}

/** Whether words look like an address without its beginning: `example.org/news`. */
const looksLikeAddress = (word: string): boolean => /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(word);

function unclearAddress(address: string, others: readonly string[], request: Request): Answer {
  const meant = others.length === 0 && looksLikeAddress(address) ? [`draft new https://${address}`] : [];
  return privately(
    unclear(
      {
        understood: addressIn(address) === undefined ? [] : [address],
        unknown: addressIn(address) === undefined ? [address, ...others] : others,
        advice: ['It is one address, which begins with https:// or http://, and perhaps anyway behind it.'],
        corrections: meant.map((line) => ({ label: line, line })),
        example: EXAMPLE,
      },
      request,
    ),
  );
}

/** Drafts from an address. */
export async function begin({ desk }: DraftSources, input: string, request: Request): Promise<Answer> {
  const words = input.split(/\s+/).filter((word) => word !== '');
  const [word = '', ...behind] = words;
  if (word === '') return asked();
  const others = behind.filter((one) => one.toLowerCase() !== 'anyway');
  const address = addressIn(word);
  if (address === undefined || others.length > 0) return unclearAddress(word, others, request);
  const anyway = behind.length > 0;
  const drafted = await desk().begin({ kind: 'address', address }, actorOf(request), request.at, anyway);
  return draftedAnswer(drafted, `draft new ${address} anyway`, request);
}
