/**
 * The values that the bot offers for an option, as the answer to the action `complete` carries them.
 */

/** A value and how it is shown. */
export interface Completion {
  readonly name: string;
  readonly value: string;
}

/** Reads an answer's value; whatever is no completion is left out. */
export function completionsIn(value: unknown): readonly Completion[] {
  return Array.isArray(value) ? value.filter(isCompletion) : [];
}

function isCompletion(value: unknown): value is Completion {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'value' in value &&
    typeof value.name === 'string' &&
    typeof value.value === 'string'
  );
}
