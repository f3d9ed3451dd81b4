/**
 * A store that cannot be used, for a reason that the person who starts the bot can mend; its message says how.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
