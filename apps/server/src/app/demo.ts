import { demoTerritories, type DemoTerritory } from '@beffroi/connectors/simulation';
import { recallAlarms } from '../modules/alerts/index.ts';
import { addTerritory, createPerson, giveRole } from '../modules/identity/index.ts';
import { furnishTerritory } from '../modules/simulation/index.ts';
import { pastEvents, seedCrises } from './demo.crises.ts';
import { seedFacts } from './demo.crisis-file.ts';
import { seedDesk } from './demo.desk.ts';
import { seedOncall } from './demo.oncall.ts';
import { seedPublishing, type DemoSpeaker } from './demo.publishing.ts';
import type { Program } from './program.ts';

export type DemoAccess = { email: string; password: string };

const FOUR_WEEKS = 28;
const actor = { kind: 'system' } as const;

/**
 * Territories, people, watches and weeks of invented history, once: an installation that has a territory is left as it
 * is. The password of the invented people is derived from the secret of this installation, so that no two share it.
 */
export async function seedDemo(program: Program, { historyDays = FOUR_WEEKS } = {}): Promise<DemoAccess> {
  const { db, sealer } = program;
  const password = `beffroi-${sealer.deriveKey('demonstration').toString('hex').slice(0, 12)}`;
  const startedAt = program.now();
  const territories = demoTerritories({ startedAt });
  const email = territories[0]?.people.find((person) => person.role === 'community_manager')?.email ?? '';
  const seeded = await db.selectFrom('identity.territory').select('id').limit(1).executeTakeFirst();
  if (seeded) return { email, password };
  const made = [];
  for (const [index, territory] of territories.entries())
    made.push(await seedTerritory(program, territory, { password, first: index === 0, historyDays }));
  await liveHistory(program);
  for (const { speaker } of made) {
    if (!speaker) continue;
    await seedPublishing(program, speaker);
    await seedDesk(program, speaker);
    await seedFacts(program, speaker);
    if (speaker.simulated === 'picardie') await seedOncall(program, speaker);
  }
  for (const { territoryId, watches, managerId } of made) {
    for (const watch of watches) {
      await recallAlarms(db, {
        territoryId,
        watchId: watch.id,
        name: watch.name,
        timeZone: 'Europe/Paris',
        days: historyDays,
        now: startedAt,
        acknowledgedBy: managerId,
      });
    }
  }
  for (const { speaker } of made) if (speaker) await seedCrises(program, speaker, historyDays);
  return { email, password };
}

async function seedTerritory(
  program: Program,
  territory: DemoTerritory,
  { password, first, historyDays }: { password: string; first: boolean; historyDays: number },
) {
  const { db } = program;
  const now = program.now();
  const { territoryId, managerId, approverId } = await db.transaction().execute(async (trx) => {
    const common = { timeZone: territory.timeZone, languages: territory.languages, variants: [] };
    const row = await addTerritory(trx, {
      input: { ...common, kind: territory.kind, name: territory.name },
      actor,
    });
    const members = [];
    for (const member of territory.members) {
      members.push(
        await addTerritory(trx, {
          input: { ...common, kind: 'commune', name: member.name, groupingId: row.id },
          actor,
        }),
      );
    }
    let manager: string | null = null;
    let approver: string | null = null;
    for (const person of territory.people) {
      const { id } = await createPerson(trx, {
        email: person.email,
        name: person.name,
        password,
        locale: 'fr',
        instanceAdministrator: first && person.role === 'administrator',
      });
      for (const where of [row, ...members])
        await giveRole(trx, { territoryId: where.id, personId: id, role: person.role });
      if (person.role === 'community_manager') manager = id;
      if (person.role === 'head_of_communication' || (person.role === 'validator' && !approver)) approver = id;
    }
    return { territoryId: row.id, managerId: manager, approverId: approver };
  });
  const watches = await furnishTerritory(program as never, {
    territoryId,
    watches: territory.watches,
    sources: territory.sources.map((source) => ({
      ...source,
      config: {
        ...source.config,
        historyDays,
        drills: pastEvents(territory.simulated, { ...territory, now, historyDays }),
      },
    })),
    actor,
  });
  const speaker: DemoSpeaker | undefined =
    managerId && approverId
      ? {
          territoryId,
          simulated: territory.simulated,
          name: territory.name,
          timeZone: territory.timeZone,
          writerId: managerId,
          approverId,
        }
      : undefined;
  return { territoryId, watches, managerId, speaker };
}

/** Reads the simulated networks until they have told all of their past. */
async function liveHistory({ db, runner, now }: Program): Promise<void> {
  for (;;) {
    await runner.runDue();
    const behind = await db
      .selectFrom('listening.source')
      .select('id')
      .where('next_poll_at', '<=', now())
      .where('kind', '=', 'simulation.live')
      .where('last_post_at', '<', new Date(now().getTime() - 3_600_000))
      .limit(1)
      .executeTakeFirst();
    if (!behind) return;
  }
}
