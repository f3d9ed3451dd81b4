import { describe, expect, it } from 'vitest';
import { notice, paragraph } from '../../../src/cards/card.ts';
import type { SandboxMessage } from '../../../src/sandbox/discord/events.ts';
import { read } from './reader.ts';
import { answered, run, until } from './running.ts';

const seen = ({ content, embeds }: SandboxMessage) =>
  [content, ...embeds.flatMap(({ title, description }) => [title ?? '', description ?? ''])]
    .map(read)
    .join('\n')
    .trim();

describe('a message', () => {
  it('with a known command behind the prefix is answered by a reply that pings nobody', async () => {
    const { sandbox, commands } = await run();
    const said = await sandbox.say('!Brief Migration full');
    const reply = await sandbox.reply(said);
    expect(reply.message_reference?.message_id).toBe(said.id);
    expect(reply.notifies).toEqual({ everyone: false, users: [], roles: [] });
    expect(commands.asked.map(({ line }) => line)).toEqual(['Brief Migration full']);
  });

  it('that mentions the bot is answered, a mention alone too', async () => {
    const { sandbox, commands } = await run();
    await sandbox.reply(await sandbox.say('zebra', { mention: true }));
    await sandbox.reply(await sandbox.say('', { mention: true }));
    expect(commands.asked.map(({ line }) => line)).toEqual(['zebra', '']);
  });

  it('for another bot, for nobody, or within a sentence gets no answer', async () => {
    const { sandbox, commands } = await run();
    for (const text of ['!weather', 'hello', 'try !brief', '!']) await sandbox.say(text);
    await sandbox.reply(await sandbox.say('!brief'));
    expect(commands.asked.map(({ line }) => line)).toEqual(['brief']);
    expect(sandbox.messages('general')).toHaveLength(6);
  });

  it('whose answer is private is told to ask with the slash command', async () => {
    const { sandbox } = await run({ respond: () => answered(notice('SECRET'), 'private') });
    const reply = await sandbox.reply(await sandbox.say('!digest NOW please'));
    expect(seen(reply)).toBe(
      'Only you should see this. Ask with /digest now: its answer is shown to you alone.',
    );
    expect(JSON.stringify(sandbox.messages('general'))).not.toContain('SECRET');
  });

  it('that is refused is told why', async () => {
    const { sandbox } = await run({
      respond: () => ({
        outcome: 'refused',
        card: notice('That is for those who manage.'),
        audience: 'private',
      }),
    });
    expect(seen(await sandbox.reply(await sandbox.say('!digest pause')))).toBe(
      'That is for those who manage.',
    );
  });

  it('that comes too soon is told so', async () => {
    const { sandbox } = await run({
      respond: () => ({ outcome: 'limited', card: notice('One moment.'), audience: 'private' }),
    });
    expect(seen(await sandbox.reply(await sandbox.say('!brief')))).toBe('One moment.');
  });

  it('is answered by four messages at most, the last of which says how to see the rest', async () => {
    const { sandbox } = await run({ respond: () => answered(notice('word '.repeat(8_000))) });
    await sandbox.say('!brief bridge full');
    await until(() => sandbox.messages('general').length === 5);
    const last = sandbox.messages('general').at(-1);
    expect(last === undefined ? '' : seen(last)).toMatch(/^There are \d+ messages more.*\/brief/);
  });

  it('shows literally what is typed to look like markup or a mention', async () => {
    const text = '@everyone <@&1> [x](http://e.com) *a* `b` # c <t:1:R> <!channel> ||d|| :smile:';
    const { sandbox } = await run({ respond: () => answered({ title: text, elements: [paragraph(text)] }) });
    const reply = await sandbox.reply(await sandbox.say('!brief'));
    expect(seen(reply)).toBe(`${text}\n${text}`);
    expect(reply.notifies).toEqual({ everyone: false, users: [], roles: [] });
  });

  it('is answered once where Discord’s confirmation is lost and discord.js sends again', async () => {
    const { sandbox } = await run();
    sandbox.faults.next({ kind: 'lose-reply' }, { method: 'POST', path: '/messages' });
    await sandbox.reply(await sandbox.say('!brief'));
    await until(() => sandbox.faults.pending === 0);
    await sandbox.reply(await sandbox.say('!brief again'));
    expect(sandbox.messages('general').filter(({ author }) => author.bot)).toHaveLength(2);
  });

  it('is answered without a reply where the bot may not read the history', async () => {
    const { sandbox } = await run({
      before: (sandbox) => sandbox.adjust('general', 'bot', { deny: ['ReadMessageHistory'] }),
    });
    const reply = await sandbox.reply(await sandbox.say('!brief'));
    expect(reply.message_reference ?? null).toBeNull();
    expect(seen(reply)).toBe('brief');
  });

  it('is told what is missing where the bot may not show embeds', async () => {
    const { sandbox, commands } = await run({
      before: (sandbox) => sandbox.adjust('general', 'bot', { deny: ['EmbedLinks'] }),
    });
    const reply = await sandbox.reply(await sandbox.say('!brief x'));
    expect(reply.content).toContain('Ask with /brief');
    const other = await sandbox.reply(await sandbox.say('@everyone', { mention: true }));
    expect(other.content).toContain('Ask with /brief');
    expect(commands.asked).toEqual([]);
  });

  it('is answered by what the bot may do now, a second after that has changed', async () => {
    let now = Date.now();
    const { sandbox } = await run({ clock: () => now });
    const ask = async () => sandbox.reply(await sandbox.say('!brief'));
    expect((await ask()).content).toBe('');
    sandbox.adjust('general', 'bot', { deny: ['EmbedLinks'] });
    now += 1_000;
    expect((await ask()).content).toContain('Ask with /brief');
    sandbox.adjust('general', 'bot', { allow: ['EmbedLinks'] });
    now += 999;
    expect((await ask()).content).toContain('Ask with /brief');
    now += 1;
    expect((await ask()).content).toBe('');
  });

  it('is left unanswered where the bot may not post', async () => {
    const { sandbox, commands, log } = await run({
      before: (sandbox) => sandbox.adjust('general', 'bot', { deny: ['SendMessages'] }),
    });
    await sandbox.say('!brief x');
    await until(() => log.join('').includes('left unanswered'));
    expect(commands.asked).toEqual([]);
  });

  it('that is not addressed to the bot is neither logged nor kept', async () => {
    const { sandbox, log } = await run();
    await sandbox.say('MARKER-SENTENCE');
    await sandbox.reply(await sandbox.say('!brief MARKER-SENTENCE'));
    expect(log.join('')).not.toContain('MARKER-SENTENCE');
  });
});
