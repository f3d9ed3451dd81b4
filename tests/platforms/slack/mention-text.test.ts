import { describe, expect, it } from 'vitest';
import { decoded, lineOfMention } from '../../../src/platforms/slack/mention-text.ts';

describe('reading what Slack wrote down', () => {
  it.each([
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['<#C012AB3CD|harbour> and <#C012AB3CD>', '#harbour and #C012AB3CD'],
    ['<@U012AB3CD> and <@U012AB3CD|ines>', '@U012AB3CD and @ines'],
    ['<!here> <!subteam^S012AB3CD|@crew> <!subteam^S012AB3CD>', '@here @crew @S012AB3CD'],
    ['<!date^1392734382^{date}|18 February 2014>', '18 February 2014'],
    [
      '<http://harbour.example|harbour.example> <https://a.example/?b=1&amp;c=2>',
      'harbour.example https://a.example/?b=1&c=2',
    ],
    ['<mailto:ines@harbour.example|ines@harbour.example>', 'ines@harbour.example'],
    ['typed <as is>', 'typed <as is>'],
  ])('reads %s', (written, read) => {
    expect(decoded(written)).toBe(read);
  });

  it('takes the bot’s own mentions out, wherever they stand, and leaves others', () => {
    expect(lineOfMention('<@UBOT> brief  migration', 'UBOT')).toBe('brief migration');
    expect(lineOfMention('quote <@U2> <@UBOT|verbatim>', 'UBOT')).toBe('quote @U2');
    expect(lineOfMention('<@UBOT>', 'UBOT')).toBe('');
  });
});
