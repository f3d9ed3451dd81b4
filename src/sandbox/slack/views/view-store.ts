/**
 * Every view there is: a stack of modals in front of each person, and the app's Home tab for each.
 * https://docs.slack.dev/surfaces/modals
 */
import { MethodFailure } from '../failure.ts';
import { type IdSeries, unguessable } from '../identity.ts';
import type { Journal } from '../journal.ts';
import { LIMITS } from '../limits.ts';
import type { View, ViewContent } from './view.ts';

/** All views of one workspace. */
export class ViewStore {
  readonly #ids: IdSeries;
  readonly #journal: Journal;
  readonly #stacks = new Map<string, readonly View[]>();
  readonly #homes = new Map<string, View>();

  constructor(ids: IdSeries, journal: Journal) {
    this.#ids = ids;
    this.#journal = journal;
  }

  /** The modals in front of a person, the one that is seen last. */
  stack(user: string): readonly View[] {
    return this.#stacks.get(user) ?? [];
  }

  home(user: string): View | undefined {
    return this.#homes.get(user);
  }

  /** A view by its id, or by the name that the app gave it. */
  find(reference: { readonly id?: string; readonly external?: string }): View | undefined {
    const all = [...[...this.#stacks.values()].flat(), ...this.#homes.values()];
    return all.find(({ id, external_id }) =>
      reference.id === undefined ? external_id === reference.external : id === reference.id,
    );
  }

  /** Opens a modal in front of a person, in the place of those that are open. */
  open(user: string, content: ViewContent): View {
    this.#checkName(content);
    const id = this.#ids.next('V');
    const view: View = { ...content, id, user, root: id, hash: newHash() };
    this.#put(user, [view], 'opened', view);
    return view;
  }

  /** Lays a modal over the one that a person sees. @throws MethodFailure `push_limit_reached`, `not_found` */
  push(user: string, content: ViewContent): View {
    this.#checkName(content);
    const stack = this.stack(user);
    const top = stack.at(-1);
    if (top === undefined) throw new MethodFailure('not_found');
    if (stack.length >= LIMITS.viewStack) throw new MethodFailure('push_limit_reached');
    const view: View = {
      ...content,
      id: this.#ids.next('V'),
      user,
      root: top.root,
      previous: top.id,
      hash: newHash(),
    };
    this.#put(user, [...stack, view], 'opened', view);
    return view;
  }

  /** Replaces what a view says, all of it: what the new content leaves out is gone. */
  update(view: View, content: ViewContent): View {
    const { id, user, root, previous } = view;
    this.#checkName(content, id);
    const place = { id, user, root, ...(previous === undefined ? {} : { previous }) };
    const updated: View = { ...content, ...place, hash: newHash() };
    if (view.type === 'home') {
      this.#homes.set(view.user, updated);
      this.#tell('updated', updated);
    } else {
      const stack = this.stack(view.user).map((one) => (one.id === view.id ? updated : one));
      this.#put(view.user, stack, 'updated', updated);
    }
    return updated;
  }

  /** Sets a person's Home tab. */
  publish(user: string, content: ViewContent): View {
    const known = this.#homes.get(user);
    if (known !== undefined) return this.update(known, content);
    const id = this.#ids.next('V');
    const view: View = { ...content, id, user, root: id, hash: newHash() };
    this.#homes.set(user, view);
    this.#tell('opened', view);
    return view;
  }

  /** Closes a modal, or all of its person's. */
  close(view: View, all: boolean): void {
    const rest = all ? [] : this.stack(view.user).filter(({ id }) => id !== view.id);
    this.#put(view.user, rest, 'closed', view);
  }

  /** @throws MethodFailure where another view has the name. */
  #checkName({ external_id: external }: ViewContent, self?: string): void {
    if (external === '') return;
    const other = this.find({ external });
    if (other !== undefined && other.id !== self) throw new MethodFailure('duplicate_external_id');
  }

  #put(user: string, stack: readonly View[], change: 'opened' | 'updated' | 'closed', view: View): void {
    this.#stacks.set(user, stack);
    this.#tell(change, view);
  }

  #tell(change: 'opened' | 'updated' | 'closed', { id, user }: View): void {
    this.#journal.record({ type: 'view', change, view: id, user });
  }
}

const newHash = (): string => `${Math.floor(Date.now() / 1_000)}.${unguessable(4)}`;
