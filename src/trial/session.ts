/**
 * How a trial is used from where it was started: by opening its page in a browser, by typing at a prompt, or by
 * handing in lines.
 */
import type { Logger } from 'pino';
import { runLines } from '../platforms/terminal/lines.ts';
import type { Prompt } from '../sandbox/prompt.ts';
import type { Opening } from '../sandbox/trial-run.ts';
import type { Trial } from './trial.ts';

/** Where a trial was started. */
export interface TrialSession {
  readonly trial: Trial;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  /** Whether the prompt is wanted in the place of the page. */
  readonly terminal: boolean;
  readonly log: Logger;
}

/** How long the first line of a program that hands in lines is waited for before the page is opened, in milliseconds. */
const FIRST_LINE_WITHIN = 1_000;

type OpenPage = Extract<Opening, { readonly kind: 'open' }>;

/** What to say where other machines can reach the page: its token is all that keeps them out. */
function exposure({ address, networkAddress }: OpenPage): readonly string[] {
  if (networkAddress === undefined) return [];
  return [
    ...(networkAddress === address ? [] : [`On your network: ${networkAddress}`]),
    'Whoever has this address can do everything on the page.',
  ];
}

function invitation(opening: OpenPage): string {
  return [
    `Open ${opening.address}`,
    ...exposure(opening),
    '',
    'No token is set, so the bot talks to a Slack and a Discord on this machine, both on that page.',
    '`npm start -- --terminal` gives a prompt here in its place; Ctrl+C ends.',
    '',
  ].join('\n');
}

/** Opens the page and says where. */
async function showPage({ trial, output }: TrialSession): Promise<Opening> {
  const opening = await trial.openPage();
  if (opening.kind === 'open') output.write(`${invitation(opening)}\n`);
  return opening;
}

async function prompt({ trial, input, output }: TrialSession): Promise<'left'> {
  const typed = trial.openPrompt();
  output.write(`${trial.welcome}\n`);
  await runLines({ input, screen: output, run: (line) => typed.run(line) });
  return 'left';
}

/** Runs lines that a program hands in. Where none comes, somebody may want to open the page. */
async function takeLines(session: TrialSession): Promise<'answered' | 'open'> {
  const { trial, input, terminal, log } = session;
  let shown: Promise<Opening> | undefined;
  const show = () => {
    shown ??= showPage(session);
    return shown;
  };
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<never>((_, reject) => {
    if (!terminal) timer = setTimeout(() => void show().catch(reject), FIRST_LINE_WITHIN);
  });
  let prompt: Prompt | undefined;
  const lines = runLines({
    input,
    run: (line) => {
      clearTimeout(timer);
      prompt ??= trial.openPrompt();
      return prompt.run(line);
    },
  });
  const ended = await Promise.race([lines, failed]);
  clearTimeout(timer);
  if (ended !== 'empty') return 'answered';
  // Nobody can type, and no page is there to open: that must not look like a bot at work.
  const opening = terminal ? undefined : await show();
  if (opening?.kind !== 'open') log.warn({ why: opening?.why }, trial.unattended);
  return 'open';
}

/**
 * Lets the trial be used.
 *
 * @returns `open` where it is to go on until it is told to end.
 * @throws StartError where the page cannot be served as the settings say.
 */
export async function runSession(session: TrialSession): Promise<'left' | 'answered' | 'open'> {
  const { input, output, terminal } = session;
  if (input.isTTY !== true) return takeLines(session);
  if (terminal) return prompt(session);
  const opening = await showPage(session);
  if (opening.kind === 'open') return 'open';
  output.write(`There is no page to open: ${opening.why}. Here is a prompt in its place.\n\n`);
  return prompt(session);
}
