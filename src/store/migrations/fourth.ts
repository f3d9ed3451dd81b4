/**
 * Version 4: indexes that name what is due by themselves.
 */
import type { Changes } from '../tables.ts';

const INDEXES = {
  subscription_next_due: ['next_due', 'id'],
  subscription_platform_next_due: ['platform', 'next_due', 'id'],
} as const;

/**
 * Brings the tables of version 3 to version 4: what is due lies side by side in its index, and the ids with it. In the
 * table it is scattered, over as many pages as there are subscriptions due.
 */
export async function nameWhatIsDue({ schema }: Changes): Promise<void> {
  for (const [name, columns] of Object.entries(INDEXES)) {
    await schema.dropIndex(name).execute();
    await schema
      .createIndex(name)
      .on('subscription')
      .columns([...columns])
      .where('next_due', 'is not', null)
      .execute();
  }
}
