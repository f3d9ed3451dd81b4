import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { type Overwrite, permissionsIn } from '../../../src/platforms/discord/permissions.ts';

const { ViewChannel, SendMessages, EmbedLinks, Administrator } = PermissionFlagsBits;

const SERVER = {
  id: '1',
  owner_id: '9',
  roles: [
    { id: '1', permissions: `${ViewChannel}` },
    { id: '2', permissions: `${SendMessages}` },
    { id: '3', permissions: `${Administrator}` },
  ],
};

const overwrite = (type: 0 | 1, id: string, allow: bigint, deny: bigint): Overwrite => ({
  type,
  id,
  allow: `${allow}`,
  deny: `${deny}`,
});

describe('what a member may do in a channel', () => {
  it('is the sum of what everybody and the member’s roles may', () => {
    expect(permissionsIn(SERVER, { id: '7', roles: [] }, [])).toBe(ViewChannel);
    expect(permissionsIn(SERVER, { id: '7', roles: ['2'] }, [])).toBe(ViewChannel | SendMessages);
  });

  it('is everything for the owner and for administrators, whatever the channel says', () => {
    const denied = [overwrite(0, '1', 0n, ViewChannel), overwrite(1, '7', 0n, ViewChannel)];
    expect(permissionsIn(SERVER, { id: '9', roles: [] }, denied)).toBe(PermissionsBitField.All);
    expect(permissionsIn(SERVER, { id: '7', roles: ['3'] }, denied)).toBe(PermissionsBitField.All);
  });

  it('is what the channel says of everybody, then of roles, where one that allows wins, then of the member', () => {
    const member = { id: '7', roles: ['2', '4'] };
    const everybody = overwrite(0, '1', 0n, ViewChannel | SendMessages);
    expect(permissionsIn(SERVER, member, [everybody])).toBe(0n);
    const roles = [
      overwrite(0, '2', ViewChannel, SendMessages),
      overwrite(0, '4', SendMessages, ViewChannel),
    ];
    expect(permissionsIn(SERVER, member, [...roles, everybody])).toBe(ViewChannel | SendMessages);
    const own = overwrite(1, '7', EmbedLinks, ViewChannel);
    expect(permissionsIn(SERVER, member, [own, ...roles, everybody])).toBe(SendMessages | EmbedLinks);
    const others = [overwrite(1, '8', EmbedLinks, 0n), overwrite(0, '5', EmbedLinks, 0n)];
    expect(permissionsIn(SERVER, member, others)).toBe(ViewChannel | SendMessages);
  });
});
