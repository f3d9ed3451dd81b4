/**
 * The digest's state: what a channel gets and when, what holds it back, what was posted, and what is wrong.
 */
import type { Problem } from '../../briefs/problem.ts';
import { type Button, type Card, command, type Element, paragraph, plain, strong } from '../../cards/card.ts';
import type { CannotPost, ChannelStatus, Connection, DigestStatus } from '../../digest/digest.ts';
import { aroundElements, type Thread } from './channel.ts';
import { reportText } from './delivery-text.ts';
import { quietMeaning, quietWord } from './quiet-words.ts';
import { obstacleElements, ownMinute, pauseElement, scheduleInShort } from './subscription-card.ts';
import { type KnownTopics, topicsInWords } from './topic-words.ts';

/** What `digest status` tells, and to whom: only an admin sees file paths. */
export interface StatusSources {
  readonly status: DigestStatus;
  readonly connections: readonly Connection[];
  readonly problems: readonly Problem[];
  readonly admin: boolean;
  readonly known: KnownTopics;
  /** What keeps the bot from posting to the one channel that is told of. */
  readonly obstacle?: CannotPost;
  /** Where it is asked for in a thread without a subscription. */
  readonly thread?: Thread;
  /** Epoch milliseconds. */
  readonly now: number;
}

function nextElement({ next, schedule }: ChannelStatus): Element {
  return next === undefined
    ? paragraph(`No digest comes by itself (${scheduleInShort({ schedule })}).`)
    : paragraph('Next: ', ownMinute(next), ` (${scheduleInShort({ schedule })})`);
}

function channelElements(
  channel: ChannelStatus,
  { known, now, obstacle }: StatusSources,
): readonly Element[] {
  const { label, topics, quiet, recent } = channel;
  return [
    { type: 'heading', text: label },
    ...pauseElement(channel),
    ...obstacleElements(obstacle),
    nextElement(channel),
    paragraph(
      `About ${topicsInWords(topics, known)}. When nothing is new: ${quietMeaning(quiet)} (quiet=${quietWord(quiet)}).`,
    ),
    recent.length === 0
      ? paragraph('Nothing has been due yet.')
      : { type: 'list', items: recent.map((report) => reportText(report, now)) },
  ];
}

function channelsElements(sources: StatusSources): readonly Element[] {
  const { channels, more } = sources.status;
  const { thread } = sources;
  const around =
    thread?.around === undefined
      ? []
      : [
          paragraph('This thread has no subscription of its own.'),
          ...aroundElements(thread, 'digest status'),
        ];
  if (channels.length === 0 && around.length > 0) return around;
  if (channels.length === 0) {
    return [
      paragraph(
        'No digest channel is set here. To have one, ask for ',
        command('digest subscribe'),
        ' in a channel.',
      ),
    ];
  }
  return [
    ...around,
    ...channels.flatMap((channel) => channelElements(channel, sources)),
    ...(more > 0
      ? [paragraph(`And ${more} more channels: ask for `, command('digest status'), ' in one of them.')]
      : []),
  ];
}

/** What can be done about one channel's digest, by those who may. */
function buttonsFor({ channels }: DigestStatus, admin: boolean): readonly Element[] {
  const [channel, ...others] = channels;
  if (channel === undefined || others.length > 0) return [];
  const hold =
    channel.pause === undefined
      ? { label: 'Pause', line: 'digest pause' }
      : { label: 'Resume', line: 'digest resume' };
  const buttons: readonly Button[] = [
    ...(admin ? [hold] : []),
    { label: 'Why?', line: 'digest why' },
    { label: 'History', line: 'digest history' },
    { label: 'Preview', line: 'digest preview' },
  ];
  return [{ type: 'buttons', buttons }];
}

function connectionElements(connections: readonly Connection[]): readonly Element[] {
  const items = connections.map(({ platform, health }) => [
    strong(`${platform.charAt(0).toUpperCase()}${platform.slice(1)}`),
    plain(`: ${[health.state, ...health.notes].join('; ')}`),
  ]);
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: 'Connections' },
        { type: 'list', items },
      ];
}

function problemElements(problems: readonly Problem[], admin: boolean): readonly Element[] {
  if (problems.length === 0) return [];
  const files = new Set(problems.map(({ file }) => file)).size;
  const count = files === 1 ? '1 brief has' : `${files} briefs have`;
  if (!admin) return [paragraph(`${count} mistakes and may be out of date. An admin can see which.`)];
  return [
    { type: 'heading', text: `${count} mistakes; the last good version is served` },
    {
      type: 'list',
      items: problems.map(({ file, line, column, message }) => [
        plain(`${file}:${line}:${column}: ${message}`),
      ]),
    },
  ];
}

/**
 * The digest's state.
 * @param here whether it is asked for in the one channel that it tells of, so that there is something to press.
 */
export function statusCard(sources: StatusSources, here: boolean): Card {
  const { status, connections, problems, admin } = sources;
  return {
    title: 'The digest',
    elements: [
      ...channelsElements(sources),
      ...connectionElements(connections),
      ...problemElements(problems, admin),
      ...(here ? buttonsFor(status, admin) : []),
    ],
  };
}
