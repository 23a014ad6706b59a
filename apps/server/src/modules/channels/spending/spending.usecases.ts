import { sql } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { findTerritory } from '../../identity/index.ts';
import type { ChannelDb, ChannelNamed } from '../channels.deps.ts';
import { monthOf, secondsToNextMonth } from './month.rules.ts';

export type BudgetSpent = {
  ok: false;
  kind: 'budget_spent';
  done: 'no';
  message: Bilingual;
  retryAfterSeconds: number;
};

/**
 * Sets aside what a paid call will cost, in the month of the territory's zone, or says that the budget does not hold
 * it. The row of the month is locked until the caller's transaction ends: two at once never pass the budget together.
 * @param given.amount in thousandths of the currency of the network's prices
 * @param given.currency of those prices, for the sentence
 */
export async function reserveSpending(
  trx: Connection<ChannelDb>,
  given: ChannelNamed & { amount: number; currency: string; at: Date },
): Promise<{ ok: true; month: string } | BudgetSpent> {
  const { territoryId, channelId, amount, at } = given;
  const { timeZone } = await findTerritory(trx, territoryId);
  const month = monthOf(timeZone, at);
  await trx
    .insertInto('channels.spending')
    .values({ territory_id: territoryId, channel_id: channelId, month, spent: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { rows: reserved } = await sql<{ spent: number }>`
    update channels.spending s set spent = s.spent + ${amount}::integer from channels.channel c
    where s.territory_id = ${territoryId} and s.channel_id = ${channelId} and s.month = ${month}::date
      and c.territory_id = s.territory_id and c.id = s.channel_id
      and (c.monthly_budget is null or s.spent + ${amount}::integer <= c.monthly_budget)
    returning s.spent
  `.execute(trx);
  if (reserved.length > 0) return { ok: true, month };
  const { rows } = await sql<{ spent: number; budget: number | null }>`
    select s.spent, c.monthly_budget as budget from channels.spending s
    join channels.channel c on c.territory_id = s.territory_id and c.id = s.channel_id
    where s.territory_id = ${territoryId} and s.channel_id = ${channelId} and s.month = ${month}::date
  `.execute(trx);
  const { spent = 0, budget = 0 } = rows[0] ?? {};
  return {
    ok: false,
    kind: 'budget_spent',
    done: 'no',
    message: sentence({ spent, budget: budget ?? 0, amount, currency: given.currency }),
    retryAfterSeconds: secondsToNextMonth(timeZone, at),
  };
}

/** Gives back what was set aside for a call that cost nothing. `month` is the one that `reserveSpending` told. */
export async function releaseSpending(
  trx: Connection<ChannelDb>,
  given: ChannelNamed & { amount: number; month: string },
): Promise<void> {
  await sql`
    update channels.spending set spent = greatest(0, spent - ${given.amount}::integer)
    where territory_id = ${given.territoryId} and channel_id = ${given.channelId} and month = ${given.month}::date
  `.execute(trx);
}

function sentence(given: { spent: number; budget: number; amount: number; currency: string }): Bilingual {
  const in_ = (language: string) => {
    const format = new Intl.NumberFormat(language, {
      style: 'currency',
      currency: given.currency,
      maximumFractionDigits: 3,
    });
    return (thousandths: number) => format.format(thousandths / 1000);
  };
  const [fr, en] = [in_('fr-FR'), in_('en-GB')];
  return {
    fr: `Le budget du mois pour ce compte ne suffit plus : ${fr(given.spent)} sur ${fr(given.budget)} sont dépensés, et cet envoi coûterait ${fr(given.amount)}. Relevez le budget, ou attendez le mois prochain.`,
    en: `The budget of the month for this account no longer suffices: ${en(given.spent)} of ${en(given.budget)} are spent, and this would cost ${en(given.amount)}. Raise the budget, or wait for next month.`,
  };
}
