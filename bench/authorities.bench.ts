import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { loadAuthorities } from '../apps/server/src/modules/requests/authorities/authority.import.ts';
import {
  searchAuthorities,
  searchAuthoritiesAt,
} from '../apps/server/src/modules/requests/authorities/authority.search.ts';
import { figures, percentile } from './figures.ts';
import { openProduct } from './product.stage.ts';

const print = figures('authorities');
/** As many as the national directory names, town halls being four in ten. */
const BODIES = 85_000;
const TOWN_HALLS = 36_000;
const TIMES = 40;

/** The national directory of the administration, of the size that it has: loaded once, and searched as one types. */
export async function run(): Promise<void> {
  const stage = await openProduct();
  const { db } = stage.program.requests;
  const { territoryId } = stage;
  const named = `${BODIES.toLocaleString('en')} bodies`;
  try {
    const file = gzipSync(directory());
    const before = process.memoryUsage.rss();
    let most = before;
    const started = performance.now();
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < file.length; at += 65_536) {
        most = Math.max(most, process.memoryUsage.rss());
        yield file.subarray(at, at + 65_536);
      }
    };
    await loadAuthorities(stage.program.requests, {
      territoryId,
      departments: '',
      body: pieces(),
      actor: { kind: 'system' },
    });
    print({ figure: `${named}: loading`, unit: 's', value: (performance.now() - started) / 1000 });
    print({ figure: `${named}: memory more while loading`, unit: 'MB', value: (most - before) / 1e6 });
    await sql`analyze requests.authority`.execute(db);
    const asked: Record<string, (turn: number) => Promise<unknown>> = {
      'by a kind’s word': async () => searchAuthorities(db, { territoryId, text: 'mairie', limit: 20 }),
      'by words': async (turn) => searchAuthorities(db, { territoryId, text: `mairie ${townOf(turn)}`, limit: 20 }),
      'by a beginning': async (turn) =>
        searchAuthorities(db, { territoryId, text: townOf(turn).slice(0, 4), limit: 20 }),
      'by kind': async () => searchAuthorities(db, { territoryId, text: '', kind: 'caf', limit: 20 }),
      'by INSEE code': async (turn) => searchAuthorities(db, { territoryId, text: codeOf(turn), limit: 20 }),
      'of a kind, at an address': async (turn) =>
        searchAuthoritiesAt(db, { territoryId, kinds: ['mairie'], place: `12 rue de la Mairie, ${townOf(turn)}` }),
    };
    for (const [what, ask] of Object.entries(asked)) {
      const milliseconds: number[] = [];
      for (let turn = 0; turn < TIMES; turn += 1) {
        const at = performance.now();
        await ask(turn * 97);
        milliseconds.push(performance.now() - at);
      }
      print({ figure: `${named}, ${what}: 95th percentile`, unit: 'ms', value: percentile(milliseconds, 0.95) });
    }
  } finally {
    await stage.close();
  }
}

const kinds = ['caf', 'cpam', 'prefecture', 'gendarmerie', 'epci', 'sip', 'france_travail', 'msa'] as const;
const syllables = 'mont val saint bourg lac pont ville court roche fon ber lan gny ac euil ay'.split(' ');

/** Some four thousand names, so that several places share one as they do in France. */
function townOf(place: number): string {
  const scattered = (place * 2_654_435_761) % 4_294_967_296;
  return [scattered, scattered >>> 4, scattered >>> 8].map((part) => syllables[(part >>> 0) % 16]).join('');
}

const codeOf = (place: number): string => String(1000 + (place % 94_000)).padStart(5, '0');

/** What the open data says of each body, invented. */
function directory(): string {
  const service = Array.from({ length: BODIES }, (_, place) => {
    const kind = place < TOWN_HALLS ? 'mairie' : (kinds[place % kinds.length] ?? 'caf');
    const hours = { nom_jour_debut: 'Lundi', nom_jour_fin: 'Vendredi', valeur_heure_debut_1: '09:00:00' };
    return {
      id: `body-${place}`,
      pivot: [{ type_service_local: kind, code_insee_commune: [codeOf(place)] }],
      nom: `${kind} - ${townOf(place)}`,
      adresse: [
        {
          type_adresse: 'Adresse',
          numero_voie: 'rue de la Mairie',
          code_postal: codeOf(place),
          nom_commune: townOf(place),
        },
      ],
      adresse_courriel: [`${place}@example.fr`],
      telephone: [{ valeur: '03 22 00 00 00' }],
      plage_ouverture: Array.from({ length: 5 }, () => hours),
      code_insee_commune: codeOf(place),
    };
  });
  return JSON.stringify({ service });
}
