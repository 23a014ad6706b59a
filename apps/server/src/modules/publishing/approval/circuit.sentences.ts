import type { Bilingual, Role } from '@beffroi/contracts';
import { saySilence, type Names, type Silence, type Staff } from '@beffroi/engines/approval';

/** As a sentence names whoever holds them. */
const roleNames: Record<Role, Bilingual> = {
  administrator: { fr: 'une administratrice ou un administrateur', en: 'an administrator' },
  head_of_communication: { fr: 'la direction de la communication', en: 'the head of communication' },
  community_manager: { fr: 'une ou un community manager', en: 'a community manager' },
  contributor: { fr: 'une contributrice ou un contributeur', en: 'a contributor' },
  validator: { fr: 'une validatrice ou un valideur', en: 'a validator' },
  department_agent: { fr: 'une agente ou un agent d’un service', en: 'a department agent' },
  elected_official: { fr: 'une élue ou un élu', en: 'an elected official' },
  auditor: { fr: 'une auditrice ou un auditeur', en: 'an auditor' },
};

/** The names by which sentences call people, roles and accounts. */
export function namesFor(staff: Pick<Staff, 'people'>, channels: readonly { id: string; name: string }[] = []): Names {
  return {
    people: Object.fromEntries(staff.people.map(({ id, name }) => [id, name])),
    roles: roleNames,
    channels: Object.fromEntries(channels.map(({ id, name }) => [id, name])),
    themes: {},
  };
}

export function silenceSentence(silence: Silence, staff: Pick<Staff, 'people'>): Bilingual {
  return saySilence(silence, namesFor(staff));
}
