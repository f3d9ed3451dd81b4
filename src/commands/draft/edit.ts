/**
 * Editing one thing of a draft: a form with its present text, and what becomes of what was typed.
 */
import { command, type Element, type Form, paragraph } from '../../cards/card.ts';
import type { Change, Changed, OpenedDraft } from '../../drafting/desk.ts';
import type { Draft } from '../../drafting/draft.ts';
import type { Answer, Request } from '../command.ts';
import { actorOf, told } from './editor.ts';
import { refusedChange } from './refused-change.ts';
import { readTyped, seenMark, type Typed } from './seen.ts';
import type { DraftSources } from './sources.ts';

/** Something that can be edited. */
export interface Edit {
  /** What is typed behind `draft`, before the draft's id. */
  readonly subcommand: string;
  /** The id of the item, or the name of the detail. */
  readonly item: string;
  /** What the form is called, at most 24 characters (Slack's limit). */
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  /** Whether it may be emptied. */
  readonly optional?: boolean;
  /** What is shown above the line to type, where no form can be opened. */
  readonly elements: readonly Element[];
  /** As it is now, in the form in which it is typed. */
  present(draft: Draft): string;
  changeTo(draft: Draft, text: string): Change;
  /** The answer to a change that was made. */
  after(opened: OpenedDraft): Answer;
}

/** The longest text that a form's field can begin with (Slack's limit): what is longer is entered anew. */
const LONGEST_INITIAL = 3_000;

/** @param words what its field begins with. */
function formOf(edit: Edit, draft: Draft, words: string): Form {
  const present = edit.present(draft);
  return {
    type: 'form',
    title: edit.title,
    submit: 'Save',
    line: `draft ${edit.subcommand} ${draft.id} ${edit.item} ${seenMark(present)}`,
    fields: [
      {
        name: 'words',
        label: edit.label,
        hint: edit.hint,
        kind: 'text',
        lines: 'many',
        ...(words.length > LONGEST_INITIAL ? {} : { initial: words }),
        ...(edit.optional === true ? { optional: true } : {}),
      },
    ],
  };
}

/**
 * Asks for the words: by a form where the platform can open one, else by the line to type.
 *
 * @param typed what was typed before and could not stand.
 */
function asked(edit: Edit, { draft }: OpenedDraft, typed?: string): Answer {
  const words = typed ?? edit.present(draft);
  const line = `draft ${edit.subcommand} ${draft.id} ${edit.item}`;
  return told({
    title: edit.title,
    elements: [
      ...edit.elements,
      paragraph(`${edit.hint}.`),
      paragraph(
        typed === undefined ? 'As it is now, to type it otherwise: ' : 'As you typed it, to be put right: ',
        command(`${line} ${words}`.trim()),
      ),
      {
        type: 'buttons',
        buttons: [{ label: `Back to ${edit.item}`, line: `draft show ${draft.id} ${edit.item}` }],
      },
      formOf(edit, draft, words),
    ],
  });
}

/** How often a change is tried where others change the same draft at the same time, but not the same thing. */
const ATTEMPTS = 5;

/**
 * Makes a change, unless somebody has changed the same thing since it was seen. Words typed without a mark were not
 * written over anything: they are taken as they are.
 */
async function changed(
  { desk }: DraftSources,
  edit: Edit,
  draft: Draft,
  { text, mark }: Typed,
  request: Request,
): Promise<Changed> {
  const make = (now: Draft, revision?: number) =>
    desk().change(now.id, edit.changeTo(now, text), actorOf(request), request.at, revision);
  if (mark === undefined) return make(draft);
  let now = draft;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (seenMark(edit.present(now)) !== mark) break;
    const made = await make(now, now.revision);
    if (made.kind !== 'stale') return made;
    now = made.draft;
  }
  return { kind: 'stale', draft: now };
}

/** What stands before the key of words that are held, in the line of "Edit again". */
const HELD = 'held:';

/** The words that somebody typed before and wants to put right; none where they are not held any more. */
function typedBefore({ held }: DraftSources, key: string, { at }: Request): string | undefined {
  const typed = held.take(key, at);
  // The button may be pressed once more.
  if (typed !== undefined) held.hold(typed, at);
  return typed;
}

/**
 * Edits.
 *
 * @param rest what stands behind the item's name: nothing asks for the words; a form's mark alone empties the thing.
 */
export async function edited(
  sources: DraftSources,
  edit: Edit,
  opened: OpenedDraft,
  rest: string,
  request: Request,
): Promise<Answer> {
  const [, key] = /^held:([0-9a-f]+)$/.exec(rest) ?? [];
  if (key !== undefined) return asked(edit, opened, typedBefore(sources, key, request));
  const typed = readTyped(rest);
  if (typed.text === '' && (typed.mark === undefined || edit.optional !== true)) return asked(edit, opened);
  const { draft } = opened;
  const outcome = await changed(sources, edit, draft, typed, request);
  return outcome.kind === 'changed'
    ? edit.after({ ...opened, draft: outcome.draft })
    : refusedChange({
        changed: outcome,
        draft,
        item: edit.item,
        again: {
          subcommand: edit.subcommand,
          words: `${HELD}${sources.held.hold(typed.text, request.at)}`,
        },
        typed: typed.text,
      });
}
