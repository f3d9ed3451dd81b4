import { describe, expect, it } from 'vitest';
import { inviteLink } from '../../../src/platforms/discord/invite.ts';

describe('the invite link', () => {
  it('asks for the five permissions and the two scopes, and no more', () => {
    expect(inviteLink('123')).toBe(
      'https://discord.com/oauth2/authorize?client_id=123&permissions=274877991936&scope=bot+applications.commands',
    );
  });
});
