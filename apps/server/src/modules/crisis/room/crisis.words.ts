import type { Bilingual, CrisisKind } from '@beffroi/contracts';

/** What each kind of crisis is called. */
export const kindWords: Record<CrisisKind, Bilingual> = {
  own_mistake: { fr: 'erreur de notre fait', en: 'our own mistake' },
  rumour: { fr: 'rumeur', en: 'rumour' },
  accident: { fr: 'accident ou catastrophe', en: 'accident or disaster' },
  strike: { fr: 'grève', en: 'strike' },
  attack: { fr: 'attentat ou deuil', en: 'attack or mourning' },
  raid: { fr: 'raid en ligne', en: 'online raid' },
  data_leak: { fr: 'fuite de données', en: 'data leak' },
  agent_targeted: { fr: 'agent pris pour cible', en: 'agent targeted' },
  other: { fr: 'autre', en: 'other' },
};
