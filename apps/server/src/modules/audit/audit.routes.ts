import { exportAudit, listAudit, listAuditActions, listInstanceAudit, verifyAudit } from '@beffroi/contracts';
import type { Database } from '../../platform/db/database.ts';
import type { Router } from '../../platform/http/router.ts';
import { csvOf } from './audit.export.ts';
import { findActions, findEntries, walkEntries, type NamesOf } from './audit.read-model.ts';
import { INSTANCE } from './audit.record.ts';
import type { AuditTables } from './audit.tables.ts';
import { verifyAuditChain } from './audit.verify.ts';

export function mountAudit(router: Router, given: { db: Database<AuditTables>; namesOf: NamesOf }): void {
  const { db, namesOf } = given;

  router.mount(listAudit, async ({ params, query: { cursor, limit, ...filter } }) =>
    findEntries(db, namesOf, { territoryId: params.territoryId, filter, cursor, limit }),
  );

  router.mount(listInstanceAudit, async ({ query: { cursor, limit, ...filter } }) =>
    findEntries(db, namesOf, { territoryId: INSTANCE, filter, cursor, limit }),
  );

  router.mount(listAuditActions, async ({ params }) => findActions(db, namesOf, params.territoryId));

  router.mount(verifyAudit, async ({ params }) => verifyAuditChain(db, params.territoryId));

  router.mount(exportAudit, async ({ params, query }) => {
    const { territoryId } = params;
    return new Response(csvOf(territoryId, walkEntries(db, territoryId, query)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="journal-${territoryId}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
}
