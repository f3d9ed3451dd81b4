import { describe, expect, it } from 'vitest';
import { lineOfSlashCommand } from '../../../../src/platforms/slack/listeners/command.ts';

const names = ['brief', 'quote', 'digest', 'help'];

describe('the command line of a slash command', () => {
  it.each([
    ['/brief', 'migration figures', 'brief migration figures'],
    ['/brief', '', 'brief'],
    ['/news-brief', 'migration', 'brief migration'],
    ['/vquote', 'Okafor', 'quote Okafor'],
    ['/verbatim', 'quote Okafor', 'quote Okafor'],
    ['/verbatim', '', ''],
    ['/brief', 'a &amp; b', 'brief a & b'],
  ])('of %s %s is “%s”', (slash, text, line) => {
    expect(lineOfSlashCommand(slash, text, names)).toBe(line);
  });
});
