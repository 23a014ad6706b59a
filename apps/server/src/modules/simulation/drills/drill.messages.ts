import { playedDrillOf } from '@beffroi/connectors/simulation';
import { addComment, addMessage, enterResident } from '../../publishing/index.ts';
import type { DrillRow, SimulationDeps, Trx } from '../simulation.deps.ts';
import { simulationOf, writtenOf } from './drill.source.ts';

/** Tells the accounts of the territory what residents write to it in its drill, each message once. */
export async function tellDrillMessages({ db, now }: Pick<SimulationDeps, 'db' | 'now'>): Promise<void> {
  const running = await db.selectFrom('simulation.drill').selectAll().where('state', '=', 'running').execute();
  for (const row of running) await db.transaction().execute(async (trx) => tellDue(trx, row, now()));
}

async function tellDue(trx: Trx, row: DrillRow, now: Date): Promise<void> {
  const { territory_id: territoryId, id: drillId } = row;
  const life = await simulationOf(trx, row);
  const due = life
    ?.drillMessages(playedDrillOf(writtenOf(row)))
    .flatMap((message, number) => (message.at <= now.getTime() ? [{ ...message, number }] : []));
  if (!due || due.length === 0) return;
  // Whoever else tells waits here, and finds them told.
  const still = await trx
    .selectFrom('simulation.drill')
    .select('state')
    .where('territory_id', '=', territoryId)
    .where('id', '=', drillId)
    .forUpdate()
    .executeTakeFirst();
  const channel = await accountOf(trx, territoryId);
  if (still?.state !== 'running' || !channel) return;
  const told = await trx
    .selectFrom('simulation.drill_message')
    .select(['number'])
    .where('territory_id', '=', territoryId)
    .where('drill_id', '=', drillId)
    .execute();
  const done = new Set(told.map(({ number }) => number));
  const account = { territoryId, channelId: channel.id };
  for (const { number, author, means, text, at } of due) {
    if (done.has(number)) continue;
    const when = new Date(at);
    const resident = await enterResident(trx, account, { name: author, at: when });
    const post = means === 'comment' ? await lastPostOf(trx, account) : undefined;
    if (post) await addComment(trx, account, { postId: post.id, resident, text, at: when });
    else await addMessage(trx, account, { resident, text, at: when });
    await trx
      .insertInto('simulation.drill_message')
      .values({
        territory_id: territoryId,
        drill_id: drillId,
        number,
        channel_id: channel.id,
        resident_id: resident.id,
        told_at: now,
      })
      .execute();
  }
}

/** The account on the simulated network that residents write to: the first that was connected. */
async function accountOf(trx: Trx, territoryId: string): Promise<{ id: string } | undefined> {
  return trx
    .selectFrom('channels.channel')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('network', '=', 'simulation')
    .where('disconnected_at', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

async function lastPostOf(
  trx: Trx,
  { territoryId, channelId }: { territoryId: string; channelId: string },
): Promise<{ id: string } | undefined> {
  return trx
    .selectFrom('publishing.hosted_post')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('channel_id', '=', channelId)
    .where('removed_at', 'is', null)
    .orderBy('posted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
