import type { Article, Bilingual } from '@beffroi/contracts';
import type { Angle } from '@beffroi/engines/schedule';

/** By which side an article is told again. */
export const angleLabels: Record<Angle, Bilingual> = {
  announce: { fr: 'Annonce', en: 'Announcement' },
  figure: { fr: 'Chiffre clé', en: 'Key figure' },
  testimony: { fr: 'Témoignage', en: 'Testimony' },
  question: { fr: 'Question', en: 'Question' },
  practical: { fr: 'En pratique', en: 'In practice' },
  reminder: { fr: 'Rappel', en: 'Reminder' },
};

const MOST = 200;

/** What an article has to be told by, from its words. */
export function whatItHas(text: string): { hasFigure: boolean; hasTestimony: boolean; hasPractical: boolean } {
  return {
    hasFigure: figure.test(text),
    hasTestimony: /«|“|explique|raconte|témoigne/iu.test(text),
    hasPractical: /horaire|gratuit|inscri|adresse|tarif|rendez-vous|\d\s?h\b|réserv/iu.test(text),
  };
}
const figure = /\d[\d\s.,\u00a0\u202f]*(?:%|€|euros?|millions?|milliers?|habitants?|places?|km|logements?|élèves?)/iu;

/**
 * The first words of a draft, taken from the article itself: nothing is made up, a person finishes it. The sentence that
 * has what the angle is about comes first when there is one.
 */
export function openingOf(angle: Angle, { title, summary }: Pick<Article, 'title' | 'summary'>): string {
  const sentences = summary.split(/(?<=[.!?…])\s+/u).filter((sentence) => sentence.length > 20);
  const find = (pattern: RegExp) => sentences.find((sentence) => pattern.test(sentence));
  const said = {
    announce: title,
    figure: find(figure) ?? title,
    testimony: find(/«|“/u) ?? title,
    question: title,
    practical: find(/horaire|gratuit|inscri|adresse|tarif|\d\s?h\b|réserv/iu) ?? title,
    reminder: sentences.at(-1) ?? title,
  }[angle];
  return said.length > MOST
    ? `${said
        .slice(0, MOST)
        .replace(/\s\S*$/u, '')
        .toWellFormed()}…`
    : said;
}
