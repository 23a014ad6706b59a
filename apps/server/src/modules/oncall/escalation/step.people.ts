import type { Bilingual, Chain } from '@beffroi/contracts';
import { peopleWho, type DirectoryPerson } from '../../identity/index.ts';
import type { OncallDeps, Trx, Db } from '../oncall.deps.ts';
import { hasRota, whoIsOnCall } from '../rota/who.on-call.ts';

export type StepPeople = {
  people: DirectoryPerson[];
  /** Named, and without the right to handle alarms any more. */
  barred: string[];
  /** Why there is nobody to ring. */
  nobody?: Bilingual;
};

type Asked = { territoryId: string; who: Chain['steps'][number]['who']; at: Date };

/** Whom a step of the chain rings at an instant. */
export async function peopleOfStep(
  deps: Pick<OncallDeps, 'holidaysOf'>,
  db: Db | Trx,
  { territoryId, who, at }: Asked,
): Promise<StepPeople> {
  const able = await peopleWho(db, territoryId, 'alerts.handle');
  if (who === 'everyone') return { people: able, barred: [], ...(able.length === 0 ? { nobody: words.everyone } : {}) };
  if (who !== 'on_call' && who !== 'next_on_call') return chosen(able, [who], undefined);
  if (!(await hasRota(db, territoryId, at))) return { people: [], barred: [], nobody: words.noRota };
  const { now, next } = await whoIsOnCall({ ...deps, db }, { territoryId, at });
  if (who === 'on_call') return chosen(able, [...new Set(now.map(({ personId }) => personId))], words.onCall);
  return chosen(able, next ? [next.personId] : [], words.next);
}

function chosen(able: readonly DirectoryPerson[], ids: readonly string[], nobody: Bilingual | undefined): StepPeople {
  const people = ids.flatMap((id) => able.find((person) => person.id === id) ?? []);
  const barred = ids.filter((id) => people.every((person) => person.id !== id));
  return { people, barred, ...(ids.length === 0 && nobody ? { nobody } : {}) };
}

const words = {
  everyone: {
    fr: 'Personne n’a le droit de traiter les alertes.',
    en: 'Nobody has the right to handle alarms.',
  },
  noRota: { fr: 'Le planning d’astreinte est vide.', en: 'The on-call rota is empty.' },
  onCall: { fr: 'Personne n’est d’astreinte à cette heure.', en: 'Nobody is on call at this hour.' },
  next: { fr: 'Personne ne suit dans le planning d’astreinte.', en: 'Nobody comes next in the on-call rota.' },
} as const satisfies Record<string, Bilingual>;
