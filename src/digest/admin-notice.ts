/**
 * What an admin is told in private: that a channel's digests are paused because posting was refused, that one message
 * was not taken, or that one cannot be accounted for. Pure.
 */
import { type Card, command, paragraph, plain } from '../cards/card.ts';
import type { OpenPart } from './store.ts';

const aboutPart = ({ due, asked }: Pick<OpenPart, 'due' | 'asked'>) =>
  [
    plain(asked ? 'The digest asked for at ' : 'The digest due at '),
    { type: 'time', at: due, style: 'minute' },
  ] as const;

/**
 * Says that posting was refused and that the subscription is paused.
 *
 * @param label the channel's name as people know it.
 * @param reason why, and what to do about it, in whole sentences.
 */
export function refusedNotice(label: string, reason: string): Card {
  return {
    title: `Digests for ${label} are paused`,
    elements: [
      paragraph(`A digest could not be posted to ${label}: ${reason}`),
      // No button: one is a line for the channel in which it is pressed, and this stands in a private message.
      paragraph(
        'Nothing more is posted there until it is resumed: type ',
        command('digest resume'),
        ` in ${label}.`,
      ),
    ],
  };
}

/**
 * Says that one message was not posted, and that the digests go on.
 *
 * @param reason why, and what to do about it, in whole sentences.
 */
export function failedNotice(label: string, part: Pick<OpenPart, 'due' | 'asked'>, reason: string): Card {
  return {
    title: `Not posted to ${label}`,
    elements: [
      paragraph(...aboutPart(part), ` could not be posted to ${label}: ${reason}`),
      paragraph('The digests to come are not affected.'),
    ],
  };
}

/** Says that nobody can tell whether a message was posted. */
export function unsettledNotice(label: string, part: OpenPart, reason: string): Card {
  return {
    title: `Perhaps posted to ${label}`,
    elements: [
      paragraph(...aboutPart(part), ` may or may not stand in ${label}: ${reason}`),
      paragraph('The digests to come are not affected.'),
    ],
  };
}
