import { describe, expect, it } from 'vitest';
import { type MentionContext, notified } from '../../../src/sandbox/discord/mentions.ts';
import { startSandbox } from './connected.ts';
import { messageFrom } from './messages.ts';

const context: MentionContext = {
  allowed: undefined,
  mayMentionEveryone: true,
  knowsUser: (id) => id === '1' || id === '2',
  role: (id) => (id === '5' ? { mentionable: false } : undefined),
};
const text = '<@1> <@!2> <@9> <@&5> @everyone';

describe('whom a message notifies', () => {
  it('is everybody it names, unless it says otherwise', () => {
    expect(notified(text, context)).toEqual({ everyone: true, users: ['1', '2'], roles: ['5'] });
    expect(notified('@here', context)).toEqual({ everyone: true, users: [], roles: [] });
  });

  it('is nobody where nothing may be parsed', () => {
    const allowed = { parse: [] };
    expect(notified(text, { ...context, allowed, repliedTo: '1' })).toEqual({
      everyone: false,
      users: [],
      roles: [],
    });
  });

  it('is whom allowed_mentions lets through: kinds, or single people and roles', () => {
    expect(notified(text, { ...context, allowed: { parse: ['users'] } }).users).toEqual(['1', '2']);
    expect(notified(text, { ...context, allowed: { users: ['2', '9'] } })).toEqual({
      everyone: false,
      users: ['2'],
      roles: [],
    });
    expect(notified(text, { ...context, allowed: { roles: ['5'] } }).roles).toEqual(['5']);
    expect(notified(text, { ...context, allowed: { parse: ['everyone'] } }).everyone).toBe(true);
  });

  it('is the author of the message replied to, unless told not to', () => {
    expect(notified('a', { ...context, repliedTo: '1' }).users).toEqual(['1']);
    expect(notified('a', { ...context, repliedTo: '1', allowed: { replied_user: true } }).users).toEqual([
      '1',
    ]);
    expect(notified('a', { ...context, repliedTo: '1', allowed: {} }).users).toEqual([]);
  });

  it('is neither everybody nor a role where the author may not mention them', () => {
    expect(notified(text, { ...context, mayMentionEveryone: false })).toEqual({
      everyone: false,
      users: ['1', '2'],
      roles: [],
    });
  });

  it('does not trust a backslash or a code span to keep anybody quiet', () => {
    expect(notified('\\@everyone `<@1>`', context)).toEqual({ everyone: true, users: ['1'], roles: [] });
  });

  it('stands in the message, for a bot that forgot allowed_mentions', async () => {
    const sandbox = await startSandbox();
    const robin = sandbox.person('Robin').id;
    const careless = await messageFrom(sandbox, { content: `@everyone <@${robin}>` });
    const careful = await messageFrom(sandbox, {
      content: `@everyone <@${robin}>`,
      allowed_mentions: { parse: [] },
    });
    const embedded = await messageFrom(sandbox, { embeds: [{ description: `@everyone <@${robin}>` }] });
    expect(careless.notifies).toEqual({ everyone: true, users: [robin], roles: [] });
    expect(careless.mention_everyone).toBe(true);
    expect(careful.notifies).toEqual({ everyone: false, users: [], roles: [] });
    expect(embedded.notifies).toEqual({ everyone: false, users: [], roles: [] });
  });
});
