import type { StepResult } from '@beffroi/connectors';
import type { Bilingual } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { releaseSpending } from '../../channels/index.ts';
import type { DispatchDeps, DispatchTrx } from './dispatch.deps.ts';
import { isSeen, lockPublicationOf, record, type Held } from './delivery.record.ts';
import { followDeliveries } from './publication.follow.ts';
import { inDoubt, withAdvice } from './trouble.words.ts';

const VERIFY_AFTER_MS = 20_000;

/** All of it is out: the record of what the public reads begins here. */
export async function finish(deps: DispatchDeps, row: Held): Promise<void> {
  const now = deps.now();
  const url = addressOf(row.done);
  await deps.db.transaction().execute(async (trx) => {
    await lockPublicationOf(trx, row);
    await record(trx, row, {
      state: 'sent',
      sentAt: now,
      wakeAt: null,
      verifyAt: new Date(now.getTime() + VERIFY_AFTER_MS),
      attempting: null,
      trouble: null,
      ...(url === undefined ? {} : { url }),
      release: true,
    });
    const isPrivate = row.outgoing?.privateTo !== undefined || row.outgoing?.mail !== undefined;
    if (!isPrivate) await keepPublicText(trx, row, now);
    await act(trx, row, { kind: 'sent', at: now, detail: url === undefined ? {} : { url } });
    await deps.events.emit(trx, 'publishing.published', {
      territoryId: row.territory_id,
      publicationId: row.publication_id,
      deliveryId: row.id,
      ...(url === undefined ? {} : { url }),
    });
    await followDeliveries(trx, { territoryId: row.territory_id, publicationId: row.publication_id });
  });
}

/** It cannot leave, or nobody knows whether it did: somebody is told at once, with what to do. */
export async function stopFor(
  deps: DispatchDeps,
  row: Held,
  given: { as: 'failed' | 'uncertain' | 'by_hand'; kind: string; message: Bilingual },
): Promise<void> {
  const now = deps.now();
  const message = given.as === 'failed' ? withAdvice(given.kind, given.message) : given.message;
  await deps.db.transaction().execute(async (trx) => {
    await lockPublicationOf(trx, row);
    const returned = given.as === 'failed' && !isSeen(row) ? await giveBack(trx, row) : false;
    await record(trx, row, {
      state: given.as,
      wakeAt: null,
      trouble: { kind: given.kind, message },
      // In doubt, the step that is in doubt stays written.
      ...(given.as === 'uncertain' ? {} : { attempting: null }),
      ...(returned ? { cost: null } : {}),
      release: true,
    });
    await act(trx, row, { kind: given.as, at: now, detail: { kind: given.kind, message } });
    await tellPeople(deps, trx, row, { as: given.as, message, now });
    await followDeliveries(trx, { territoryId: row.territory_id, publicationId: row.publication_id });
  });
}

/** Gives back what is set aside for a delivery as it stands. */
export async function giveBack(trx: DispatchTrx, row: Held): Promise<boolean> {
  const paid = await trx
    .selectFrom('publishing.delivery')
    .select(['cost', 'cost_month'])
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .executeTakeFirst();
  if (!paid?.cost || !paid.cost_month) return false;
  const account = { territoryId: row.territory_id, channelId: row.channel_id };
  await releaseSpending(trx, { ...account, amount: paid.cost, month: paid.cost_month });
  return true;
}

const titles = {
  failed: { fr: 'Un post n’est pas parti', en: 'A post did not leave' },
  uncertain: { fr: 'Un post est peut-être parti', en: 'A post may have left' },
  by_hand: { fr: 'Un post est à publier à la main', en: 'A post is to be published by hand' },
} as const;

async function tellPeople(
  deps: DispatchDeps,
  trx: DispatchTrx,
  row: Held,
  given: { as: keyof typeof titles; message: Bilingual; now: Date },
): Promise<void> {
  const publication = await trx
    .selectFrom('publishing.publication')
    .select(['title', 'author_id', 'updated_by'])
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.publication_id)
    .executeTakeFirst();
  const planners = await trx
    .selectFrom('publishing.act')
    .select('person_id')
    .where('territory_id', '=', row.territory_id)
    .where('publication_id', '=', row.publication_id)
    .where('kind', 'in', ['scheduled', 'submitted'])
    .where('person_id', 'is not', null)
    .execute();
  const people = [publication?.author_id, publication?.updated_by, ...planners.map((each) => each.person_id)];
  const named = publication?.title
    ? { fr: `« ${publication.title} » : `, en: `“${publication.title}”: ` }
    : { fr: '', en: '' };
  await deps.events.emit(trx, 'publishing.person_needed', {
    territoryId: row.territory_id,
    personIds: [...new Set(people.filter((id): id is string => Boolean(id)))],
    occasion: `delivery ${row.id} ${given.as} ${given.now.toISOString()}`,
    title: titles[given.as],
    body: { fr: named.fr + given.message.fr, en: named.en + given.message.en },
    path: `/t/${row.territory_id}/publications/${row.publication_id}`,
    urgent: true,
  });
}

/** Writes in the trail of the publication. */
export async function act(
  trx: DispatchTrx,
  row: Pick<Held, 'territory_id' | 'publication_id' | 'id'>,
  given: { kind: string; at: Date; personId?: string; comment?: string; detail?: Record<string, unknown> },
): Promise<void> {
  await trx
    .insertInto('publishing.act')
    .values({
      territory_id: row.territory_id,
      publication_id: row.publication_id,
      id: newId('act', given.at.getTime()),
      at: given.at,
      kind: given.kind,
      person_id: given.personId ?? null,
      delivery_id: row.id,
      comment: given.comment ?? null,
      detail: JSON.stringify(given.detail ?? {}),
    })
    .execute();
}

/** What the public reads from now on. */
export async function keepPublicText(trx: DispatchTrx, row: Held, now: Date, parts?: readonly string[]): Promise<void> {
  await trx
    .insertInto('publishing.public_text')
    .values({
      territory_id: row.territory_id,
      delivery_id: row.id,
      since: now,
      parts: JSON.stringify(parts ?? row.outgoing?.parts.map(({ text }) => text) ?? []),
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'delivery_id', 'since']).doNothing())
    .execute();
}

const addressOf = (done: readonly StepResult[]): string | undefined => done.find(({ url }) => url !== undefined)?.url;

export const doubt = { as: 'uncertain', kind: 'outcome_unknown', message: inDoubt } as const;
