import { onBehalfOf } from '../../../platform/on-behalf.ts';
import { tellTeam } from '../mail/team.tell.ts';
import { recordEvent } from '../request/event.store.ts';
import { changeRequest, lockRequest, type StoredRequest } from '../request/request.store.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { askExternal, type ExternalDoor } from './external.client.ts';
import { doorOf } from './external.system.ts';

const everyMs = 30 * 60_000;
const atATime = 20;

/** Reads back what the other systems say of what was handed to them; each request every half hour at most. */
export async function externalRound(deps: RequestsDeps): Promise<void> {
  const before = new Date(deps.now().getTime() - everyMs);
  const rows = await deps.db
    .selectFrom('requests.request')
    .selectAll()
    .where('external_sent_at', 'is not', null)
    .where((where) => where.or([where('external_id', 'is not', null), where('external_token', 'is not', null)]))
    // In these words, by its index.
    .where('external_status', 'is distinct from', 'closed')
    .where((where) => where.or([where('external_asked_at', 'is', null), where('external_asked_at', '<', before)]))
    .orderBy('external_asked_at', (order) => order.asc().nullsFirst())
    .limit(atATime)
    .execute();
  const away = new Set<string>();
  for (const row of rows) {
    // Who did not answer once is not waited for again in this round.
    if (away.has(row.territory_id)) continue;
    const door = await doorOf(deps, row.territory_id);
    const read = door ? await onBehalfOf(row.territory_id, async () => readStatus(deps, door, row)) : {};
    if (read === 'away') away.add(row.territory_id);
    await note(deps, row, read === 'away' ? {} : read);
  }
}

type Status = { id?: string; status?: 'open' | 'closed'; notes?: string };

async function readStatus({ http }: RequestsDeps, door: ExternalDoor, row: StoredRequest): Promise<Status | 'away'> {
  let id = row.external_id ?? undefined;
  if (id === undefined && row.external_token !== null) {
    const told = await askExternal(http, door, `tokens/${encodeURIComponent(row.external_token)}`);
    if (!told.ok && !told.refused) return 'away';
    id = told.ok ? told.items[0]?.['service_request_id'] : undefined;
  }
  if (id === undefined) return {};
  const told = await askExternal(http, door, `requests/${encodeURIComponent(id)}`);
  if (!told.ok && !told.refused) return 'away';
  const { status = '', status_notes: notes } = (told.ok ? told.items[0] : undefined) ?? {};
  if (status !== 'open' && status !== 'closed') return { id };
  return { id, status, ...(notes ? { notes: notes.slice(0, 500) } : {}) };
}

async function note(deps: RequestsDeps, { territory_id: territoryId, id: requestId }: StoredRequest, read: Status) {
  const named = { territoryId, requestId };
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, named);
    const isNews = read.status !== undefined && read.status !== (row.external_status ?? 'open');
    const set = {
      external_asked_at: deps.now(),
      ...(read.id === undefined ? {} : { external_id: read.id }),
      ...(read.status === undefined ? {} : { external_status: read.status }),
    };
    if (!isNews && (read.id === undefined || read.id === row.external_id)) {
      await trx
        .updateTable('requests.request')
        .set(set)
        .where('territory_id', '=', territoryId)
        .where('id', '=', requestId)
        .execute();
      return;
    }
    if (isNews) {
      const detail = { status: read.status, ...(read.notes === undefined ? {} : { notes: read.notes }) };
      await recordEvent(trx, named, { kind: 'external', at: deps.now(), public: false, detail });
      if (read.status === 'closed' && row.state !== 'closed')
        await tellTeam(deps, trx, { ...named, ...closedThere(read.notes) });
    }
    await changeRequest(deps, trx, named, set, 'external');
  });
}

/** Nobody is answered by it: the team reads what was done there, and tells who asked. */
function closedThere(notes: string | undefined) {
  const said = notes === undefined ? '' : `\u{a0}: ${notes}`;
  return {
    occasion: 'external closed',
    title: { fr: 'L’autre système dit que c’est fait', en: 'The other system says that it is done' },
    body: {
      fr: `La demande y est close${said}${/[.!?…]$/.test(said) ? '' : '.'} La personne attend encore une réponse d’ici.`,
      en: `The request is closed there${said.replace('\u{a0}', '')}${/[.!?…]$/.test(said) ? '' : '.'} The person still awaits an answer from here.`,
    },
  };
}
