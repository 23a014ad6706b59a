import type { Kysely } from 'kysely';
import { onBehalfOf } from '../../../platform/on-behalf.ts';
import { newId } from '../../../platform/ids.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import {
  confirmToken,
  fingerprintOf,
  readConfirmToken,
  readLeaveToken,
  sealAddress,
  type Letter,
} from './subscriber.address.ts';
import { letters } from './newsletter.mailer.ts';
import { confirmationMail } from './subscriber.mail.ts';
import type { Outlet } from './outlet.find.ts';
import type { PublishingTables } from '../publishing.tables.ts';

const ASKED_AGAIN_MS = 10 * 60_000;
const UNCONFIRMED_DAYS = 7;

type Deps = Pick<PublishingDeps, 'db' | 'sealer' | 'mailer' | 'baseUrl' | 'now' | 'logger'>;

/**
 * Somebody asks for the letter: they are written to, and receive nothing more unless they confirm. The answer is the
 * same whether they were known or not, so that nobody learns who reads it.
 */
export async function askForLetter(
  deps: Deps,
  given: { outlet: Outlet; address: string; locale: 'fr' | 'en' },
): Promise<void> {
  const { outlet, address } = given;
  const { sealer } = deps;
  const now = deps.now();
  const letter = { territory_id: outlet.territoryId, channel_id: outlet.channelId };
  const fingerprint = fingerprintOf(sealer, outlet, address);
  const known = await deps.db
    .selectFrom('publishing.subscriber')
    .select(['id', 'asked_at', 'ended_at', 'confirmed_at'])
    .where('territory_id', '=', outlet.territoryId)
    .where('channel_id', '=', outlet.channelId)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  const isFresh = known && !known.ended_at && now.getTime() - known.asked_at.getTime() < ASKED_AGAIN_MS;
  if (isFresh) return;
  const id = known?.id ?? newId('sub', now.getTime());
  const sealed = sealAddress(sealer, { ...outlet, id }, address);
  const again = known?.confirmed_at && !known.ended_at ? {} : { confirmed_at: null, ended_at: null, consent: null };
  await deps.db
    .insertInto('publishing.subscriber')
    .values({ ...letter, id, sealed_email: sealed, fingerprint, asked_at: now })
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'channel_id', 'fingerprint']).doUpdateSet({ asked_at: now, ...again }),
    )
    .execute();
  // Whoever left was forgotten but for a fingerprint: their address is kept anew.
  if (known?.ended_at) await update(deps.db, outlet, id).set({ sealed_email: sealed }).execute();
  const link = `${deps.baseUrl}${letters}/${outlet.channelId}/confirmer/${confirmToken(sealer, { ...outlet, id }, now)}`;
  const mail = { to: address, ...confirmationMail({ outlet, link, locale: given.locale }) };
  const outcome = await onBehalfOf(outlet.territoryId, async () => deps.mailer.send(mail));
  if (!outcome.ok) deps.logger.warn({ channelId: outlet.channelId, kind: outcome.kind }, 'confirmation not sent');
}

/** @returns whether the link is one of ours, and still holds */
export async function confirmSubscription(
  deps: Pick<Deps, 'db' | 'sealer' | 'now'>,
  letter: Letter,
  token: string,
): Promise<boolean> {
  const id = readConfirmToken(deps.sealer, letter, token, deps.now());
  if (id === undefined) return false;
  const row = await update(deps.db, letter, id)
    .set((each) => ({ confirmed_at: each.fn.coalesce('confirmed_at', each.val(deps.now())) }))
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends a subscription at once, and forgets the address. Whoever ends it twice is told the same. */
export async function endSubscription(
  deps: Pick<Deps, 'db' | 'sealer' | 'now'>,
  letter: Letter,
  token: string,
): Promise<boolean> {
  const id = readLeaveToken(deps.sealer, letter, token);
  if (id === undefined) return false;
  await update(deps.db, letter, id)
    .set({ ended_at: deps.now(), sealed_email: '', confirmed_at: null })
    .where('ended_at', 'is', null)
    .execute();
  return true;
}

/** Who never confirmed asked for nothing. */
export async function forgetUnconfirmed(db: Kysely<PublishingTables>, now: Date): Promise<void> {
  await db
    .deleteFrom('publishing.subscriber')
    .where('confirmed_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('asked_at', '<', new Date(now.getTime() - UNCONFIRMED_DAYS * 86_400_000))
    .execute();
}

const update = (db: Db, { territoryId, channelId }: Letter, id: string) =>
  db
    .updateTable('publishing.subscriber')
    .where('territory_id', '=', territoryId)
    .where('channel_id', '=', channelId)
    .where('id', '=', id);
