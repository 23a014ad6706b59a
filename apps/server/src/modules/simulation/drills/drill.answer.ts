import { publishLive } from '../../../platform/live/publish.ts';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import type { PublishingFacts } from '../../publishing/index.ts';
import type { Trx } from '../simulation.deps.ts';
import { runningDrill } from './drill.read-model.ts';
import { tellSource } from './drill.source.ts';

/** What the territory says in public of what is played turns the drill, in the transaction that says it. */
export function subscribeSimulation(events: EventBus<PublishingFacts, Trx>, { now }: { now: () => Date }): void {
  events.on('publishing.published', async (trx, { territoryId, publicationId }) => {
    const row = await runningDrill(trx, territoryId);
    if (!row || row.answered_at !== null) return;
    const said = await trx
      .selectFrom('publishing.publication')
      .select(['crisis_id', 'alarm_id', 'answers', 'created_at'])
      .where('territory_id', '=', territoryId)
      .where('id', '=', publicationId)
      .executeTakeFirst();
    // Said to one person alone, it is no word in public.
    if (!said || said.answers?.privateTo !== undefined || said.answers?.mail !== undefined) return;
    const isOfIt = said.crisis_id !== null || said.alarm_id !== null;
    // Planned before anybody knew, it goes out by itself and answers nothing.
    if (!isOfIt && !(await wasWrittenKnowing(trx, territoryId, row.started_at, said.created_at))) return;
    const at = now();
    const taken = await trx
      .updateTable('simulation.drill')
      .set({ answered_at: at })
      .where('territory_id', '=', territoryId)
      .where('id', '=', row.id)
      .where('answered_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!taken) return;
    await tellSource(trx, { ...row, answered_at: at }, at);
    await publishLive(trx, territoryId, 'drill_changed', { drillId: row.id, state: 'running' });
  });
}

async function wasWrittenKnowing(trx: Trx, territoryId: string, since: Date, writtenAt: Date): Promise<boolean> {
  const alarm = await trx
    .selectFrom('alerts.alarm')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('detected_at', '>=', since)
    .where('detected_at', '<=', writtenAt)
    .limit(1)
    .executeTakeFirst();
  return alarm !== undefined;
}
