/**
 * `draft publish <draft> [now]`: puts a draft into the library, or says what is still missing.
 */
import { type Card, paragraph } from '../../cards/card.ts';
import type { Published } from '../../drafting/desk.ts';
import type { Draft } from '../../drafting/draft.ts';
import type { Answer, Request } from '../command.ts';
import { echoOf, notFound } from '../not-found.ts';
import { actorOf, refusedTo, told } from './editor.ts';
import { progressElement } from './item-card.ts';
import { privately, readWords, withDraft } from './opened.ts';
import type { DraftSources } from './sources.ts';
import { missingButtons, missingElements } from './unfinished.ts';

type When = 'now' | 'next';

/** Nothing waits for the next digest, as what is typed or pressed without a word does too. */
const WHEN: ReadonlyMap<string, When> = new Map([
  ['', 'next'],
  ['next', 'next'],
  ['now', 'now'],
]);

/** What is still to be decided, each with a button to it. */
function unfinishedCard(
  draft: Draft,
  todo: Extract<Published, { readonly kind: 'unfinished' }>['todo'],
): Card {
  return {
    title: 'Not published yet',
    elements: [
      ...missingElements(todo),
      progressElement(draft),
      {
        type: 'buttons',
        buttons: [...missingButtons(draft, todo), { label: 'Overview', line: `draft show ${draft.id}` }],
      },
    ],
  };
}

function whereItWent(
  { when, channels }: Extract<Published, { readonly kind: 'published' }>,
  what: string,
): string {
  if (when === 'next') return `${what} is in the library now, and channels get it with their next digest.`;
  if (channels === undefined) {
    return `${what} is in the library now, but could not be posted at once: channels get it with their next digest.`;
  }
  if (channels === 0) {
    return `${what} is in the library now, and was posted nowhere: no channel that gets digests now has topics that fit.`;
  }
  return `${what} is in the library now, and ${channels === 1 ? '1 channel gets' : `${channels} channels get`} it at once.`;
}

function publishedCard(published: Extract<Published, { readonly kind: 'published' }>, draft: Draft): Card {
  const { brief } = published;
  const isCorrection = draft.corrects !== undefined;
  return {
    title: `${isCorrection ? 'Corrected' : 'Published'}: ${draft.title}`,
    elements: [
      paragraph(whereItWent(published, isCorrection ? 'The correction' : 'It')),
      {
        type: 'buttons',
        buttons: [
          { label: 'Open the brief', line: `brief ${brief}` },
          { label: isCorrection ? 'Correct it again' : 'Correct it', line: `draft correct ${brief}` },
          { label: 'Drafts', line: 'draft list' },
        ],
      },
    ],
  };
}

function staleCard({ id }: Draft): Card {
  return {
    elements: [
      paragraph('Somebody else has changed this draft just now, so nothing was published. Look at it again.'),
      { type: 'buttons', buttons: [{ label: 'Overview', line: `draft show ${id}` }] },
    ],
  };
}

/** Publishes. */
export function publish(sources: DraftSources, input: string, request: Request): Promise<Answer> {
  const { draft: id, item: word } = readWords(input);
  return withDraft(sources, id, 'publish', request, async ({ draft }) => {
    const when = WHEN.get(word);
    if (when === undefined) {
      const problem = `Publish it when? It is now, or nothing for the next digest: not ${echoOf(word)}.`;
      const offers = [`draft publish ${draft.id}`, `draft publish ${draft.id} now`];
      return privately(
        notFound(
          problem,
          offers.map((line) => ({ label: line, line })),
          `draft publish ${draft.id}`,
          request,
        ),
      );
    }
    const published = await sources.desk().publish(draft.id, when, actorOf(request), request.at);
    switch (published.kind) {
      case 'published':
        return told(publishedCard(published, draft));
      case 'unfinished':
        return told(unfinishedCard(draft, published.todo));
      case 'refused':
        return refusedTo(published.reason);
      case 'stale':
        return { outcome: 'refused', card: staleCard(published.draft), audience: 'private' };
    }
  });
}
