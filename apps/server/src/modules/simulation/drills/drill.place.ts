import { sql } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import type { Db } from '../simulation.deps.ts';

/** Whether a drill may be held in a territory: on which simulated network, or why not. */
type DrillPlace = { possible: true; sourceId: string } | { possible: false; why: Bilingual };

/** What is played there may not be taken for lived: nobody real is listened to, and nobody real is spoken to. */
export async function whereToDrill(db: Db, territoryId: string): Promise<DrillPlace> {
  const { rows } = await sql<{ sourceId: string | null; heard: string | null; spoken: string | null }>`
    select
      (select id from listening.source where territory_id = ${territoryId} and kind = 'simulation.live' and not paused
       order by id limit 1) as "sourceId",
      (select name from listening.source where territory_id = ${territoryId} and not paused
         and network not in ('simulation', 'import') order by name limit 1) as heard,
      (select name from channels.channel where territory_id = ${territoryId} and disconnected_at is null
         and network not in ('simulation', 'newsroom') order by name limit 1) as spoken
  `.execute(db);
  const { sourceId = null, heard = null, spoken = null } = rows[0] ?? {};
  if (heard !== null) return { possible: false, why: real.heard(heard) };
  if (spoken !== null) return { possible: false, why: real.spoken(spoken) };
  return sourceId === null ? { possible: false, why: real.nothing } : { possible: true, sourceId };
}

const real = {
  heard: (name: string): Bilingual => ({
    fr: `Ce territoire écoute un réseau réel (« ${name} ») : ses exercices se jouent dans un territoire d’exercice, à côté.`,
    en: `This territory listens to a real network ('${name}'): its drills are held in a territory of exercise beside it.`,
  }),
  spoken: (name: string): Bilingual => ({
    fr: `Ce territoire parle sur un compte réel (« ${name} ») : ses exercices se jouent dans un territoire d’exercice, à côté.`,
    en: `This territory speaks on a real account ('${name}'): its drills are held in a territory of exercise beside it.`,
  }),
  nothing: {
    fr: 'Ce territoire n’écoute pas le réseau simulé : ses exercices se jouent dans un territoire d’exercice, à côté.',
    en: 'This territory does not listen to the simulated network: its drills are held in a territory of exercise beside it.',
  } satisfies Bilingual,
};
