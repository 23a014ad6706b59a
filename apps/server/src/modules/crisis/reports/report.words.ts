import type { Bilingual, ReportKind } from '@beffroi/contracts';

export const reportWords: Record<ReportKind, Bilingual> = {
  flood: { fr: 'Inondation', en: 'Flood' },
  fire: { fr: 'Incendie', en: 'Fire' },
  road: { fr: 'Route', en: 'Road' },
  power: { fr: 'Électricité', en: 'Power' },
  water: { fr: 'Eau', en: 'Water' },
  person: { fr: 'Personne à secourir', en: 'Person in need' },
  building: { fr: 'Bâtiment', en: 'Building' },
  other: { fr: 'Autre', en: 'Other' },
};
