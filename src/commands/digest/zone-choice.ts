/**
 * Which time zone a schedule is in, where the words do not say it, and why that one.
 */
import { command, plain, type Text } from '../../cards/card.ts';
import type { ChannelAddress } from '../../digest/digest.ts';
import { zoneNamed } from '../../digest/schedule.ts';
import type { Request } from '../command.ts';
import type { Channel } from './channel.ts';
import { UTC, zoneOfSchedule } from './local-time.ts';
import { typeableZone } from './zone-short.ts';

/** A zone, and where it comes from. */
export interface ZoneChoice {
  readonly zone: string;
  readonly from: 'words' | 'channel' | 'asker' | 'workspace' | 'nobody';
}

/** The name under which a workspace's zone is kept: `slack:T0123`. */
export function workspaceKey({ platform }: ChannelAddress, workspace: string): string {
  return `${platform}:${workspace}`;
}

/** A zone that somebody else than the asker has named, by a name that can be typed. */
function known(name: string | undefined): string | undefined {
  const zone = zoneNamed(name ?? '');
  return zone === undefined ? undefined : typeableZone(zone);
}

/**
 * The zone of a schedule: the one that was typed, else the one that somebody chose for the channel, else the asker's own,
 * else the workspace's, else that of the settings, else UTC.
 */
export async function chooseZone(
  typed: string | undefined,
  { asker }: Request,
  { digest, address, workspace, view }: Channel,
): Promise<ZoneChoice> {
  if (typed !== undefined) return { zone: typed, from: 'words' };
  const had: ZoneChoice | undefined =
    view === undefined || view.schedule === ''
      ? undefined
      : { zone: typeableZone(zoneOfSchedule(view.schedule)), from: 'channel' };
  if (had !== undefined && view?.origin === 'command') return had;
  const own = known(await asker.zone?.());
  if (own !== undefined) return { zone: own, from: 'asker' };
  const shared = known(await digest.zone(workspaceKey(address, workspace)));
  return shared === undefined ? (had ?? { zone: UTC, from: 'nobody' }) : { zone: shared, from: 'workspace' };
}

/** Why it is that zone, in words that follow its name. */
export function reasonOf({ from }: ZoneChoice): Text {
  switch (from) {
    case 'words':
      return [plain('as you named it')];
    case 'channel':
      return [plain('which this channel has already')];
    case 'asker':
      return [plain('the time zone of your profile')];
    case 'workspace':
      return [plain('what '), command('digest zone'), plain(' is set to here')];
    case 'nobody':
      return [
        plain('because no other is known: name one behind the times, or set one with '),
        command('digest zone'),
      ];
  }
}
