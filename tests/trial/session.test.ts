import { PassThrough } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Opening } from '../../src/sandbox/trial-run.ts';
import { runSession } from '../../src/trial/session.ts';
import type { Trial } from '../../src/trial/trial.ts';
import { eventually } from '../bot/waiting.ts';

const PAGE: Opening = { kind: 'open', address: 'http://127.0.0.1:3000/#token' };
const NO_PAGE: Opening = { kind: 'unavailable', why: 'nothing to build it with' };

interface Session {
  readonly input: PassThrough;
  readonly ended: Promise<string>;
  /** What was printed. */
  printed(): string;
  /** What was warned of. */
  warned(): string;
  /** The lines that the prompt was given. */
  readonly lines: readonly string[];
  /** How often the page was opened. */
  opened(): number;
}

/** Starts a session in which `input` is a terminal or not. */
function begin({
  isTTY,
  terminal = false,
  opening = PAGE,
}: {
  readonly isTTY: boolean;
  readonly terminal?: boolean;
  readonly opening?: Opening;
}): Session {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  let [printed, warned, opened] = ['', '', 0];
  output.on('data', (chunk) => {
    printed += String(chunk);
  });
  const lines: string[] = [];
  const trial: Trial = {
    openPrompt: () => ({ instructions: '', run: async (line: string) => void lines.push(line) }),
    welcome: 'Welcome',
    unattended: 'nobody can type',
    openPage: async () => {
      opened += 1;
      return opening;
    },
    stop: async () => undefined,
  };
  const log = pino(
    {},
    {
      write: (line) => {
        warned += line;
      },
    },
  );
  return {
    input,
    ended: runSession({ trial, input, output, terminal, log }),
    printed: () => printed,
    warned: () => warned,
    lines,
    opened: () => opened,
  };
}

describe('A trial', () => {
  it('begins at a terminal with the address of its page', async () => {
    const session = begin({ isTTY: true });
    expect(await session.ended).toBe('open');
    expect(session.printed()).toMatch(/^Open http:\/\/127\.0\.0\.1:3000\/#token\n/);
    expect(session.lines).toEqual([]);
  });

  it('says where other machines reach its page, and what that means', async () => {
    const networkAddress = 'http://192.168.1.20:3000/#token';
    const session = begin({ isTTY: true, opening: { ...PAGE, networkAddress } });
    await session.ended;
    expect(session.printed()).toContain(
      `\nOn your network: ${networkAddress}\nWhoever has this address can do everything on the page.\n`,
    );
    const alone = begin({ isTTY: true });
    await alone.ended;
    expect(alone.printed()).not.toMatch(/network|Whoever/);
  });

  it('is a prompt at a terminal where that is wanted', async () => {
    const session = begin({ isTTY: true, terminal: true });
    session.input.end('/brief migration\n');
    expect(await session.ended).toBe('left');
    expect(session.printed()).toMatch(/^Welcome\n/);
    expect([session.lines, session.opened()]).toEqual([['/brief migration'], 0]);
  });

  it('is a prompt at a terminal where there is no page, and says why in a line', async () => {
    const session = begin({ isTTY: true, opening: NO_PAGE });
    session.input.end('!quote Morgan\n');
    expect(await session.ended).toBe('left');
    expect(session.printed()).toMatch(
      /^There is no page to open: nothing to build it with\. Here is a prompt in its place\.\n\nWelcome\n/,
    );
    expect(session.lines).toEqual(['!quote Morgan']);
  });

  it('answers lines that are handed in, and opens no page for them', async () => {
    const session = begin({ isTTY: false });
    session.input.end('/brief migration\n\n!quote Morgan\n');
    expect(await session.ended).toBe('answered');
    expect(session.lines).toEqual(['/brief migration', '!quote Morgan']);
    expect([session.opened(), session.printed()]).toEqual([0, '']);
  });

  it('goes on with its page where nothing is handed in', async () => {
    const session = begin({ isTTY: false });
    session.input.end();
    expect(await session.ended).toBe('open');
    expect(session.printed()).toMatch(/^Open http/);
    expect(session.opened()).toBe(1);
  });

  it('opens its page once where the input stays silent, and answers a line that comes later', async () => {
    const session = begin({ isTTY: false });
    await eventually(() => (session.opened() === 1 ? true : undefined));
    session.input.end('/brief migration\n');
    expect(await session.ended).toBe('answered');
    expect([session.lines, session.opened()]).toEqual([['/brief migration'], 1]);
  });

  it('warns that nobody can type where there is neither page nor line', async () => {
    const session = begin({ isTTY: false, opening: NO_PAGE });
    session.input.end();
    expect(await session.ended).toBe('open');
    expect(session.warned()).toContain('nobody can type');
    expect(session.warned()).toContain('nothing to build it with');
    expect(session.printed()).toBe('');
  });
});
