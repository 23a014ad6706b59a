import type { Territory } from '@beffroi/contracts';
import { factPathOf } from './rumour.store.ts';
import { verdictRating, verdictWords } from './rumour.words.ts';
import type { Fact } from './fact.read-model.ts';

/** A fact as search engines read it: https://schema.org/ClaimReview */
export function claimReviewOf(fact: Fact, given: { territory: Territory; baseUrl: string }): object {
  const { territory, baseUrl } = given;
  const rating = verdictRating[fact.verdict];
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: `${baseUrl}${factPathOf(fact)}`,
    inLanguage: territory.languages[0] ?? 'fr',
    datePublished: fact.published_at.toISOString(),
    dateModified: fact.updated_at.toISOString(),
    author: { '@type': 'GovernmentOrganization', name: territory.name, url: `${baseUrl}/faits/${territory.id}` },
    claimReviewed: fact.claim,
    itemReviewed: {
      '@type': 'Claim',
      datePublished: (fact.first_at ?? fact.recorded_at).toISOString(),
    },
    reviewBody: fact.correction,
    reviewRating: {
      '@type': 'Rating',
      ...(rating === undefined ? {} : { ratingValue: rating, bestRating: 5, worstRating: 1 }),
      alternateName: verdictWords[fact.verdict].fr,
    },
    ...(fact.evidence.some(({ url }) => url !== undefined)
      ? { citation: fact.evidence.flatMap(({ url }) => (url === undefined ? [] : [url])) }
      : {}),
  };
}
