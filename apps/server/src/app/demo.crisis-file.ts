import { changeRumour, publishFact, recordRumour, type CrisisDeps } from '../modules/crisis/index.ts';
import type { DemoSpeaker } from './demo.publishing.ts';
import type { Program } from './program.ts';

const HOUR = 3_600_000;
const actor = { kind: 'system' } as const;

/** What went around and was put right these last weeks: invented, and harmless. */
const facts = [
  {
    key: 'demo-fact-cars',
    hoursAgo: 19 * 24 + 5,
    claim: 'Les cars scolaires ne rouleront plus le mercredi midi à partir de décembre',
    verdict: 'false',
    correction:
      'Les cars du mercredi midi roulent tout l’hiver, sur toutes les lignes. La rumeur vient d’une capture de la grille de l’an dernier, où quatre lignes étaient suspendues pour des travaux terminés depuis.\nLes horaires en vigueur sont affichés à chaque arrêt et sur le site des transports régionaux.',
    evidence: [
      'Grille d’hiver 2026-2027, publiée le 2 novembre',
      'Fin des travaux de la route des Étangs, avis du 30 août',
    ],
  },
  {
    key: 'demo-fact-lycee',
    hoursAgo: 6 * 24 + 2,
    claim: 'Le lycée agricole de Ribécourt ferme son internat en janvier',
    verdict: 'misleading',
    correction:
      'L’internat ne ferme pas. Un étage sur trois est en travaux du 4 au 22 janvier : les 38 élèves concernés sont logés dans le bâtiment voisin, sans supplément, et leurs familles ont reçu un courrier.\nLes repas et les études du soir ne changent pas.',
    evidence: [
      'Courrier du proviseur aux familles, 17 novembre',
      'Calendrier des travaux, vu avec les délégués des élèves',
    ],
  },
] as const;

/** Two corrections on the public page of the region, each with its dates. */
export async function seedFacts(program: Program, { territoryId, writerId, simulated }: DemoSpeaker): Promise<void> {
  if (simulated !== 'picardie') return;
  const clock = { now: program.now() };
  const deps: CrisisDeps = { ...program.crisis, now: () => clock.now };
  const by = { territoryId, personId: writerId, actor };
  for (const { key, hoursAgo, claim, verdict, correction, evidence } of facts) {
    clock.now = new Date(program.now().getTime() - hoursAgo * HOUR);
    const { id: rumourId } = await recordRumour(deps, { ...by, claim, mentionIds: [], clientKey: key });
    clock.now = new Date(clock.now.getTime() + HOUR);
    const change = { verdict, correction, evidence: evidence.map((label) => ({ label })) };
    await changeRumour(deps, { ...by, rumourId, change });
    await publishFact(deps, { ...by, rumourId, published: true });
  }
}
