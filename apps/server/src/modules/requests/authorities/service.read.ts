import type { PublicAuthority } from '@beffroi/contracts';

export type ReadAuthority = Omit<PublicAuthority, 'id' | 'origin'> & { id: string };

/** A service whose sheet names more communes than this is told without them: its département says enough. */
const MOST_PLACES = 2000;

/**
 * One body of the directory of the administration, as the open data of DILA tells it ("Base de données locales de
 * Service-Public", JSON, format of July 2022 and after); undefined when it has neither a name nor an identifier.
 */
export function readService(value: unknown): ReadAuthority | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const sheet = value as Record<string, unknown>;
  const [id, name] = [textOf(sheet['id']), textOf(sheet['nom'])];
  if (id === '' || name === '') return undefined;
  const pivots = listOf(sheet['pivot']).filter(isObject);
  const address = listOf(sheet['adresse']).filter(isObject);
  const place = address.find((each) => each['type_adresse'] === 'Adresse') ?? address[0];
  const places = [
    ...new Set([
      textOf(sheet['code_insee_commune']),
      ...pivots.flatMap((each) => listOf(each['code_insee_commune']).map(textOf)),
    ]),
  ].filter((code) => /^(\d{5}|2[AB]\d{3})$/.test(code));
  const email = listOf(sheet['adresse_courriel'])
    .map(textOf)
    .find((each) => each.includes('@'));
  const phone = firstValue(sheet['telephone']);
  const url = [firstValue(sheet['formulaire_contact']), firstValue(sheet['site_internet'])].find((each) =>
    /^https?:\/\//.test(each),
  );
  const written = place === undefined ? '' : addressLine(place);
  return {
    id,
    kind: textOf(pivots[0]?.['type_service_local']) || 'autre',
    name: name.slice(0, 200),
    places: places.slice(0, MOST_PLACES),
    placeNames: [...new Set(address.map((each) => textOf(each['nom_commune'])))].filter((each) => each !== ''),
    ...(email === undefined ? {} : { email }),
    ...(phone === '' ? {} : { phone }),
    ...(written === '' ? {} : { address: written }),
    ...(url === undefined ? {} : { url }),
  };
}

/** Whether it is in one of these départements, by INSEE code; every one is when none is named. */
export function isWithin({ places }: Pick<ReadAuthority, 'places'>, departments: readonly string[]): boolean {
  return departments.length === 0 || places.some((code) => departments.some((each) => code.startsWith(each)));
}

function addressLine(place: Record<string, unknown>): string {
  const street = ['complement1', 'complement2', 'numero_voie', 'service_distribution'].map((key) => textOf(place[key]));
  const town = `${textOf(place['code_postal'])} ${textOf(place['nom_commune'])}`.trim();
  return [...street, town]
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, 300);
}

/** The first of a list of texts, or of objects that hold theirs under `valeur`. */
function firstValue(value: unknown): string {
  for (const each of listOf(value)) {
    const text = textOf(isObject(each) ? each['valeur'] : each);
    if (text !== '') return text;
  }
  return '';
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
