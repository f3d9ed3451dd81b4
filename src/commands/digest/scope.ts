/**
 * What of the digest's state is told in which place. One bot may be in many workspaces; what it posts in one of them is no
 * other's to see. Rights are looked up in the place of the request, so they hold for its workspace alone.
 */
import type { ChannelAddress, Connection, Digest, DigestStatus, Workspace } from '../../digest/digest.ts';
import type { Asker, Request } from '../command.ts';
import { addressOf } from './channel.ts';

/** How many channels one answer in a chat tells of. */
const MOST_CHANNELS = 10;

/** What an asker may know. */
export interface Told {
  readonly status: DigestStatus;
  readonly connections: readonly Connection[];
  /**
   * Whether the digest is that of the asker's own workspace. The library's state is for those alone: in every other
   * workspace there is nobody who could mend it.
   */
  readonly owns: boolean;
  readonly admin: boolean;
  /** Whether it is the one channel that it is asked in. */
  readonly here: boolean;
}

const NOTHING: DigestStatus = { channels: [], more: 0 };

/** A connection's notes may name channels: they are left out where one of those may be another workspace's. */
const withoutNotes = ({ platform, health: { state } }: Connection): Connection => ({
  platform,
  health: { state, notes: [] },
});

/** Of a status, what belongs to a workspace: a channel whose workspace is not known is nobody's. */
const ownOf = ({ channels, more }: DigestStatus, { id }: Workspace): DigestStatus => ({
  channels: channels.filter(({ workspace }) => workspace === id),
  more,
});

/** The state that is told in a channel: its own, or where it has none, for those who manage the place, its workspace's. */
async function toldInChannel(
  digest: Digest,
  address: ChannelAddress,
  workspace: Workspace,
  asker: Asker,
): Promise<Told> {
  const { own, others } = await digest.presence(workspace);
  const channel = ownOf(await digest.status({ kind: 'channel', address }), workspace);
  const here = channel.channels.length > 0;
  const owns = own || here;
  const admin = owns && (await asker.mayManage());
  const status =
    here || !admin
      ? channel
      : ownOf(await digest.status({ kind: 'workspace', workspace, most: MOST_CHANNELS }), workspace);
  const connections = digest.connections(address.platform);
  return { status, connections: others ? connections.map(withoutNotes) : connections, owns, admin, here };
}

/** What is told where a request is made: in a terminal all of it, in direct messages only whether the platform is connected. */
export async function toldIn(digest: Digest, { place, asker }: Request): Promise<Told> {
  if (place.extent === 'page') {
    const status = await digest.status({ kind: 'everything' });
    const admin = await asker.mayManage();
    return { status, connections: digest.connections(), owns: true, admin, here: false };
  }
  const address = addressOf(place);
  const { platform, workspace } = place;
  if (address === undefined || workspace === undefined) {
    const connections = digest.connections(platform).map(withoutNotes);
    return { status: NOTHING, connections, owns: false, admin: false, here: false };
  }
  return toldInChannel(digest, address, { platform, id: workspace }, asker);
}
