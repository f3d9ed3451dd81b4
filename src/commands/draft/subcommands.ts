/**
 * The subcommands of `draft` as help and the platforms' command lists show them. Discord takes 25.
 */
import type { Option, Subcommand } from '../command.ts';
import { FEED_ACTIONS } from './feed-actions.ts';

const DRAFT: Option = {
  name: 'draft',
  description: 'The draft, by its id',
  kind: 'text',
  completes: true,
};

const ITEM: Option = {
  name: 'item',
  description: 'What of it: title, summary, k1 (key point), q1 (quotation), f1 (figure), n1 (person) …',
  kind: 'text',
  completes: true,
};

const WORDS: Option = {
  name: 'words',
  description: 'The new words; without them you are asked',
  kind: 'text',
};

const BRIEF: Option = {
  name: 'brief',
  description: 'The brief, by its name',
  kind: 'text',
  completes: true,
};

const ANYWAY: Option = {
  name: 'anyway',
  description: 'Draft it also where it is there already',
  kind: 'text',
  choices: [{ label: 'anyway', value: 'anyway' }],
};

/** Every subcommand, the most wanted first. */
export const SUBCOMMANDS: readonly Subcommand[] = [
  {
    name: 'new',
    summary: 'Draft a brief from an article at an address',
    usage: '<address> [anyway]',
    options: [{ name: 'address', description: 'The article’s address', kind: 'text' }, ANYWAY],
  },
  {
    name: 'paste',
    summary: 'Draft a brief from a text that you paste',
    usage: '[text]',
    options: [
      { name: 'text', description: 'The text, its title first; without it you are asked', kind: 'text' },
    ],
  },
  { name: 'list', summary: 'The drafts that are open' },
  {
    name: 'show',
    summary: 'Review a draft: as a whole, one part (points, quotations …) or one item',
    usage: '<draft> [item]',
    options: [DRAFT, ITEM],
  },
  {
    name: 'publish',
    summary: 'Put a draft into the library: for the next digests, or posted at once',
    usage: '<draft> [now]',
    options: [
      DRAFT,
      {
        name: 'when',
        description: 'With the next digests, or at once',
        kind: 'text',
        choices: [
          { label: 'next: channels get it with their next digest', value: 'next' },
          { label: 'now: it is also posted at once', value: 'now' },
        ],
      },
    ],
  },
  {
    name: 'keep',
    summary: 'Keep an item: a quotation as it is, a key point as a quotation of the outlet',
    usage: '<draft> <item> …',
    options: [DRAFT, ITEM],
  },
  { name: 'drop', summary: 'Leave an item out', usage: '<draft> <item> …', options: [DRAFT, ITEM] },
  {
    name: 'reword',
    summary: 'Say the title, the summary, a key point, a position, a term or a date in your words',
    usage: '<draft> <item> [words]',
    options: [DRAFT, ITEM, WORDS],
  },
  {
    name: 'trim',
    summary: 'Shorten a quotation to a part of it; its words cannot be altered',
    usage: '<draft> <quotation> [words]',
    options: [DRAFT, ITEM, WORDS],
  },
  {
    name: 'speaker',
    summary: 'Name who said a quotation, or whose claim something is',
    usage: '<draft> <item> [name]',
    options: [DRAFT, ITEM, WORDS],
  },
  {
    name: 'about',
    summary: 'Say what a quotation is about',
    usage: '<draft> <quotation> [words]',
    options: [DRAFT, ITEM, WORDS],
  },
  {
    name: 'set',
    summary: 'Set the outlet, date, address, id, topics, short names … of a draft',
    usage: '<draft> [detail] [value]',
    options: [
      DRAFT,
      {
        name: 'detail',
        description: 'Which: outlet, published, topics, id …',
        kind: 'text',
        completes: true,
      },
      { ...WORDS, name: 'value', description: 'What it is; none where there is none' },
    ],
  },
  {
    name: 'reset',
    summary: 'Take an item back to what was found',
    usage: '<draft> <item> …',
    options: [DRAFT, ITEM],
  },
  { name: 'discard', summary: 'Throw a draft away', usage: '<draft>', options: [DRAFT] },
  {
    name: 'restore',
    summary: 'Take a discarded draft up again',
    usage: '<draft>',
    options: [{ ...DRAFT, name: 'discarded', completes: false }],
  },
  {
    name: 'correct',
    summary: 'Open a published brief for correction',
    usage: '<brief>',
    options: [BRIEF],
  },
  {
    name: 'withdraw',
    summary: 'Take a published brief out of the library',
    usage: '<brief>',
    options: [BRIEF],
  },
  {
    name: 'history',
    summary: 'Who did what with a draft, a brief or a feed, and when',
    usage: '<draft, brief or feed>',
    options: [
      {
        name: 'subject',
        description: 'A draft, a brief or a feed, by its id',
        kind: 'text',
        completes: true,
      },
    ],
  },
  {
    name: 'feed',
    summary: 'Follow feeds: their new articles become drafts',
    usage: '[list | add | pause | resume | remove] [address or feed] [auto]',
    options: [
      {
        name: 'action',
        description: 'What is to be done',
        kind: 'text',
        choices: FEED_ACTIONS.map(({ name, label }) => ({ label, value: name })),
      },
      {
        name: 'feed',
        description: 'An address to add, or the name of a feed',
        kind: 'text',
        completes: true,
      },
      {
        name: 'mode',
        description: 'For add: what becomes of new articles',
        kind: 'text',
        choices: [
          { label: 'drafts: for review', value: 'drafts' },
          { label: 'auto: also announced here by title, outlet and link', value: 'auto' },
        ],
      },
    ],
  },
];
