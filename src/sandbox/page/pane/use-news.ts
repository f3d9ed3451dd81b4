/**
 * Whether something came in the pane that is behind the other on a narrow page.
 */
import { useEffect, useState } from 'react';
import type { PageState, PlatformName } from '../../web/protocol.ts';

type Counts = Readonly<Record<PlatformName, number>>;

const NOTHING: Counts = { slack: 0, discord: 0 };

/**
 * The pane with messages that came since it was last in front; `undefined` where there is none. What was there when the page
 * came up counts as seen.
 */
export function useNews(state: PageState | undefined, shown: PlatformName): PlatformName | undefined {
  const slack = state?.panes.slack.messages.length;
  const discord = state?.panes.discord.messages.length;
  const [seen, setSeen] = useState<Counts>();
  useEffect(() => {
    if (slack === undefined || discord === undefined) return;
    const now: Counts = { slack, discord };
    setSeen((before) => ({ ...(before ?? now), [shown]: now[shown] }));
  }, [slack, discord, shown]);
  const behind = shown === 'slack' ? 'discord' : 'slack';
  const counts: Counts = slack === undefined || discord === undefined ? NOTHING : { slack, discord };
  return seen !== undefined && counts[behind] > seen[behind] ? behind : undefined;
}
