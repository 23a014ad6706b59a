import { sql, type Selectable } from 'kysely';
import type { Step } from '@beffroi/connectors';
import type { Bilingual } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { DeliveryRow, DoneStep, PublishingTables } from '../publishing.tables.ts';

/** A delivery in the hands of one process: whatever it writes is refused once another has taken over. */
export type Held = Selectable<DeliveryRow>;
type Db = Connection<PublishingTables>;

/** Another process took the delivery over: nothing more is done here. */
export class LostClaim extends Error {
  override name = 'LostClaim';
}

type Change = {
  state?: Held['state'];
  wakeAt?: Date | null;
  done?: readonly DoneStep[];
  attempting?: (Step & { since: string }) | null;
  attempts?: number;
  lookUps?: number;
  trouble?: { kind: string; message: Bilingual } | null;
  /** What was set aside for it was given back. */
  cost?: null;
  url?: string;
  sentAt?: Date;
  verifyAt?: Date | null;
  /** Lets it go, for whoever looks next. */
  release?: true;
};

/**
 * Takes the publication of a delivery before the delivery itself, as whoever edits, holds or cancels does: two at once
 * never wait for each other in a circle.
 */
export async function lockPublicationOf(db: Db, row: Pick<Held, 'territory_id' | 'publication_id'>): Promise<void> {
  await db
    .selectFrom('publishing.publication')
    .select('id')
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.publication_id)
    .forUpdate()
    .execute();
}

/** Whether the public can see some of it. */
export const isSeen = ({ done }: Pick<Held, 'done'>): boolean => done.some(({ seen }) => seen);

/** Writes what came of a step, while the delivery is ours. @throws LostClaim */
export async function record(db: Db, row: Held, change: Change): Promise<Held> {
  const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));
  const changed = await db
    .updateTable('publishing.delivery')
    .set({
      ...(change.state ? { state: change.state } : {}),
      ...(change.wakeAt === undefined ? {} : { wake_at: change.wakeAt }),
      ...(change.done ? { done: JSON.stringify(change.done) } : {}),
      ...(change.attempting === undefined ? {} : { attempting: json(change.attempting) }),
      ...(change.attempts === undefined ? {} : { attempts: change.attempts }),
      ...(change.lookUps === undefined ? {} : { look_ups: change.lookUps }),
      ...(change.trouble === undefined
        ? {}
        : { trouble: json(change.trouble?.message), trouble_kind: change.trouble?.kind ?? null }),
      ...(change.cost === undefined ? {} : { cost: null, cost_month: null }),
      ...(change.url === undefined ? {} : { url: change.url }),
      ...(change.sentAt ? { sent_at: change.sentAt } : {}),
      ...(change.verifyAt === undefined ? {} : { verify_at: change.verifyAt }),
      ...(change.release ? { claimed_until: null, claim: null } : {}),
    })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .where('claim', '=', row.claim)
    .returningAll()
    .executeTakeFirst();
  if (!changed) throw new LostClaim();
  return changed;
}

/** Takes up what is due, each by one process; the claim lapses by itself when that process dies. */
export async function claimDue(
  db: Db,
  given: { now: Date; until: Date; claim: string; most: number },
): Promise<Held[]> {
  const { rows } = await sql<Held>`
    update publishing.delivery d set claimed_until = ${given.until}, claim = ${given.claim}
    from (
      select territory_id, id from publishing.delivery
      where wake_at <= ${given.now} and (claimed_until is null or claimed_until < ${given.now})
      order by wake_at limit ${given.most} for update skip locked
    ) due
    where d.territory_id = due.territory_id and d.id = due.id returning d.*
  `.execute(db);
  return rows;
}

/** @returns those that are still ours */
export async function renewClaims(
  db: Db,
  given: { until: Date; claim: string; rows: readonly Held[] },
): Promise<Set<string>> {
  if (given.rows.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    update publishing.delivery d set claimed_until = ${given.until}
    from unnest(${given.rows.map((row) => row.territory_id)}::text[], ${given.rows.map((row) => row.id)}::text[]) as mine (territory_id, id)
    where d.territory_id = mine.territory_id and d.id = mine.id and d.claim = ${given.claim} returning d.id
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}
