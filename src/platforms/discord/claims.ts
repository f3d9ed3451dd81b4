/** Events claimed by their ids, so that two sessions that are both sent one do not both answer it. */
import { failureOf } from './failure.ts';
import type { Log } from './log.ts';

/** The claims of all processes of the bot. */
export interface Claims {
  /** Claims an event. @returns whether this call is the first one for its id. */
  claim(id: string): Promise<boolean>;
}

/**
 * Whether an event is ours to answer. Where the claims cannot be asked it is: Discord itself takes only the first callback of
 * an interaction and only the first message with a nonce, and no answer at all would be worse.
 * @param id of the message or interaction; Discord gives no two things the same (Reference, Snowflakes).
 */
export async function isOurs(id: string, claims: Claims, log: Log): Promise<boolean> {
  try {
    return await claims.claim(`discord:${id}`);
  } catch (error) {
    log.warn(failureOf(error), 'An event could not be claimed');
    return true;
  }
}
