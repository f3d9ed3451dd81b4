/** Remembering what was made of things that never change. */

/**
 * Makes a function that makes each thing once, and from then on answers with what it made. A thing and what was made
 * of it are forgotten together: a brief that was replaced takes its cards along.
 *
 * @param make must depend on nothing but the thing, and the thing must never change.
 */
export function remembering<Thing extends object, Made>(
  make: (thing: Thing) => Made,
): (thing: Thing) => Made {
  const remembered = new WeakMap<Thing, { readonly made: Made }>();
  return (thing) => {
    const known = remembered.get(thing);
    if (known !== undefined) return known.made;
    const made = make(thing);
    remembered.set(thing, { made });
    return made;
  };
}
