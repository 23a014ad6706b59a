import { linesOf } from '../sentence.render.ts';
import type { Theme } from '../simulation.types.ts';

export const waste: Theme = {
  id: 'dechets',
  tags: ['déchets', 'tri', 'déchèterie'],
  says: {
    bad: linesOf(`
      Poubelles pas ramassées {rue} à {lieu} depuis {n} jours. Ça commence à sentir.
      Une heure de queue à la déchèterie de {lieu} pour déposer trois branches.
      La déchèterie de {lieu} refuse les gravats, allez à l’autre bout. Et après on s’étonne des dépôts sauvages.
      Bac jaune cassé par le camion, {n} appels, aucun remplacement.
      Nouvelle redevance : on trie plus, on paie plus. Quelqu’un peut m’expliquer ?
    `),
    irony: linesOf(`
      À {lieu}, les poubelles prennent racine. C’est peut-être ça, le compost collectif.
      J’ai trié, lavé, plié, ficelé. Le camion a tout mélangé sous mes yeux. Bel effort d’équipe.
    `),
    good: linesOf(`
      Composteur gratuit reçu en une semaine, avec les explications. Merci {au_territoire} !
      Agent très serviable à la déchèterie de {lieu}, il a aidé ma voisine de 80 ans à vider son coffre.
      Nettoyage citoyen à {lieu} : {n} sacs ramassés, café offert, bonne humeur.
    `),
    ask: linesOf(`
      La collecte est-elle décalée avec le jour férié à {lieu} ?
      Où jeter un matelas à {lieu} ?
      Les capsules de café vont dans quel bac maintenant ?
      La déchèterie de {lieu} est ouverte à quelle heure le samedi ?
    `),
    fact: linesOf(`
      Jour férié : la collecte est avancée à {jour} à {lieu}.
      Distribution de composteurs {jour} devant la mairie de {lieu}.
    `),
  },
};

export const pool: Theme = {
  id: 'piscine',
  tags: ['piscine', 'sport'],
  says: {
    bad: linesOf(`
      La {piscine} encore fermée pour « raison technique ». Abonnement annuel, merci.
      Eau à 25 degrés à la {piscine}, les bébés nageurs grelottent.
      Vestiaires sales à la {piscine}, on l’a dit, redit, écrit.
      La {piscine} ne prend plus les groupes scolaires de {lieu}. Nos enfants n’apprendront pas à nager.
    `),
    irony: linesOf(`
      La {piscine} ouvre bientôt. Ils l’ont dit l’an dernier aussi, alors j’y crois.
    `),
    good: linesOf(`
      Super séance d’aquagym à la {piscine}, le maître-nageur met une ambiance folle.
      Merci à l’équipe de la {piscine}, ma fille n’a plus peur de l’eau.
    `),
    ask: linesOf(`
      La {piscine} ouvre-t-elle pendant les vacances ?
      Le bonnet est-il obligatoire à la {piscine} ?
      Des places en bébés nageurs à la {piscine} ?
    `),
    fact: linesOf(`
      Vidange annuelle de la {piscine} : réouverture {jour}.
      Nuit de l’eau {jour} à la {piscine}, entrée à {prix_bas} euros.
    `),
  },
};

export const canteens: Theme = {
  id: 'cantines',
  tags: ['cantine', 'école', 'périscolaire'],
  says: {
    bad: linesOf(`
      Cantine de l’école de {lieu} : le logiciel plante, ma fille n’était pas inscrite et a mangé un sandwich.
      Le tarif de la cantine augmente de {n} % à {lieu}. Avec trois enfants, on fait les comptes.
      Pas assez d’animateurs au périscolaire de {lieu}, on nous prévient à 16 h 15 pour 16 h 30.
      Poisson froid et purée tiède à {lieu}. Les enfants mangent le pain.
    `),
    irony: linesOf(`
      Au menu de la cantine de {lieu} : surprise du chef. La surprise, c’est qu’il n’y en a plus.
    `),
    good: linesOf(`
      Repas à thème à la cantine de {lieu}, mon fils a aimé les épinards. Je répète : les épinards.
      Merci aux dames de la cantine de {lieu}, elles connaissent chaque enfant par son prénom.
      Fruits des vergers du coin à la cantine de {lieu}, on sent la différence.
    `),
    ask: linesOf(`
      Comment annuler un repas de cantine la veille à {lieu} ?
      Les inscriptions au centre de loisirs de {lieu} ouvrent quand ?
      Faut-il réinscrire les enfants à la cantine en janvier ?
    `),
    fact: linesOf(`
      Inscriptions à l’école de {lieu} : sur rendez-vous jusqu’à {jour}.
      Pas de service de cantine {jour} à {lieu}, garderie assurée.
    `),
  },
};

export const streets: Theme = {
  id: 'voirie',
  tags: ['voirie', 'éclairage', 'propreté'],
  says: {
    bad: linesOf(`
      {rue}, à {lieu} : trois lampadaires éteints depuis {n} jours. Ma mère n’ose plus sortir le soir.
      Trottoir défoncé {rue}, impossible avec une poussette.
      Les voitures roulent à 70 {rue} à {lieu}, devant l’école. Personne ne fait rien.
      Feuilles mortes pas ramassées à {lieu}, j’ai glissé ce matin.
      Travaux {rue} : plus d’accès chez moi, pas un mot dans la boîte aux lettres.
    `),
    irony: linesOf(`
      Le trou {rue} a maintenant sa propre adresse postale.
      Extinction de l’éclairage à {lieu} : les étoiles sont belles, les chevilles un peu moins.
    `),
    good: linesOf(`
      Lampadaire {rue} signalé hier, réparé ce matin. Bravo la réactivité !
      La nouvelle place de {lieu} est très réussie, des bancs, des arbres, enfin.
      Merci aux agents des espaces verts de {lieu}, les massifs sont superbes.
    `),
    ask: linesOf(`
      Qui prévenir pour un lampadaire en panne {rue} à {lieu} ?
      La rue est-elle fermée au stationnement pour le marché de {lieu} ?
      À quelle heure s’éteint l’éclairage à {lieu} ?
    `),
    fact: linesOf(`
      Circulation alternée {rue} à {lieu} jusqu’à {jour}.
      Coupure d’éclairage de 23 h à 5 h à {lieu} à partir de {jour}.
    `),
  },
};

export const water: Theme = {
  id: 'eau',
  tags: ['eau', 'eaupotable'],
  says: {
    bad: linesOf(`
      Eau trouble au robinet à {lieu} ce matin. On peut la boire ou pas ?
      Facture d’eau doublée à {lieu}, le compteur serait « estimé ».
      Coupure d’eau à {lieu} sans prévenir, en plein bain du petit.
    `),
    irony: linesOf(`
      L’eau de {lieu} a du caractère. Et une couleur.
    `),
    good: linesOf(`
      Fuite signalée à 7 h, réparée à 10 h à {lieu}. Merci l’équipe de l’eau !
    `),
    ask: linesOf(`
      Y a-t-il une coupure d’eau à {lieu} cet après-midi ?
      Où trouver les analyses de l’eau de {lieu} ?
    `),
    fact: linesOf(`
      Travaux sur le réseau : baisse de pression à {lieu} {jour} matin.
      Restriction d’eau levée sur {lieu} et {lieu2}.
    `),
  },
};

export const library: Theme = {
  id: 'mediatheque',
  tags: ['médiathèque', 'lecture', 'culture'],
  says: {
    bad: linesOf(`
      La {mediatheque} ferme à 17 h, pile quand on sort du travail.
    `),
    good: linesOf(`
      Heure du conte à la {mediatheque} : trente enfants bouche bée. Merci !
      Le bibliothécaire de la {mediatheque} m’a trouvé le roman que je cherchais depuis dix ans.
      Fablab de la {mediatheque}, j’ai réparé mon grille-pain. Fier.
    `),
    ask: linesOf(`
      Peut-on rendre ses livres dans une autre médiathèque que celle de {lieu} ?
      La {mediatheque} est-elle ouverte samedi ?
    `),
    fact: linesOf(`
      Rencontre avec une autrice {jour} à la {mediatheque}, 18 h 30.
      Bourse aux livres {jour} à {lieu}, {prix_bas} euros le kilo.
    `),
  },
};

export const buses: Theme = {
  id: 'bus',
  tags: ['bus', 'mobilité'],
  says: {
    bad: linesOf(`
      Le bus de {heure} à {lieu} est passé avec {n} minutes d’avance. Nous, on l’a regardé partir.
      Plus de bus après 19 h entre {lieu} et {lieu2}. Les jeunes font du stop.
    `),
    irony: linesOf(`
      Le bus à la demande : j’ai demandé.
    `),
    good: linesOf(`
      Le transport à la demande m’emmène chez le médecin pour {prix_bas} euros. Précieux quand on ne conduit plus.
      Merci au chauffeur du bus de {lieu} qui a fait descendre ma grand-mère devant chez elle.
    `),
    ask: linesOf(`
      Le bus de {lieu} circule-t-il pendant les vacances ?
      Comment réserver le transport à la demande {du_territoire} ?
    `),
    fact: linesOf(`
      Nouvel arrêt de bus devant le collège de {lieu} dès {jour}.
    `),
  },
};
