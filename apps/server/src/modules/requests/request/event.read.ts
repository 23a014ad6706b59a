import { sql } from 'kysely';
import type { Db, Named } from '../requests.deps.ts';

/**
 * What may happen to a request. `seen`, `received`, `identified`, `acknowledged`, `completion_asked`, `completed`,
 * `answered`, `forwarded`, `withdrawn` and `reopened` move the legal clocks.
 */
export type EventKind =
  | 'seen'
  | 'received'
  | 'identified'
  | 'identity_asked'
  | 'joined'
  | 'registered'
  | 'acknowledged'
  | 'completion_asked'
  | 'completed'
  | 'handed_over'
  | 'recalled'
  | 'reminded'
  | 'department_answered'
  | 'department_done'
  | 'not_for_us'
  | 'needs_more'
  | 'forwarded'
  | 'answered'
  | 'said'
  | 'changed'
  | 'added'
  | 'contested'
  | 'helped'
  | 'withdrawn'
  | 'closed'
  | 'reopened'
  | 'external'
  | 'alerted'
  | 'erased';

export type NewEvent = {
  kind: EventKind;
  at: Date;
  personId?: string | undefined;
  /** Who did it, when it is nobody of the team: a department, the person who asks. */
  byName?: string | undefined;
  /** Shown on the page of who asked. */
  public: boolean;
  /** No personal data: it outlives the identity of who asked. */
  detail?: Record<string, unknown>;
};

export type StoredEvent = {
  id: string;
  at: Date;
  /** `YYYY-MM-DD` */
  on: string;
  kind: EventKind;
  personId: string | null;
  byName: string | null;
  public: boolean;
  detail: Record<string, unknown>;
};

/** All that happened, in order. */
export async function readEvents(db: Db, named: Named): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select id, at, to_char(on_day, 'YYYY-MM-DD') as on, kind, person_id as "personId", by_name as "byName", public, detail
    from requests.event where territory_id = ${named.territoryId} and request_id = ${named.requestId}
    order by at, id
  `.execute(db);
  return rows;
}
