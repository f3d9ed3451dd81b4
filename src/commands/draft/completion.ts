/**
 * What is offered while an option of `draft` is typed.
 *
 * What is offered has to be there at once, and the desk has to be asked: so what it said last is offered, and each
 * letter typed has it asked anew. Drafts are the editors' business: who is not known to be one is offered nothing.
 */
import type { Completion, Context } from '../command.ts';
import type { DraftCommandSources } from './sources.ts';

/** How many editors are remembered at most; whoever was first is forgotten first. */
const MOST_EDITORS = 1_000;

/** Completes options, as the commands ask for it. */
export type CompleteDraft = (option: string, typed: string, context: Context) => readonly Completion[];

/** Makes what completes options. */
export function createDraftCompletion(sources: DraftCommandSources): CompleteDraft {
  const editors = new Set<string>();
  let offer: (option: string, typed: string) => readonly Completion[] = () => [];

  async function refresh({ asker, place }: Context): Promise<void> {
    const person = `${place.platform}:${asker.id}`;
    if (!(await asker.mayEdit())) {
      editors.delete(person);
      return;
    }
    editors.add(person);
    const [first] = editors;
    if (editors.size > MOST_EDITORS && first !== undefined) editors.delete(first);
    const [{ offered }, drafts, feeds] = await Promise.all([
      import('./completion-values.ts'),
      sources.desk().list(),
      sources.desk().feeds(),
    ]);
    offer = (option, typed) => offered(option, typed, { drafts, feeds }, sources);
  }

  return (option, typed, context) => {
    const isEditor = editors.has(`${context.place.platform}:${context.asker.id}`);
    // A desk that cannot be asked now offers what it said last: nobody waits for a completion, and none is an error.
    refresh(context).catch(() => undefined);
    return isEditor ? offer(option, typed) : [];
  };
}
