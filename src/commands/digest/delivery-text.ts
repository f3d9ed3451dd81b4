/**
 * A delivery in words: what became of it as a whole, and of each of its messages.
 */
import { type Inline, plain, strong, type Text } from '../../cards/card.ts';
import type { DeliveryReport, PartReport } from '../../digest/digest.ts';
import { lengthInWords } from './local-time.ts';
import { minute, ownMinute } from './subscription-card.ts';

/** From how long after its time a post is called late, in milliseconds: less is the platform's pace and the tick. */
const LATE = 5 * 60_000;

const because = (reason: string | undefined) => (reason === undefined ? '' : `: ${reason}`);

/** When a message appeared, or is to appear. */
const appearance = ({ appears, at }: PartReport): number => appears ?? at;

/** How late the last message of a delivery came, in milliseconds; nothing where it was in time or has not come. */
export function latenessOf({ due, asked, parts }: DeliveryReport): number | undefined {
  if (asked) return undefined;
  const sent = parts.filter(({ state }) => state === 'sent').map(appearance);
  const lateness = Math.max(0, ...sent) - due;
  return sent.length > 0 && lateness >= LATE ? lateness : undefined;
}

function sentText(report: DeliveryReport, now: number): string {
  const { reason, parts } = report;
  const lateness = latenessOf(report);
  const count = parts.length > 1 ? ` in ${parts.length} messages` : '';
  const late = lateness === undefined ? '' : `, ${lengthInWords(lateness)} late`;
  const isAhead = parts.some(({ appears }) => appears !== undefined && appears > now);
  return `${isAhead ? 'handed to the platform, to appear at its time' : 'posted'}${count}${late}${because(reason)}`;
}

/**
 * What became of a delivery, in a few words.
 * @param now epoch milliseconds.
 */
export function stateText(report: DeliveryReport, now: number): string {
  const { state, reason } = report;
  switch (state) {
    case 'sent':
      return sentText(report, now);
    case 'planned':
      return `waiting to be posted${because(reason)}`;
    case 'sending':
      return 'being posted';
    case 'failed':
      return `not posted${because(reason)}`;
    case 'unknown':
      return `perhaps posted, and not repeated${because(reason)}`;
    case 'missed':
      return `missed${because(reason)}`;
    case 'skipped':
      return `nothing posted${because(reason)}`;
  }
}

function askedText({ asked, announces }: DeliveryReport): string {
  if (announces !== undefined) return ` (${announces}, announced at once)`;
  return asked ? ' (asked for)' : '';
}

/**
 * One delivery in one line: when it was due and what became of it.
 * @param now epoch milliseconds.
 */
export function reportText(report: DeliveryReport, now: number): Text {
  return [minute(report.due), plain(`${askedText(report)}: ${stateText(report, now)}`)];
}

function partState(part: PartReport, now: number): readonly Inline[] {
  const { state, reason, at, next, appears } = part;
  switch (state) {
    case 'sent':
      return appears !== undefined && appears > now
        ? [plain('handed to the platform, appears at '), ownMinute(appears)]
        : [plain('posted at '), ownMinute(appearance(part)), plain(because(reason))];
    case 'planned':
      return [
        plain(`waiting${because(reason)}`),
        ...(next === undefined || next <= now ? [] : [plain('; tried again at '), ownMinute(next)]),
      ];
    case 'sending':
      return [plain('being posted since '), ownMinute(at)];
    case 'failed':
      return [plain('refused at '), ownMinute(at), plain(because(reason))];
    case 'unknown':
      return [
        plain('perhaps posted at '),
        ownMinute(appearance(part)),
        plain(
          `: no answer said so, and it is not repeated, so that it cannot stand there twice${because(reason)}`,
        ),
      ];
    case 'missed':
      return [plain(`not posted in time${because(reason)}`)];
  }
}

/**
 * One message of a delivery in one line: what it shows, what became of it, when, and how often it was tried.
 * @param now epoch milliseconds.
 */
export function partText(part: PartReport, index: number, count: number, now: number): Text {
  const title = part.title === undefined ? '' : `, ${part.title}`;
  const attempts = part.attempts > 1 ? [plain(` (attempt ${part.attempts})`)] : [];
  return [strong(`Message ${index + 1} of ${count}${title}: `), ...partState(part, now), ...attempts];
}
