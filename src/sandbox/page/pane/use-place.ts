/**
 * Which channel of a pane is open, and who speaks there. Both outlive a reload.
 */
import type { PaneState, PlatformName } from '../../web/protocol.ts';
import { useRemembered } from '../remembered.ts';
import { channelsFor } from './place-name.ts';

/** Where somebody is in a pane. Ids; empty before the pane is there. */
export interface Place {
  readonly channel: string;
  readonly onChannel: (id: string) => void;
  readonly speaker: string;
  readonly onSpeaker: (id: string) => void;
}

/** The place in a pane: the first channel and the first person, until somebody chooses. */
export function usePlace(platform: PlatformName, pane: PaneState | undefined): Place {
  const [channel, onChannel] = useRemembered(`${platform} channel`, '', 'tab');
  const [speaker, onSpeaker] = useRemembered(`${platform} speaker`, '', 'tab');
  const who = existing(speaker, pane?.people);
  // Whoever begins to speak where another's direct messages are open is led back to the first channel.
  const channels = pane === undefined ? [] : channelsFor(pane, who);
  return { channel: existing(channel, channels), onChannel, speaker: who, onSpeaker };
}

/** A remembered id may be one of an earlier start. */
function existing(id: string, things: readonly { readonly id: string }[] = []): string {
  return things.some((thing) => thing.id === id) ? id : (things[0]?.id ?? '');
}
