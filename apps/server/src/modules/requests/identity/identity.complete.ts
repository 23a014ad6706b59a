import type { Bilingual, Identity } from '@beffroi/contracts';

/** What is still to be known before a request by electronic means is regular. */
export type MissingIdentity = { field: keyof Identity; label: Bilingual };

const labels = {
  firstName: { fr: 'le prénom', en: 'the first name' },
  lastName: { fr: 'le nom', en: 'the last name' },
  address: { fr: 'l’adresse postale', en: 'the postal address' },
  email: { fr: 'l’adresse électronique', en: 'the e-mail address' },
  organisationId: { fr: 'le numéro SIRET ou RNA', en: 'the SIRET or RNA number' },
} as const;

/**
 * What CRPA R112-9-1 wants: for a person, name, first name, postal and electronic addresses; for a company its number
 * in the register (SIRET), for an association that of the national register (RNA), which stands for the rest.
 */
export function identityMissing(who: Identity): MissingIdentity[] {
  const asks = who.organisation
    ? (['organisationId', 'email'] as const)
    : (['firstName', 'lastName', 'address', 'email'] as const);
  return asks
    .filter((field) => (field === 'organisationId' ? !isOrganisationId(who[field] ?? '') : !who[field]))
    .map((field) => ({ field, label: labels[field] }));
}

export const isIdentified = (who: Identity): boolean => identityMissing(who).length === 0;

/** A SIRET of fourteen digits by its key (or La Poste's own), or an RNA: W and nine signs. */
export function isOrganisationId(text: string): boolean {
  const written = text.replaceAll(/[\s.]/g, '').toUpperCase();
  if (/^W[0-9A-Z]{9}$/.test(written)) return true;
  if (!/^\d{14}$/.test(written)) return false;
  const digits = [...written].map(Number);
  if (written.startsWith('356000000')) return digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0;
  const sum = digits.reduce((total, digit, at) => {
    const weighed = at % 2 === 0 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
