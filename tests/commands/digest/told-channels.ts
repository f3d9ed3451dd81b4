/**
 * Channels that a digest in memory tells of, as the real one does.
 */
import type {
  ChannelStatus,
  DigestStatus,
  Presence,
  StatusScope,
  Workspace,
} from '../../../src/digest/digest.ts';

/** How the digests of those channels stand that are in a scope. */
export function statusWithin(channels: readonly ChannelStatus[], scope: StatusScope): DigestStatus {
  switch (scope.kind) {
    case 'everything':
      return { channels, more: 0 };
    case 'channel': {
      const { platform, channel } = scope.address;
      const own = channels.filter(
        ({ address }) => address.platform === platform && address.channel === channel,
      );
      return { channels: own, more: 0 };
    }
    case 'workspace': {
      const { workspace, most } = scope;
      const own = channels.filter(
        (one) => one.address.platform === workspace.platform && one.workspace === workspace.id,
      );
      return { channels: own.slice(0, most), more: Math.max(own.length - most, 0) };
    }
  }
}

/** Whose channels they are. */
export function presenceAmong(channels: readonly ChannelStatus[], { platform, id }: Workspace): Presence {
  const workspaces = channels.flatMap(({ address, workspace }) =>
    address.platform === platform && workspace !== undefined ? [workspace] : [],
  );
  return { own: workspaces.includes(id), others: workspaces.some((one) => one !== id) };
}
