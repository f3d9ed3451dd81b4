/**
 * The subcommands of `digest` as help and the platforms' command lists show them.
 */
import type { Option, Subcommand } from '../command.ts';
import { QUIET_WORDS } from './quiet-words.ts';

const SCHEDULE: Option = {
  name: 'schedule',
  description: 'Days and times: daily 09:00, weekdays 8:30, mon,thu 9:00,17:15',
  kind: 'text',
};

const ZONE: Option = {
  name: 'zone',
  description: 'The time zone, by its city: Europe/Berlin',
  kind: 'text',
  completes: true,
};

const TOPICS: Option = {
  name: 'topics',
  description: 'Topics with commas between them, or all',
  kind: 'text',
  completes: true,
};

const QUIET: Option = {
  name: 'quiet',
  description: 'What a day with nothing new brings',
  kind: 'text',
  choices: QUIET_WORDS.map(({ word, meaning }) => ({ label: `${word}: ${meaning}`, value: word })),
};

/** Every subcommand, the most wanted first. */
export const SUBCOMMANDS: readonly Subcommand[] = [
  {
    name: 'subscribe',
    summary: 'Have digests come to this channel, or change what comes',
    usage: '[schedule] [zone] [topics] [quiet=…]',
    options: [SCHEDULE, ZONE, TOPICS, { ...QUIET, before: 'quiet=' }],
  },
  {
    name: 'schedule',
    summary: 'Change when digests come',
    usage: '[schedule] [zone]',
    options: [SCHEDULE, ZONE],
  },
  { name: 'topics', summary: 'Change what digests are about', usage: '[topics]', options: [TOPICS] },
  {
    name: 'quiet',
    summary: 'Change what a day with nothing new brings',
    usage: '[nothing | line | library]',
    options: [QUIET],
  },
  { name: 'preview', summary: 'What the next digest holds, and when it is due' },
  { name: 'now', summary: 'Post a digest at once, after asking; the scheduled one stays as it is' },
  {
    name: 'pause',
    summary: 'Hold digests back, for a while or until they are resumed',
    usage: '[until]',
    options: [
      {
        name: 'until',
        description: '3 days, tomorrow, friday 14:00, 2026-12-01',
        kind: 'text',
        completes: true,
      },
    ],
  },
  { name: 'resume', summary: 'End a pause' },
  { name: 'status', summary: 'What was posted where, what is next, and why something was not' },
  {
    name: 'why',
    summary: 'Why this channel got, or did not get, a digest on a day',
    usage: '[date]',
    options: [{ name: 'date', description: 'today, yesterday, 2026-11-24', kind: 'text', completes: true }],
  },
  { name: 'history', summary: 'The last digests of this channel' },
  { name: 'unsubscribe', summary: 'End the digests of this channel' },
  {
    name: 'zone',
    summary: 'The time zone of this workspace, where a schedule names none',
    usage: '[zone]',
    options: [ZONE],
  },
];
