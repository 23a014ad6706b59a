import type { Chain } from '@beffroi/contracts';
import type { Db, Trx } from '../oncall.deps.ts';

/** What the chain keeps about a person; calls stay, without who was called, since hours and reports count them. */
export const holdEscalations = {
  name: 'calls',
  tell: async (db: Db, personId: string): Promise<unknown> => ({
    calls: await db
      .selectFrom('oncall.call')
      .select(['territory_id', 'at', 'step', 'round', 'means', 'outcome', 'trouble'])
      .where('person_id', '=', personId)
      .orderBy('at')
      .execute(),
    answered: await db
      .selectFrom('oncall.escalation')
      .select(['territory_id', 'alarm_name', 'level', 'started_at', 'answered_at'])
      .where('answered_by', '=', personId)
      .orderBy('started_at')
      .execute(),
  }),
  forget: async (trx: Trx, personId: string): Promise<void> => {
    await trx
      .updateTable('oncall.call')
      .set({ person_id: null, fingerprint: null })
      .where('person_id', '=', personId)
      .execute();
    await trx.updateTable('oncall.escalation').set({ answered_by: null }).where('answered_by', '=', personId).execute();
    const chains = await trx.selectFrom('oncall.chain').select(['territory_id', 'steps']).execute();
    for (const { territory_id, steps } of chains.filter((row) => names(row.steps, personId)))
      await trx
        .updateTable('oncall.chain')
        .set({ steps: without(steps, personId) })
        .where('territory_id', '=', territory_id)
        .execute();
    const rung = await trx.selectFrom('oncall.escalation').select(['territory_id', 'id', 'steps']).execute();
    for (const { territory_id, id, steps } of rung.filter((row) => names(row.steps, personId)))
      await trx
        .updateTable('oncall.escalation')
        .set({ steps: without(steps, personId) })
        .where('territory_id', '=', territory_id)
        .where('id', '=', id)
        .execute();
  },
};

const names = (steps: Chain['steps'], personId: string): boolean => steps.some(({ who }) => who === personId);

/** A chain keeps its steps: whom a step named gives way to everybody. */
const without = (steps: Chain['steps'], personId: string): string =>
  JSON.stringify(steps.map((step) => (step.who === personId ? { ...step, who: 'everyone' } : step)));
