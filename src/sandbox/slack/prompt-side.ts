/**
 * The prompt's side in Slack: a workspace admin who sits in #briefings.
 */
import type { PromptSide, ShownMessage } from '../prompt.ts';
import { stringIn } from './json.ts';
import type { SandboxMessage, SlackSandbox } from './sandbox.ts';
import type { Reader } from './transcript/reader.ts';
import { transcribe, transcribeView } from './transcript/transcript.ts';

const CHANNEL = '#briefings';

/** What is said of a form here. */
const FILLED_ELSEWHERE = 'Forms are filled in on the page. Here, type the words behind the command.';

function readerIn(sandbox: SlackSandbox, now: number): Reader {
  return {
    person: (id) => sandbox.people.find((person) => person.id === id)?.realName,
    channel: (id) => sandbox.channels.find((channel) => channel.id === id)?.name,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now,
  };
}

function shownIn(sandbox: SlackSandbox, message: SandboxMessage, now: number): ShownMessage {
  const user = sandbox.admin.id;
  const { lines, actions } = transcribe(message, readerIn(sandbox, now));
  const [author = '', ...text] = lines;
  const { kind, name } = sandbox.channel(message.channel);
  return {
    heading: `Slack ${kind === 'direct' ? 'direct message' : `#${name}`}: ${author}`,
    lines: text,
    controls: actions.length,
    async press(control) {
      const action = actions.find(({ number }) => number === control);
      if (action === undefined) throw new Error(`That message has no [${control}].`);
      const { actionId } = action;
      if (action.kind === 'option') {
        await sandbox.choose(message, { user, actionId, option: action.option });
      } else {
        await sandbox.press(message, { user, actionId });
      }
    },
  };
}

/** The modal that somebody sees; a prompt cannot fill it in, so it says where that can be done. */
function modalIn(sandbox: SlackSandbox, user: string, now: number): ShownMessage | undefined {
  const view = sandbox.views.modals(user).at(-1);
  if (view === undefined) return undefined;
  return {
    heading: `Slack form: ${stringIn(view.title ?? {}, 'text') ?? ''}`,
    lines: [...transcribeView(view, readerIn(sandbox, now)), FILLED_ELSEWHERE],
    controls: 0,
    press: () => Promise.reject(new Error(FILLED_ELSEWHERE)),
  };
}

/**
 * Sits somebody down in the sandbox's #briefings.
 *
 * @param clock the sandbox's, epoch milliseconds: decides what is "today".
 */
export function slackPromptSide(sandbox: SlackSandbox, clock: () => number): PromptSide {
  const where = { user: sandbox.admin.id, channel: CHANNEL };
  return {
    name: 'Slack',
    async type(line) {
      if (line.startsWith('/')) await sandbox.command(line, where);
      else if (line.startsWith('@')) await sandbox.mention(line.replace(/^@\S+\s*/, ''), where);
      else await sandbox.say(line, where);
    },
    onMessage(listener) {
      sandbox.on((event) => {
        if (event.type === 'view' && event.user === where.user && event.change !== 'closed') {
          const modal = modalIn(sandbox, where.user, clock());
          if (modal !== undefined) listener(modal);
        }
        if (event.type !== 'message' && event.type !== 'ephemeral') return;
        const { message } = event;
        const { members } = sandbox.channel(message.channel);
        const visible =
          members.has(where.user) && (message.visibleTo === undefined || message.visibleTo === where.user);
        if (message.bot_id !== undefined && visible) listener(shownIn(sandbox, message, clock()));
      });
    },
  };
}
