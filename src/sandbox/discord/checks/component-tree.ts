/** Walks the components of a message, however deep they are nested. */

/** A component whose type is not known yet. */
export type Node = Readonly<Record<string, unknown>>;

/** A component and where in the body it stands. */
export interface Placed {
  readonly node: Node;
  readonly path: readonly (string | number)[];
}

/** Every component, outer ones before those inside. */
export function* walk(components: readonly unknown[], at: readonly (string | number)[]): Generator<Placed> {
  for (const [index, component] of components.entries()) {
    if (!isNode(component)) continue;
    const path = [...at, index];
    yield { node: component, path };
    const { components: inner, accessory } = component;
    if (Array.isArray(inner)) yield* walk(inner, [...path, 'components']);
    if (accessory !== undefined) yield* walk([accessory], [...path, 'accessory']);
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
