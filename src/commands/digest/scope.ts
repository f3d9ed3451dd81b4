/**
 * What of the digest is told in which place. One bot may be in many workspaces; what it posts in one of them is no
 * other's to see or to set off. Rights are looked up in the place of the request, so they hold for its channels alone.
 */
import type { Digest, DigestStatus } from '../../digest/digest.ts';
import type { Place } from '../command.ts';

/** The digest as far as a place may know of it. */
export type DigestScope = Pick<Digest, 'preview' | 'status'>;

interface Located {
  readonly workspace?: string;
}

type PlatformStatus = DigestStatus['platforms'][number];

/** A connection's notes may name channels: they are left out where one of those is another workspace's. */
function withoutNotes({ name, health: { state } }: PlatformStatus): PlatformStatus {
  return { name, health: { state, notes: [] } };
}

/**
 * The digest of a place: in a terminal all of it; elsewhere the channels of the place's own workspace, so that direct
 * messages, and channels whose workspace is not known, have none.
 */
export function digestOf({ extent, platform, workspace }: Place, digest: Digest): DigestScope {
  if (extent === 'page') return { preview: () => digest.preview(), status: () => digest.status() };
  const isOwn = (channel: Located) => workspace !== undefined && channel.workspace === workspace;
  const isForeign = (channel: Located) => channel.workspace !== undefined && !isOwn(channel);
  return {
    preview: async () => (await digest.preview(platform)).filter(isOwn),
    status: async () => {
      const { channels, platforms } = await digest.status(platform);
      const tellsNotes = workspace !== undefined && !channels.some(isForeign);
      return {
        channels: channels.filter(isOwn),
        platforms: tellsNotes ? platforms : platforms.map(withoutNotes),
      };
    },
  };
}
