import { sql } from 'kysely';
import type { Output, getTrail as endpoint } from '@beffroi/contracts';
import { trail, type TrailEvent } from '@beffroi/engines/approval';
import { findTerritory } from '../../identity/index.ts';
import { ERASED, namesOf } from '../people.names.ts';
import type { Named, PublishingDeps } from '../publishing.deps.ts';
import { findPublication, type StoredPublication } from './publication.store.ts';

type ActRow = {
  at: Date;
  kind: string;
  person_id: string | null;
  person_name: string | null;
  on_behalf_of: string | null;
  comment: string | null;
  detail: Record<string, unknown>;
  channel: string | null;
  url: string | null;
};
type Told = ActRow & { by: string };

/** Who wrote, changed, approved and sent it, as one paragraph; and what was public when. @throws publishing.not_found */
export async function readTrail({ db }: PublishingDeps, named: Named): Promise<Output<typeof endpoint>> {
  const { territoryId, publicationId } = named;
  const row = await findPublication(db, named);
  const [{ timeZone }, { rows: acts }, { rows: texts }, mandate] = await Promise.all([
    findTerritory(db, territoryId),
    sql<ActRow>`
      select a.at, a.kind, a.person_id, a.person_name, a.on_behalf_of, a.comment, a.detail, c.name as channel, d.url
      from publishing.act a
      left join publishing.delivery d on d.territory_id = a.territory_id and d.id = a.delivery_id
      left join channels.channel c on c.territory_id = d.territory_id and c.id = d.channel_id
      where a.territory_id = ${territoryId} and a.publication_id = ${publicationId} order by a.at, a.id
    `.execute(db),
    sql<{ channel: string; since: Date; until: Date | null; parts: string[]; url: string | null }>`
      select coalesce(c.name, d.network) as channel, t.since, t.until, t.parts, d.url
      from publishing.public_text t
      join publishing.delivery d on d.territory_id = t.territory_id and d.id = t.delivery_id
      left join channels.channel c on c.territory_id = d.territory_id and c.id = d.channel_id
      where d.territory_id = ${territoryId} and d.publication_id = ${publicationId} order by t.since, 1
    `.execute(db),
    db
      .selectFrom('publishing.mandate')
      .select(['person_id', 'given_by', 'ends_at'])
      .where('territory_id', '=', territoryId)
      .where('id', '=', row.mandate_id ?? '')
      .executeTakeFirst(),
  ]);
  const names = await namesOf(db, territoryId, [
    ...acts.flatMap((act) => [act.person_id, act.on_behalf_of]),
    mandate?.person_id,
    mandate?.given_by,
  ]);
  const nameOf = (id: string | null | undefined) => (id == null ? undefined : (names.get(id) ?? ERASED));
  const told = acts.map((act): Told => ({ ...act, by: act.person_name ?? nameOf(act.person_id) ?? '' }));
  const mandated: TrailEvent[] = mandate
    ? [
        {
          kind: 'mandate',
          at: row.created_at.getTime(),
          by: nameOf(mandate.person_id) ?? ERASED,
          givenBy: nameOf(mandate.given_by) ?? ERASED,
          endsAt: mandate.ends_at.getTime(),
        },
      ]
    : [];
  const events = gathered(told.flatMap((act) => eventOf(act, row, nameOf)));
  const scheduled = events.findIndex(({ kind }) => kind === 'scheduled');
  return {
    paragraph: trail(scheduled < 0 ? [...events, ...mandated] : events.toSpliced(scheduled, 0, ...mandated), timeZone),
    events: told.map((act) => {
      const onBehalfOf = nameOf(act.on_behalf_of);
      return {
        at: act.at.toISOString(),
        kind: act.kind,
        ...(act.by === '' ? {} : { by: act.by }),
        ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
        ...(act.comment === null ? {} : { comment: act.comment }),
        ...(act.channel === null ? {} : { channelName: act.channel }),
        ...(act.url === null ? {} : { url: act.url }),
      };
    }),
    versions: texts.map(({ channel, since, until, parts, url }) => ({
      channelName: channel,
      from: since.toISOString(),
      ...(until === null ? {} : { until: until.toISOString() }),
      text: parts.join('\n\n'),
      ...(url === null ? {} : { url }),
    })),
  };
}

/** What an act says in the paragraph; much of what is kept says nothing there. */
function eventOf(act: Told, row: StoredPublication, nameOf: (id: string | null) => string | undefined): TrailEvent[] {
  const at = act.at.getTime();
  const { by } = act;
  const note = act.comment ?? undefined;
  const channels = [act.channel ?? ''];
  const decision = { at, by, onBehalfOf: nameOf(act.on_behalf_of), byLink: act.detail['byLink'] === true, note };
  switch (act.kind) {
    case 'created':
      return [{ kind: 'written', at, by }];
    case 'edited':
    case 'submitted':
      return [{ kind: act.kind, at, by }];
    case 'moved':
      return [{ kind: 'edited', at, by }];
    case 'taken_back':
    case 'cancelled':
      return [{ kind: 'withdrawn', at, by }];
    case 'approved':
    case 'refused':
      return [{ kind: act.kind, ...decision }];
    case 'changes_requested':
      return [{ kind: 'change_requested', ...decision }];
    case 'silence': {
      const outcome = act.detail['outcome'] as 'refused' | 'accepted' | 'escalated';
      return [{ kind: 'silence', at, outcome, afterHours: Number(act.detail['afterHours']) }];
    }
    case 'scheduled': {
      // Planned by the approval itself, it says nothing that the sending does not.
      const dueAt = Date.parse(String(act.detail['dueAt'] ?? row.due_at?.toISOString()));
      return by === '' || Number.isNaN(dueAt) ? [] : [{ kind: 'scheduled', at, by, for: dueAt }];
    }
    case 'held':
      return [{ kind: 'held', at, by, note }];
    case 'kept':
      return [{ kind: 'released', at, by }];
    case 'sent':
    case 'verified':
      return [{ kind: act.kind, at, channels }];
    case 'found_by_hand':
      return [{ kind: 'sent', at, channels, by }];
    case 'failed': {
      const message = act.detail['message'] as { fr?: string } | undefined;
      return [{ kind: 'failed', at, channels, reason: message?.fr ?? '' }];
    }
    case 'removed':
      return [{ kind: 'removed', at, by, note }];
    default:
      return [];
  }
}

/** What happened on several accounts within a minute is told at once. */
function gathered(events: readonly TrailEvent[]): TrailEvent[] {
  const told: TrailEvent[] = [];
  for (const event of events) {
    const index = told.findLastIndex(({ kind, at }) => kind === event.kind && event.at - at < 60_000);
    const last = told[index];
    if (event.kind === 'sent' && last?.kind === 'sent' && last.by === event.by)
      told[index] = { ...last, channels: [...last.channels, ...event.channels] };
    else if (event.kind === 'verified' && last?.kind === 'verified')
      told[index] = { ...last, channels: [...last.channels, ...event.channels] };
    else told.push(event);
  }
  return told;
}
