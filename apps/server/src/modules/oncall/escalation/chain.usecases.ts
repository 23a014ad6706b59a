import type { Chain } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { peopleWho } from '../../identity/index.ts';
import type { Db, OncallDeps } from '../oncall.deps.ts';
import { personUnknown } from '../rota/rota.errors.ts';

/** What is proposed to a territory that has written no chain: it rings nobody until somebody makes it active. */
const proposed: Chain = {
  active: false,
  minLevel: 2,
  steps: [
    { who: 'on_call', by: ['push', 'sms', 'email'], waitMinutes: 5 },
    { who: 'next_on_call', by: ['push', 'sms', 'email'], waitMinutes: 5 },
    { who: 'everyone', by: ['push', 'email'], waitMinutes: 10 },
  ],
  rounds: 2,
};

export async function readChain(db: Db, territoryId: string): Promise<Chain> {
  const row = await db
    .selectFrom('oncall.chain')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  return row ? { active: row.active, minLevel: row.min_level, steps: row.steps, rounds: row.rounds } : proposed;
}

/** Writes the chain of calls; what rings now goes on as it began. @throws oncall.person_unknown */
export async function setChain(
  { db }: Pick<OncallDeps, 'db'>,
  given: { territoryId: string; chain: Chain; actor: AuditActor },
): Promise<Chain> {
  const { territoryId, chain, actor } = given;
  const named = chain.steps.flatMap(({ who }) => (isRole(who) ? [] : [who]));
  const known = new Set((await peopleWho(db, territoryId, 'alerts.handle')).map(({ id }) => id));
  if (named.some((id) => !known.has(id))) throw personUnknown();
  const steps = chain.steps.map((step) => ({ ...step, by: [...new Set(step.by)] }));
  await db.transaction().execute(async (trx) => {
    const values = {
      active: chain.active,
      min_level: chain.minLevel,
      steps: JSON.stringify(steps),
      rounds: chain.rounds,
    };
    await trx
      .insertInto('oncall.chain')
      .values({ territory_id: territoryId, ...values })
      .onConflict((conflict) => conflict.column('territory_id').doUpdateSet(values))
      .execute();
    const target = { kind: 'chain', id: territoryId };
    await recordAudit(trx, { territoryId, actor, action: 'oncall.chain_set', target });
  });
  return { ...chain, steps };
}

/** Whether a step names a place in the rota, or everybody, rather than one person. */
export const isRole = (who: string): who is 'on_call' | 'next_on_call' | 'everyone' =>
  who === 'on_call' || who === 'next_on_call' || who === 'everyone';
