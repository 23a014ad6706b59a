import type { Bilingual } from '@beffroi/contracts';
import type { Authority } from '@beffroi/engines/routing';

/** How an authority is called. */
export const authorityLabels: Readonly<Record<Authority, Bilingual>> = {
  commune: { fr: 'la commune', en: 'the commune' },
  intercommunalite: { fr: 'l’intercommunalité', en: 'the grouping of communes' },
  departement: { fr: 'le département', en: 'the département' },
  region: { fr: 'la région', en: 'the région' },
  state: { fr: 'l’État', en: 'the State' },
  other: { fr: 'un autre organisme', en: 'another body' },
};

/** Who to turn to, as the routing table names it, and the kinds of offices of the national directory. */
const bodies: readonly [RegExp, readonly string[]][] = [
  [/juge|tribunal judiciaire|^tribunal$/, ['tj', 'tgi', 'tribunal_judiciaire']],
  [/tribunal administratif/, ['ta', 'tribunal_administratif']],
  [/prud.hommes/, ['prud_hommes']],
  [/inspection du travail/, ['ddets', 'ddetspp', 'direccte_ut', 'inspection_travail']],
  [/rectorat|académique/, ['inspection_academique', 'dsden', 'rectorat']],
  [/DREAL/, ['dreal']],
  [/DDPP/, ['ddpp', 'ddetspp', 'ddcspp']],
  [/commissariat/, ['commissariat_police', 'gendarmerie']],
  [/gendarmerie/, ['gendarmerie']],
  [/finances publiques/, ['sip', 'sie', 'dr_fip', 'ddfip', 'tresorerie']],
  [/préfecture|ANTS/, ['prefecture', 'sous_pref']],
  [/CAF/, ['caf']],
  [/MSA/, ['msa']],
  [/CPAM/, ['cpam']],
  [/Carsat/, ['carsat', 'cramif', 'cnav']],
  [/Urssaf/, ['urssaf']],
  [/France Travail/, ['france_travail', 'pole_emploi']],
  [/Crous/, ['crous']],
  [/ADIL/, ['adil']],
  [/ARS/, ['ars', 'ars_antenne']],
  [/Banque de France/, ['banque_de_france', 'bdf']],
  [/MDPH/, ['maison_handicapees', 'mdph']],
  [/SDIS/, ['sdis']],
  [/université/, ['universite']],
];

const usual: Readonly<Record<Authority, readonly string[]>> = {
  commune: ['mairie'],
  intercommunalite: ['epci'],
  departement: ['cg', 'conseil_departemental'],
  region: ['cr', 'conseil_regional'],
  state: ['prefecture', 'sous_pref'],
  other: [],
};

/** The kinds of offices that have it, the likeliest first. */
export function kindsOf(authority: Authority, body: string | undefined): string[] {
  const told = body === undefined ? [] : bodies.flatMap(([pattern, kinds]) => (pattern.test(body) ? kinds : []));
  return told.length > 0 ? told : [...usual[authority]];
}

/** Which authority an office of a kind belongs to: what a forwarding teaches. */
export function authorityOfKind(kind: string): Authority {
  const own = (Object.keys(usual) as Authority[]).find((authority) => usual[authority].includes(kind));
  if (own !== undefined) return own;
  if (kind.startsWith('mairie')) return 'commune';
  const social = ['caf', 'msa', 'cpam', 'carsat', 'urssaf', 'crous', 'adil', 'ars', 'france_travail', 'pole_emploi'];
  return social.includes(kind) ? 'other' : 'state';
}
