/**
 * Methods that show views. https://docs.slack.dev/reference/methods: views.open, views.push, views.update,
 * views.publish
 */
import type { Arguments } from '../arguments.ts';
import { MethodFailure } from '../failure.ts';
import type { JsonObject } from '../json.ts';
import { type View, viewToWire } from '../views/view.ts';
import { readView, viewArgument } from '../views/view-check.ts';
import type { Installation, Method } from './method.ts';

const shown = (view: View, installation: Installation): JsonObject => ({
  view: viewToWire(view, installation),
});

/** @throws MethodFailure `hash_conflict` where the view has changed since the app saw it. */
function checkHash(call: Arguments, view: View | undefined): void {
  const hash = call.text('hash');
  if (hash !== undefined && view !== undefined && view.hash !== hash)
    throw new MethodFailure('hash_conflict');
}

/** Opens a modal for whoever caused the trigger, which holds for three seconds and once. */
export const open: Method = {
  name: 'views.open',
  token: 'bot',
  scopes: [],
  tier: 4,
  run(call, installation) {
    const trigger = call.required('trigger_id');
    const content = readView(viewArgument(call), 'modal');
    return shown(installation.views.open(installation.triggers.exchange(trigger), content), installation);
  },
};

/** Puts a modal on top of those that are open. */
export const push: Method = {
  name: 'views.push',
  token: 'bot',
  scopes: [],
  tier: 4,
  run(call, installation) {
    const trigger = call.required('trigger_id');
    const content = readView(viewArgument(call), 'modal');
    return shown(installation.views.push(installation.triggers.exchange(trigger), content), installation);
  },
};

/** Replaces a view's content; with `hash`, only where nobody has changed it meanwhile. */
export const update: Method = {
  name: 'views.update',
  token: 'bot',
  scopes: [],
  tier: 4,
  run(call, installation) {
    const [id, external] = [call.text('view_id'), call.text('external_id')];
    const view =
      id === undefined && external === undefined
        ? undefined
        : installation.views.find(id === undefined ? { external: external ?? '' } : { id });
    if (view === undefined) throw new MethodFailure('not_found');
    checkHash(call, view);
    return shown(installation.views.update(view, readView(viewArgument(call), view.type)), installation);
  },
};

/** Sets what a person sees on the app's home tab. */
export const publish: Method = {
  name: 'views.publish',
  token: 'bot',
  scopes: [],
  tier: 4,
  run(call, installation) {
    const person = installation.workspace.people.find(({ id }) => id === call.required('user_id'));
    if (person === undefined) throw new MethodFailure('user_not_found');
    if (!installation.app.homeTab) throw new MethodFailure('not_enabled');
    const content = readView(viewArgument(call), 'home');
    checkHash(call, installation.views.home(person.id));
    return shown(installation.views.publish(person.id, content), installation);
  },
};
