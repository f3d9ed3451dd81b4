/** What an admin should know of the platform just now. */
import type { Health } from '../../digest/platform.ts';

/** What a note is about. A new note on a topic takes the place of the old one. */
export type Topic = 'connection' | 'message-content' | 'commands' | 'membership' | 'standing-by';

/** The state of the connection and notes for an admin, kept up to date by the parts they concern. */
export interface HealthBoard {
  state: Health['state'];
  note(topic: Topic, text: string): void;
  clear(topic: Topic): void;
  notes(): readonly string[];
}

/** A board for a platform that has not started. */
export function createHealthBoard(): HealthBoard {
  const notes = new Map<Topic, string>();
  return {
    state: 'starting',
    note: (topic, text) => void notes.set(topic, text),
    clear: (topic) => void notes.delete(topic),
    notes: () => [...notes.values()],
  };
}
