import type { Kysely } from 'kysely';
import type { Sealer } from '../../../platform/seal.ts';
import { trackFingerprint } from '../request/track.token.ts';
import type { RequestsStore } from '../requests.deps.ts';
import { GeoReportRefusal } from './geo-report.write.ts';
import { presentOpen311 } from './open311.present.ts';
import { serviceOf } from './open311.services.ts';

const dayMs = 24 * 3600_000;
const mostDays = 90;
const mostRequests = 1000;

type Deps = { db: Kysely<RequestsStore>; sealer: Sealer; now: () => Date };
type Asked = { territoryId: string; query: Record<string, string>; locale: 'fr' | 'en' };

/**
 * Requests that all may see, the newest first: those of ninety days at most, a thousand at most.
 * @throws GeoReportRefusal
 * @see https://wiki.open311.org/GeoReport_v2/#get-service-requests
 */
export async function listOpen311(deps: Deps, { territoryId, query, locale }: Asked): Promise<object[]> {
  let rows = publicRequests(deps.db, territoryId);
  const refs = namesIn(query['service_request_id']);
  if (refs.length > 0) {
    rows = rows.where('request.ref', 'in', refs);
  } else {
    const { from, to } = rangeOf(query, deps.now());
    rows = rows.where('request.created_at', '>=', from).where('request.created_at', '<=', to);
    const codes = namesIn(query['service_code']).map((code) => serviceOf(code).id);
    if (codes.length > 0) rows = rows.where('request.category', 'in', codes);
    const statuses = namesIn(query['status']);
    if (statuses.some((status) => status !== 'open' && status !== 'closed'))
      throw new GeoReportRefusal(400, 'status is open, closed or both');
    const closed = ['closed', 'answered'] as const;
    if (statuses.length === 1)
      rows = rows.where('request.state', statuses[0] === 'closed' ? 'in' : 'not in', [...closed]);
  }
  const found = await rows
    .orderBy('request.created_at', 'desc')
    .orderBy('request.id', 'desc')
    .limit(mostRequests)
    .execute();
  return found.map((row) => presentOpen311(deps.sealer, row, locale));
}

/** One request. @throws GeoReportRefusal 404 */
export async function findOpen311(deps: Deps, { territoryId, locale }: Asked, ref: string): Promise<object[]> {
  const row = await publicRequests(deps.db, territoryId).where('request.ref', '=', ref).executeTakeFirst();
  if (!row) throw new GeoReportRefusal(404, `service_request_id ${ref.slice(0, 60)} was not found`);
  return [presentOpen311(deps.sealer, row, locale)];
}

/** By the token of its private page, what a request is called. @throws GeoReportRefusal 404 */
export async function findByToken(
  { db, sealer }: Pick<Deps, 'db' | 'sealer'>,
  territoryId: string,
  token: string,
): Promise<object[]> {
  const row = await db
    .selectFrom('requests.request')
    .select('ref')
    .where('territory_id', '=', territoryId)
    .where('track_fingerprint', '=', trackFingerprint(sealer, token))
    .executeTakeFirst();
  if (!row) throw new GeoReportRefusal(404, 'token was not found');
  return [{ service_request_id: row.ref, token }];
}

/**
 * What all may see: reports that somebody put in a category. Complaints, appeals and all that stands between one person
 * and the administration are never told, nor what is abusive, nor what an agent asks.
 */
function publicRequests(db: Kysely<RequestsStore>, territoryId: string) {
  return db
    .selectFrom('requests.request as request')
    .leftJoin('requests.department as department', (join) =>
      join
        .onRef('department.territory_id', '=', 'request.territory_id')
        .onRef('department.id', '=', 'request.department_id'),
    )
    .selectAll('request')
    .select('department.name as holder')
    .where('request.territory_id', '=', territoryId)
    .where('request.nature', '=', 'report')
    .where('request.category', 'is not', null)
    .where('request.agent', '=', false)
    .where('request.exempt', 'is', null)
    .where((where) => where.or([where('request.closed_as', 'is', null), where('request.closed_as', '!=', 'abusive')]));
}

function rangeOf(query: Record<string, string>, now: Date): { from: Date; to: Date } {
  const [start, end] = (['start_date', 'end_date'] as const).map((name) => instantIn(query, name));
  const span = mostDays * dayMs;
  if (start && end && end.getTime() - start.getTime() > span)
    throw new GeoReportRefusal(400, `start_date and end_date may not span more than ${mostDays} days`);
  const to = end ?? (start ? new Date(start.getTime() + span) : now);
  return { from: start ?? new Date(to.getTime() - span), to };
}

function instantIn(query: Record<string, string>, name: string): Date | undefined {
  const written = query[name];
  if (!written) return undefined;
  // A plus sign that was not encoded comes as a space.
  const at = new Date(written.replace(' ', '+'));
  if (!/^\d{4}-\d\d-\d\dT/.test(written) || Number.isNaN(at.getTime()))
    throw new GeoReportRefusal(400, `${name} must be written as 2026-11-24T08:00:00Z`);
  return at;
}

function namesIn(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 200);
}
