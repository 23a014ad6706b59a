import type { Kysely } from 'kysely';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { peopleWho } from '../../identity/index.ts';
import type { Author } from '../people.names.ts';
import type { PublishingDeps, PublishingStore } from '../publishing.deps.ts';
import {
  authorNeeded,
  channelUnknown,
  mandateNotFound,
  mandateNotYours,
  mandateToOneself,
  mandateTooLong,
  personUnknown,
} from '../publishing.errors.ts';

/** A blank cheque that nobody remembers is none: a month, then it is given again. */
const MOST_DAYS = 31;
const DAY = 86_400_000;

type By = { territoryId: string; author: Author; actor: AuditActor };

/**
 * Lets a person publish without prior approval, on some accounts or all, until an hour.
 * @throws publishing.person_unknown, .mandate_to_oneself, .mandate_too_long, .channel_unknown
 */
export async function openMandate(
  deps: PublishingDeps,
  given: By & { personId: string; scope: string; channelIds: readonly string[]; endsAt: Date },
): Promise<string> {
  const { territoryId, author, personId, channelIds, endsAt } = given;
  const at = deps.now();
  if (author.personId === undefined) throw authorNeeded();
  if (author.personId === personId) throw mandateToOneself();
  if (endsAt <= at || endsAt.getTime() > at.getTime() + MOST_DAYS * DAY)
    throw mandateTooLong({ values: { days: MOST_DAYS } });
  const writers = await peopleWho(deps.db, territoryId, 'publishing.write');
  if (!writers.some(({ id }) => id === personId)) throw personUnknown();
  await ensureChannels(deps.db, territoryId, channelIds);
  const id = newId('man', at.getTime());
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('publishing.mandate')
      .values({
        territory_id: territoryId,
        id,
        person_id: personId,
        given_by: author.id,
        scope: given.scope,
        channel_ids: [...channelIds],
        starts_at: at,
        ends_at: endsAt,
      })
      .execute();
    await deps.events.emit(trx, 'publishing.person_needed', {
      territoryId,
      personIds: [personId],
      occasion: `mandate ${id}`,
      title: { fr: 'Vous avez carte blanche', en: 'You hold a mandate' },
      body: {
        fr: `Vous pouvez publier sans validation préalable\u{a0}: ${given.scope}`,
        en: `You may publish without prior approval: ${given.scope}`,
      },
      path: `/t/${territoryId}/mandats`,
      urgent: false,
    });
    await deps.events.emit(trx, 'publishing.mandate_changed', {
      territoryId,
      mandateId: id,
      state: 'opened',
      personId,
      byId: author.id,
      endsAt,
      scope: given.scope,
      at,
    });
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'publishing.mandate_opened',
      target: { kind: 'mandate', id },
      detail: { personId, channelIds: [...channelIds], endsAt: endsAt.toISOString() },
      at,
    });
  });
  return id;
}

async function ensureChannels(
  db: Kysely<PublishingStore>,
  territoryId: string,
  channelIds: readonly string[],
): Promise<void> {
  if (channelIds.length === 0) return;
  const rows = await db
    .selectFrom('channels.channel')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('id', 'in', channelIds)
    .where('disconnected_at', 'is', null)
    .execute();
  const channelId = channelIds.find((id) => !rows.some((row) => row.id === id));
  if (channelId !== undefined) throw channelUnknown({ values: { channelId } });
}

/** Ends a mandate now; ended already, it stays as it was. @throws publishing.mandate_not_found, .mandate_not_yours */
export async function endMandate(
  deps: PublishingDeps,
  given: By & { mandateId: string; mayConfigure: boolean },
): Promise<void> {
  const { territoryId, mandateId, author } = given;
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('publishing.mandate')
      .select(['person_id', 'given_by', 'scope', 'ended_at', 'ends_at'])
      .where('territory_id', '=', territoryId)
      .where('id', '=', mandateId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw mandateNotFound();
    if (!given.mayConfigure && author.id !== row.given_by && author.id !== row.person_id) throw mandateNotYours();
    if (row.ended_at !== null || row.ends_at <= at) return;
    await trx
      .updateTable('publishing.mandate')
      .set({ ended_at: at })
      .where('territory_id', '=', territoryId)
      .where('id', '=', mandateId)
      .execute();
    await deps.events.emit(trx, 'publishing.mandate_changed', {
      territoryId,
      mandateId,
      state: 'ended',
      personId: row.person_id,
      byId: author.id,
      endsAt: at,
      scope: row.scope,
      at,
    });
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'publishing.mandate_ended',
      target: { kind: 'mandate', id: mandateId },
      at,
    });
  });
}
