/**
 * What the digest says of itself: its next post, one delivery, and its state as a whole.
 */
import type { Problem } from '../briefs/problem.ts';
import { type Card, type Element, type Inline, paragraph, plain, strong, type Text } from '../cards/card.ts';
import type { DeliveryReport, DigestStatus, Preview } from '../digest/digest.ts';

const minute = (at: number): Inline => ({ type: 'time', at, style: 'minute' });

/** A card's contents inside another card: its title as a heading, and nothing to press. */
function embedded(card: Card): readonly Element[] {
  return [
    ...(card.title === undefined ? [] : [{ type: 'heading' as const, text: card.title }]),
    ...card.elements.filter(({ type }) => type !== 'buttons' && type !== 'choice'),
  ];
}

/** What each channel's next digest holds, and when it is due. */
export function previewCard(previews: readonly Preview[]): Card {
  return {
    title: previews.length === 1 ? 'The next digest' : 'The next digests',
    elements: previews.flatMap(({ label, due, schedule, cards, reason }) => [
      paragraph(strong(label), ', due ', minute(due), ` (${schedule})`),
      ...(cards.length === 0
        ? [paragraph(`Nothing will be posted: ${reason ?? 'there is nothing to post.'}`)]
        : cards.flatMap(embedded)),
    ]),
  };
}

function stateText({ state, reason }: DeliveryReport): string {
  const why = reason === undefined ? '' : `: ${reason}`;
  switch (state) {
    case 'sent':
      return `posted${why}`;
    case 'planned':
      return `waiting to be posted${why}`;
    case 'sending':
      return 'being posted';
    case 'failed':
      return `not posted${why}`;
    case 'unknown':
      return `perhaps posted, and not repeated${why}`;
    case 'missed':
      return `missed${why}`;
    case 'skipped':
      return `nothing posted${why}`;
  }
}

function reportText(report: DeliveryReport): Text {
  return [minute(report.due), plain(`${report.asked ? ' (asked for)' : ''}: ${stateText(report)}`)];
}

/** What became of one delivery. */
export function deliveryCard(report: DeliveryReport): Card {
  return { elements: [paragraph(strong(report.label), ', ', ...reportText(report))] };
}

/** What `digest status` tells, and to whom: only an admin sees file paths. */
export interface StatusSources {
  readonly status: DigestStatus;
  readonly problems: () => readonly Problem[];
  readonly admin: boolean;
}

function channelElements({ channels }: DigestStatus): readonly Element[] {
  if (channels.length === 0) return [paragraph('No digest channel is set here.')];
  return channels.flatMap(({ label, schedule, next, recent }) => [
    { type: 'heading' as const, text: label },
    paragraph('Next: ', minute(next), ` (${schedule})`),
    recent.length === 0
      ? paragraph('Nothing has been due yet.')
      : { type: 'list' as const, items: recent.map(reportText) },
  ]);
}

function platformElements({ platforms }: DigestStatus): readonly Element[] {
  const items = platforms.map(({ name, health }) => [
    strong(`${name.charAt(0).toUpperCase()}${name.slice(1)}`),
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

/** The digest's state: what was posted where, what is next, why something was not, and what is wrong. */
export function statusCard({ status, problems, admin }: StatusSources): Card {
  return {
    title: 'The digest',
    elements: [
      ...channelElements(status),
      ...platformElements(status),
      ...problemElements(problems(), admin),
    ],
  };
}
