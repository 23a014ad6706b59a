import type { Kysely } from 'kysely';
import {
  cancelWork as cancelWorkEndpoint,
  getWork as getWorkEndpoint,
  listWork as listWorkEndpoint,
} from '@beffroi/contracts';
import type { Router } from '../../platform/http/router.ts';
import type { WorkTables } from './work.tables.ts';
import { cancelWork, getWork, listWork } from './work.usecases.ts';

export function mountWork(router: Router, { db }: { db: Kysely<WorkTables> }): void {
  router.mount(listWorkEndpoint, async ({ params }) => ({ items: await listWork(db, params.territoryId) }));
  router.mount(getWorkEndpoint, async ({ params }) => getWork(db, params));
  router.mount(cancelWorkEndpoint, async ({ params }) => cancelWork(db, params));
}
