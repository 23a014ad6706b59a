import type { PageCall } from '../../../platform/http/pages.ts';
import type { RateLimit } from '../../../platform/http/rate-limit.ts';
import type { CrisisDeps } from '../crisis.deps.ts';
import { findCrisis } from '../room/crisis.store.ts';
import { findShare } from '../sharing/share.store.ts';
import { geoJsonOf, reportsCsv } from './report.feed.ts';
import { presentReports, selectReports } from './report.store.ts';

type Deps = CrisisDeps & { guessing: RateLimit };

/** Private, and made to be read by the map of an operations centre: from any origin, kept by nobody. */
const headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** The reports of a room, for who has its address, until it closes: `TOKEN.geojson` or `TOKEN.csv`. */
export async function giveReports(deps: Deps, call: PageCall): Promise<Response> {
  const [, token = '', form] = /^([^.]+)\.(geojson|csv)$/.exec(call.params['file'] ?? '') ?? [];
  const share = await findShare(deps, token);
  if (!share || share.what !== 'reports') {
    deps.guessing.take(`signalements ${call.address}`);
    const says =
      'Cette adresse n’existe pas, ou a fermé avec la crise. / This address does not exist, or closed with the crisis.';
    return new Response(`${says}\n`, {
      status: 404,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
    });
  }
  const crisis = await findCrisis(deps.db, share);
  const reports = await presentReports(deps.db, await selectReports(deps.db, share));
  if (form === 'csv')
    return new Response(reportsCsv(reports), {
      headers: {
        ...headers,
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="signalements-${crisis.ref}.csv"`,
      },
    });
  const collection = geoJsonOf(reports, { title: crisis.title, at: deps.now(), drill: crisis.drill });
  return new Response(JSON.stringify(collection), { headers: { ...headers, 'content-type': 'application/geo+json' } });
}
