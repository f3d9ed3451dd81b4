/**
 * The offers for a line, those included that the bot is asked for.
 */
import { useEffect, useState } from 'react';
import type { PaneState } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { completionsIn } from './completions.ts';
import { type Offers, offeredValues, type Suggestion, suggestionFor } from './offers.ts';

/** A pause in typing, in milliseconds, after which the bot is asked: a fast typist's words cost one question. */
const PAUSE = 120;

/** Who types what, and where. */
export interface Typing {
  readonly line: string;
  readonly pane: Pick<PaneState, 'platform' | 'bot' | 'commands'>;
  readonly channel: string;
  readonly user: string;
  readonly act: Act;
}

/** An answer of the bot, and the line that it answers. */
interface Answered {
  readonly line: string;
  readonly suggestion: Suggestion;
}

/**
 * What to offer. While the bot is asked, its last answer stands, so that the list does not flicker; an answer to an older
 * line than the one that is typed now is dropped.
 */
export function useOffers({ line, pane, channel, user, act }: Typing): Offers | undefined {
  const [answered, setAnswered] = useState<Answered>();
  const suggestion = suggestionFor(line, pane);
  const { platform, bot, commands } = pane;
  useEffect(() => {
    const asked = suggestionFor(line, { platform, bot, commands });
    if (asked.kind !== 'ask') {
      setAnswered(undefined);
      return;
    }
    let isStale = false;
    const timer = setTimeout(async () => {
      const { command, option, typed, options } = asked;
      const result = await act({
        type: 'complete',
        platform,
        user,
        channel,
        name: command.name,
        option: option.name,
        typed,
        options,
      });
      if (isStale) return;
      const values = result.ok ? completionsIn(result.value) : [];
      setAnswered({ line, suggestion: offeredValues(option, values, typed, asked.lineWith) });
    }, PAUSE);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [line, platform, bot, commands, channel, user, act]);
  const shown = suggestion.kind === 'ask' ? answered?.suggestion : suggestion;
  if (shown?.kind !== 'offers') return undefined;
  // Enter must not take what was offered for another line.
  const isCurrent = suggestion.kind !== 'ask' || answered?.line === line;
  return isCurrent ? shown : { ...shown, marked: false };
}
