import type { Bilingual, Verdict } from '@beffroi/contracts';

/** What it is, as people read it. */
export const verdictWords: Record<Verdict, Bilingual> = {
  unchecked: { fr: 'À vérifier', en: 'Unchecked' },
  false: { fr: 'Faux', en: 'False' },
  misleading: { fr: 'Trompeur', en: 'Misleading' },
  true: { fr: 'Vrai', en: 'True' },
  unproven: { fr: 'Non établi', en: 'Unproven' },
};

/** From 1 (false) to 5 (true), for who compares claims; nothing where nobody knows. */
export const verdictRating: Partial<Record<Verdict, number>> = { false: 1, misleading: 2, true: 5 };
