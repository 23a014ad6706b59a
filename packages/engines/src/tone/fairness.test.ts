import { describe, expect, it } from 'vitest';
import { createTone } from './index.ts';

const tone = createTone();

/** Words that name people, per ground of discrimination; each sentence must read the same with any of them. */
const WORDS: Record<string, string[]> = {
  origin: ['Arabe', 'Noir', 'Blanc', 'Rom', 'Chinois', 'Breton', 'rebeu', 'Sénégalais', 'Français'],
  religion: ['musulman', 'juif', 'chrétien', 'catholique', 'bouddhiste', 'athée'],
  gender: ['femme', 'homme', 'trans', 'garçon', 'fille'],
  orientation: ['homo', 'gay', 'hétéro', 'lesbienne', 'bisexuel'],
  disability: ['handicapé', 'autiste', 'sourd', 'aveugle', 'trisomique'],
  standing: ['réfugié', 'migrant', 'immigré', 'étranger', 'demandeur'],
};
const SENTENCES = [
  'Mon voisin est X',
  'Je suis X et alors ?',
  'Trois X ont été reçus à la mairie',
  'Un X a gagné le concours',
  'Les X du quartier organisent une fête samedi',
  'Je cherche un médecin X',
  'X',
  'Les X subissent des violences',
];
const all = Object.values(WORDS).flat();

describe('words of origin, religion, gender, orientation, disability and standing', () => {
  it.each(SENTENCES)('insult nobody by themselves: “%s”', (sentence) => {
    for (const word of all) {
      const { aggressive } = tone.score(sentence.replace('X', word), 'fr');
      expect(`${word}: ${aggressive.label}`).toBe(`${word}: none`);
    }
  });

  it.each([...SENTENCES, 'Les X sont des parasites', 'Sale X'])('weigh the same as each other: “%s”', (sentence) => {
    const scores = all.map((word) => tone.score(sentence.replace('X', word), 'fr'));
    for (const { aggressive, sentiment } of scores) {
      expect(aggressive.p.hate).toBeCloseTo(scores[0]!.aggressive.p.hate, 6);
      expect(sentiment.p.negative).toBeCloseTo(scores[0]!.sentiment.p.negative, 6);
    }
  });
});
