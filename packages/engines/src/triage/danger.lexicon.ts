import { stemOf } from './word.stem.ts';

/** Words of danger by what they speak of, folded; looked up by their stems. The list is ours. */
const lists = {
  person:
    'enfant enfants petit petite gamin gamine gosse bebe nourrisson fils fille garcon fillette ado eleve frere soeur mere pere maman papa mamie papi grand-mere grand-pere oncle tante cousin cousine niece neveu voisin voisine voisins femme homme dame monsieur jeune vieille vieillard passant passante pieton pietonne cycliste motard conducteur ouvrier pecheur baigneur collegue ami amie copain copine mari conjoint compagnon ex mec type gars quelqu personne gens agent controleur moniteur animateur adulte',
  harm: 'frapper frappe frappee bat battue battre taper tape tapee cogne cogner gifle giflee giflé claque claques coups coup roue tabasser tabassee etrangle etranglee casse cassee bras lyncher agresser agresse agressee agression attaque attaquer poignarde blesse blessee blessure violer viole violee viol toucher touche deshabiller abuse sequestre enferme enfermee frape frapee pousse poussee tumefie bleus marques menace menacer menaces demolir buter tuer egorger crever planter bruler hurt attack beat hit machette',
  body: 'saigne saigner sang tete poitrine coeur respirer respire inconscient inconsciente malaise evanoui evanouie convulsions epilepsie avc douleur engourdi gonfle etouffe etouffer chute chuter tombe tombee tomber glisse renverse renversee ecrase ecrasee enseveli coince coincee sol reagit reveille reveiller malade ambulance hopital brulures electrocute avale pile intoxication unconscious breathing bleeding',
  fire: 'feu incendie brule brulent bruler brulee flamme flammes fumee fume explosion explose exploser etincelles court-circuit cramer crame embrase fire burning smoke',
  gas: 'gaz monoxyde siffle sifflement oeuf pourri fuite chaufferie poele conduite odeur gas',
  water:
    'noie noyer noyade canal riviere lac etang fleuve port mer crue courant vagues barque bateau kayak chavire retournee coule emporte emportee ecluse jetee plage baigne eau drowning',
  weapon:
    'arme armes fusil pistolet couteau lame machette hache batte cutter marteau revolver carabine detonation detonations tirs tire bombe essence explosif cagoule cagoules cagoulé cagoulés kalach gun knife',
  despair:
    'mourir mort suicide suicider finir disparaitre adieu pardon corde pendre cachets comprimes medicaments boite plaquette veines bras pont viaduc rebord toit quai rails train lettre parents vivre vie souffrir souffrance force fatigue seule seul vide desespoir espoir continuer raison reveiller endormir lames scarifie peur lache',
  now: 'vite maintenant urgence urgent secours aide aidez sauvez appelez pompiers police samu hurry help vient viens encore cours train',
  home: 'chez appartement porte chambre lit cagibi toilettes dessus dehors palier escalier immeuble etage voiture cave',
  school:
    'classe college lycee snap snapchat instagram tiktok groupe photos photo video videos nue nues harcele harcelement compte faux visage messages chantage',
} as const;

export type DangerClass = keyof typeof lists;

const byStem = new Map<string, DangerClass[]>();
for (const [name, words] of Object.entries(lists) as [DangerClass, string][])
  for (const word of words.split(' ')) {
    const stem = stemOf(word.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, ''));
    byStem.set(stem, [...new Set([...(byStem.get(stem) ?? []), name])]);
  }

/** What kinds of danger a stem speaks of. */
export function dangersOf(stem: string): readonly DangerClass[] {
  return byStem.get(stem) ?? [];
}
