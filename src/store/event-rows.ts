/**
 * Who did what and when to drafts, briefs and feeds. Never forgotten: an event is a line.
 */
import { sql } from 'kysely';
import type { EditorialEvent } from '../drafting/store.ts';
import type { Changes, Database } from './tables.ts';

/** Writes an event down, in the transaction of what it tells. */
export async function recordEvent(changes: Changes, event: EditorialEvent): Promise<void> {
  const { at, actor, kind, subject, detail } = event;
  await changes
    .insertInto('editorial_event')
    .values({
      subject,
      // Not by time alone: several may share a moment, and a clock may go back.
      position: sql<number>`(select coalesce(max(position), 0) + 1 from editorial_event where subject = ${subject})`,
      at,
      platform: actor.platform,
      person: actor.id,
      kind,
      detail: detail ?? null,
    })
    .execute();
}

/** The last events of a subject, newest first. */
export async function eventsOf(
  database: Database,
  subject: string,
  most: number,
): Promise<readonly EditorialEvent[]> {
  const rows = await database
    .selectFrom('editorial_event')
    .select(['at', 'platform', 'person', 'kind', 'detail'])
    .where('subject', '=', subject)
    .orderBy('position', 'desc')
    .orderBy('at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ at, platform, person, kind, detail }) => ({
    at,
    actor: { platform, id: person },
    kind,
    subject,
    ...(detail === null ? {} : { detail }),
  }));
}
