/**
 * `digest quiet <nothing | line | library>`: what a channel gets on a day with nothing new.
 */
import { type Element, paragraph, plain, strong } from '../../cards/card.ts';
import type { Answer, Request } from '../command.ts';
import { changedAnswer } from './changes.ts';
import { managedIf, subscribed } from './channel.ts';
import { QUIET_WORDS, quietMeaning, quietWord, readQuiet } from './quiet-words.ts';
import type { DigestCommandSources } from './sources.ts';
import { unclearChange } from './unclear.ts';

const MEANINGS: Element = {
  type: 'list',
  items: QUIET_WORDS.map(({ word, meaning }) => [strong(word), plain(`: ${meaning}`)]),
};

const CHOICES: Element = {
  type: 'buttons',
  buttons: QUIET_WORDS.map(({ word }) => ({ label: `quiet=${word}`, line: `digest quiet ${word}` })),
};

/** Changes what a subscription gets on quiet days, or tells what it is. */
export function quiet(sources: DigestCommandSources, input: string, request: Request): Promise<Answer> {
  return managedIf(input !== '', sources, request, 'Changing what quiet days bring', (here) =>
    subscribed(here, async ({ digest, address, view }) => {
      if (input === '') {
        const present = `When nothing is new: ${quietMeaning(view.quiet)} (quiet=${quietWord(view.quiet)}).`;
        const choices = (await request.asker.mayManage()) ? [CHOICES] : [];
        const elements = [paragraph(present), MEANINGS, ...choices];
        return { outcome: 'answered', card: { elements }, audience: 'asker' };
      }
      const wanted = readQuiet(input);
      if (wanted === undefined) {
        const advice = ['It is nothing, line or library.'];
        return unclearChange(
          { understood: [], unknown: [input], advice, example: 'digest quiet line' },
          request,
        );
      }
      const changed = await digest.change(address, { quiet: wanted });
      return changedAnswer(
        { before: view, view: changed, undo: `digest quiet ${quietWord(view.quiet)}` },
        sources.catalogue(),
      );
    }),
  );
}
