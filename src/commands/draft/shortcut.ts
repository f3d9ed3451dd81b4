/**
 * What can be done with a message that holds a link.
 */
import type { MessageShortcut } from '../command.ts';

/** Drafts a brief from the first address in a message. */
export const draftShortcut: MessageShortcut = {
  name: 'draft',
  label: 'Draft a brief',
  summary: 'Drafts a brief from the article that a message links to, for editors to review',
  lineFor: ([first]) => (first === undefined ? undefined : `draft new ${first}`),
  without:
    'This message holds no link. Choose one with the link of an article, or paste its text with draft paste.',
};
