/**
 * The terminal as a place to ask: a typed line in, plain text out.
 */
import { toPlainText } from '../../cards/plain-text.ts';
import type { Answer, Commands, Context } from '../../commands/command.ts';

/** Whoever sits at the machine may do everything, and has room for everything. */
function contextAt(at: number): Context {
  return {
    asker: {
      id: 'terminal',
      name: 'somebody at the terminal',
      mayManage: async () => true,
      mayEdit: async () => true,
    },
    place: { platform: 'terminal', extent: 'page' },
    at,
  };
}

/** An answer as plain text, without a final line break. */
export interface TerminalAnswer {
  readonly outcome: Answer['outcome'];
  readonly text: string;
}

/**
 * Answers one line. It may begin with `/`, `!` or a mention, as in a chat.
 *
 * @param at epoch milliseconds.
 */
export async function answerInTerminal(
  commands: Commands,
  line: string,
  at: number,
): Promise<TerminalAnswer> {
  const { outcome, card } = await commands.answer(line.replace(/^\s*@\S+\s+/, ''), contextAt(at));
  return { outcome, text: toPlainText(card) };
}
