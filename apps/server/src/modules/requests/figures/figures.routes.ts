import * as contract from '@beffroi/contracts';
import type { Router } from '../../../platform/http/router.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { listSources } from './figure.sources.ts';
import { readFigures } from './figures.read-model.ts';

/** What the desk did, and what is behind each number. */
export function mountFigures(router: Router, { db, now }: Pick<RequestsDeps, 'db' | 'now'>): void {
  const periodOf = ({ territoryId }: { territoryId: string }, { from, to }: { from: string; to: string }) => ({
    territoryId,
    from: new Date(from),
    to: new Date(to),
  });
  router.mount(contract.getDeskFigures, async ({ params, query }) => readFigures(db, periodOf(params, query), now()));
  router.mount(contract.listFigureSources, async ({ params, query }) => {
    const offset = Math.max(0, Number.parseInt(query.cursor ?? '0', 10) || 0);
    const asked = { of: query.of, key: query.key, offset, limit: query.limit };
    const { items, more } = await listSources(db, periodOf(params, query), asked, now());
    return { items, ...(more ? { nextCursor: String(offset + query.limit) } : {}) };
  });
}
