/**
 * The three things that a first visit offers.
 */
import type { ActionResult, PageAction, PlatformName } from '../../web/protocol.ts';

/** Something to try, and the action that it takes. */
export interface Trial {
  /** Where it happens. */
  readonly place: 'Slack' | 'Discord' | 'Both';
  readonly label: string;
  /** Whether the label is a line that is typed. */
  readonly typed: boolean;
  readonly what: string;
  readonly run: () => Promise<ActionResult>;
}

/** Who tries, and where: the open channel and the person who speaks. */
export interface Where {
  readonly channel: string;
  readonly speaker: string;
}

/** What the trials are made from. */
export interface TrialSetting {
  readonly slack: Where;
  readonly discord: Where;
  readonly act: (action: PageAction) => Promise<ActionResult>;
  /** Brings a pane to the front where one alone has room. */
  readonly onShow: (platform: PlatformName) => void;
  /** Shows where the digests arrive. */
  readonly onDigest: () => void;
}

/** The three things to try. */
export function trialsOf({ slack, discord, act, onShow, onDigest }: TrialSetting): readonly Trial[] {
  return [
    {
      place: 'Slack',
      label: '/brief migration',
      typed: true,
      what: 'What a story says',
      run() {
        onShow('slack');
        return act({
          type: 'type',
          platform: 'slack',
          channel: slack.channel,
          user: slack.speaker,
          text: '/brief migration',
        });
      },
    },
    {
      place: 'Discord',
      label: '!quote Morgan',
      typed: true,
      what: 'Who said what',
      run() {
        onShow('discord');
        return act({
          type: 'type',
          platform: 'discord',
          channel: discord.channel,
          user: discord.speaker,
          text: '!quote Morgan',
        });
      },
    },
    {
      place: 'Both',
      label: 'Post the digest now',
      typed: false,
      what: 'Watch it arrive',
      run() {
        onDigest();
        return act({ type: 'digest-now' });
      },
    },
  ];
}
