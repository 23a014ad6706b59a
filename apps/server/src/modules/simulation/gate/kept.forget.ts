import type { Db } from '../simulation.deps.ts';

const KEPT_DAYS = 90;

/** Forgets what drills of long ago kept; their scores stay. */
export async function forgetOldKept(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('simulation.kept')
    .where('at', '<', new Date(now.getTime() - KEPT_DAYS * 86_400_000))
    .execute();
}
