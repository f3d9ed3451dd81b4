/** An editor who decides about everything in a draft. */
import type { Screen, Seat } from './seat.ts';

/** What the editor says instead of the outlet. */
export const REWORDED = {
  title: 'The lighthouse of Port Ellery stays',
  summary: 'The lamp of Port Ellery stays lit for ten years. Selling the tower had been proposed.',
  point: 'the lamp would burn for ten more years.',
} as const;

/** Whom the editor credits where the source credits nobody. */
export const NAMED = 'Somebody in the hall';

/** What is said where it is open whose claim something is. */
const UNCLAIMED = 'whose claim is not';

/** The ids of a draft's items, from its list of places to go to. */
const itemsIn = ({ choices }: Screen): readonly string[] =>
  choices.map((choice) => choice.split(':')[0] ?? '');

/** Decides about one item by typed lines. Of the key points the first is kept, in other words. */
async function decide(editor: Seat, draft: string, item: string): Promise<void> {
  const run = (word: string, rest = '') => editor.ask(`/draft ${word} ${draft} ${item} ${rest}`.trim());
  if (item === 'summary') await run('reword', REWORDED.summary);
  else if (item === 'k1') {
    const { text } = await run('reword', REWORDED.point);
    if (text.includes(UNCLAIMED)) await run('speaker', NAMED);
  } else if (/^f\d/.test(item)) {
    if ((await run('show')).text.includes(UNCLAIMED)) await run('drop');
  } else if (/^[kptd]\d/.test(item)) await run('drop');
  else if (/^q\d/.test(item)) {
    const { text } = await run('keep');
    if (text.includes('still to be named')) await run('speaker', NAMED);
  }
}

/** Decides about everything that must be decided, by typed lines. */
export async function decideAll(editor: Seat, draft: string): Promise<void> {
  const overview = await editor.ask(`/draft show ${draft}`);
  for (const item of itemsIn(overview)) await decide(editor, draft, item);
}

/** Drafts the article at an address, decides about everything in it, and publishes it for the next digests. */
export async function publishFrom(editor: Seat, address: string, draft: string): Promise<Screen> {
  await editor.ask(`/draft new ${address}`);
  await decideAll(editor, draft);
  return editor.ask(`/draft publish ${draft}`);
}
