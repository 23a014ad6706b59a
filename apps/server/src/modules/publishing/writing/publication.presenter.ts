import type { Publication, PublicationDelivery } from '@beffroi/contracts';
import { presentApproval } from '../approval/approval.presenter.ts';
import { deliveriesOf } from '../dispatch/delivery.read-model.ts';
import { ERASED, namesOf } from '../people.names.ts';
import type { Named, PublishingDeps } from '../publishing.deps.ts';
import { findPublication } from './publication.store.ts';

/** A publication whole, as the person who looks at it may see it. @throws publishing.not_found */
export async function readPublication(
  deps: PublishingDeps,
  named: Named,
  viewerId: string | undefined,
): Promise<Publication> {
  const { db, channelRegistry } = deps;
  const { territoryId, publicationId } = named;
  const row = await findPublication(db, named);
  const [names, deliveries, corrections, approval] = await Promise.all([
    namesOf(db, territoryId, [row.author_id, row.updated_by, ...Object.values(row.ignored_findings)]),
    deliveriesOf(db, channelRegistry, { territoryId, publicationIds: [publicationId] }),
    db
      .selectFrom('publishing.publication')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('corrects', '=', publicationId)
      .orderBy('id')
      .execute(),
    presentApproval(db, row, { viewerId, now: deps.now() }),
  ]);
  const updatedBy = row.updated_by === null ? undefined : names.get(row.updated_by);
  return {
    ...row.draft,
    id: row.id,
    state: row.state,
    version: row.version,
    ...(row.due_at === null ? {} : { dueAt: row.due_at.toISOString() }),
    authorId: row.author_id,
    authorName: names.get(row.author_id) ?? ERASED,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(updatedBy === undefined ? {} : { updatedBy }),
    findings: row.findings.map((finding) => {
      const ignoredBy = row.ignored_findings[finding.code];
      return ignoredBy === undefined || finding.severity === 'blocks'
        ? finding
        : { ...finding, ignoredBy: names.get(ignoredBy) ?? ERASED };
    }),
    ...(approval ? { approval } : {}),
    deliveries: shownDeliveries(deliveries.get(publicationId) ?? []),
    ...(row.reason === null ? {} : { reason: row.reason }),
    correctedBy: corrections.map(({ id }) => id),
  };
}

/** What was taken back before it began says nothing to anyone. */
function shownDeliveries(deliveries: readonly PublicationDelivery[]): PublicationDelivery[] {
  return deliveries.filter(({ state, attempts }) => state !== 'cancelled' || attempts > 0);
}
