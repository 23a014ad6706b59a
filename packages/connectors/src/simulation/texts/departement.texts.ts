import { linesOf } from '../sentence.render.ts';
import type { Theme } from '../simulation.types.ts';

export const roads: Theme = {
  id: 'routes',
  tags: ['routes', 'voirie', 'sécuritéroutière'],
  says: {
    bad: linesOf(`
      La {route} à la sortie de {lieu} est un champ de nids-de-poule. J’y ai laissé un pneu.
      Marquage effacé sur la {route} entre {lieu} et {lieu2} : de nuit sous la pluie, on roule au hasard.
      Travaux sur la {route} : déviation mal indiquée, les camions passent devant l’école de {lieu}.
      {n} signalements pour l’affaissement de la {route}, zéro réponse {du_territoire}.
      Un feu de chantier en panne sur la {route}, {minutes} minutes pour traverser {lieu}.
      Fossés pas curés le long de la {route}, l’eau traverse la chaussée à {lieu}.
      Encore un accident au carrefour de la {route} à {lieu}. Combien en faudra-t-il ?
    `),
    irony: linesOf(`
      La {route}, désormais classée parcours de santé pour amortisseurs.
      Grande nouvelle : le trou de la {route} à {lieu} a fêté son premier anniversaire.
      Bravo pour la déviation par {lieu}. On visite du pays.
    `),
    good: linesOf(`
      Nid-de-poule de la {route} signalé lundi, rebouché mercredi. Merci aux agents !
      Le giratoire de {lieu} change tout : plus de vitesse, plus de peur. Bien vu.
      Chapeau aux équipes de salage qui étaient sur la {route} à 4 h du matin.
      La {route} refaite entre {lieu} et {lieu2}, un billard.
    `),
    ask: linesOf(`
      La {route} est-elle rouverte à hauteur de {lieu} ?
      Où signaler un arbre qui menace de tomber sur la {route} ?
      Savez-vous jusqu’à quand dure la déviation de {lieu} ?
      {compte} qui s’occupe du trottoir le long de la {route} à {lieu} ?
    `),
    fact: linesOf(`
      {route} fermée de 9 h à 16 h {jour} à {lieu} pour abattage d’arbres.
      Viabilité hivernale : vigilance sur la {route} et aux abords de {lieu}.
      Début des travaux sur la {route} : alternat pendant {n} semaines.
    `),
  },
};

export const colleges: Theme = {
  id: 'colleges',
  tags: ['collège', 'éducation'],
  says: {
    bad: linesOf(`
      Cantine du {college} : ma fille sort de table avec la faim. Les portions sont ridicules.
      Punaises dans une salle du {college}, prévenus par un mot dans le carnet {n} jours après.
      Les toilettes du {college} ferment la moitié de la journée. Les enfants ne boivent plus.
      Pas de professeur remplaçant au {college}, et {le_territoire} dit que ce n’est pas lui. Qui alors ?
    `),
    irony: linesOf(`
      Au {college}, sport au programme : attraper le dernier plateau de la cantine.
    `),
    good: linesOf(`
      Menu local au {college} ce midi : pommes de terre de {lieu} et vrai fromage. Les enfants en redemandent.
      Le {college} rouvre après travaux : CDI superbe, cour plantée d’arbres.
      Bravo aux élèves du {college} pour leur journal, quelle énergie !
    `),
    ask: linesOf(`
      Comment demander l’aide à la cantine pour le {college} ?
      Le {college} est-il ouvert demain avec la neige ?
      À quel collège va-t-on quand on habite {lieu} ?
    `),
    fact: linesOf(`
      Réunion de rentrée {jour} au {college} à 18 h.
      {Le_territoire} équipe le {college} de panneaux solaires.
    `),
  },
};

export const social: Theme = {
  id: 'solidarites',
  tags: ['solidarité', 'autonomie', 'RSA'],
  says: {
    bad: linesOf(`
      Dossier MDPH déposé il y a {n} mois, aucune nouvelle. Mon fils attend son accompagnante.
      RSA suspendu pour un papier déjà envoyé deux fois. Au guichet de {lieu}, on me dit de patienter.
      Ma mère n’a plus d’aide à domicile depuis {n} jours, faute de personnel. Elle a 91 ans.
      La maison de la solidarité de {lieu} n’ouvre plus que deux matins. Et sans voiture, on fait comment ?
    `),
    irony: linesOf(`
      MDPH : « votre dossier est en cours ». Comme l’Univers, il est en expansion.
    `),
    good: linesOf(`
      Merci à l’assistante sociale de {lieu} : en une heure, elle a débloqué ce qui traînait depuis des mois.
      La téléassistance a sauvé mon père cette nuit. Merci à ceux qui répondent à 3 h du matin.
      Formidable accueil à la PMI de {lieu}, on se sent moins seuls.
    `),
    ask: linesOf(`
      Combien de temps pour une carte mobilité inclusion en ce moment ?
      Qui contacter pour une aide à domicile en urgence à {lieu} ?
      L’APA se demande en ligne ou au guichet de {lieu} ?
    `),
    fact: linesOf(`
      Permanence d’accès aux droits {jour} à {lieu}, sans rendez-vous.
      {Le_territoire} cherche des familles d’accueil du côté de {lieu}.
      Bus santé {jour} à {lieu} : dépistage gratuit pour les seniors.
    `),
  },
};

export const firefighters: Theme = {
  id: 'pompiers',
  tags: ['pompiers', 'sécuritécivile'],
  says: {
    bad: linesOf(`
      La caserne de {lieu} n’a plus que {n} volontaires de jour. Ça devient dangereux.
    `),
    good: linesOf(`
      Les pompiers de {lieu} ont sauvé notre chat et notre grange dans la même soirée. Respect.
      Porte ouverte à la caserne de {lieu} : les enfants ont des étoiles plein les yeux.
      Merci aux volontaires de {lieu}, toujours là, jamais assez remerciés.
    `),
    ask: linesOf(`
      Que se passe-t-il à {lieu} ? J’ai vu passer trois camions de pompiers.
      Comment devenir pompier volontaire à {lieu} ?
    `),
    fact: linesOf(`
      Feu de hangar maîtrisé à {lieu}, aucun blessé.
      Formation aux premiers secours {jour} à la caserne de {lieu}.
    `),
  },
};

export const nature: Theme = {
  id: 'nature',
  tags: ['randonnée', 'vélo', 'nature'],
  says: {
    bad: linesOf(`
      Dépôt sauvage sur le chemin de halage de {lieu}, ça fait {n} jours.
      La voie verte est coupée à {lieu}, aucun panneau. C’est normal ?
      Chasse le long de la voie verte un dimanche matin, et personne pour prévenir.
    `),
    irony: linesOf(`
      La voie verte de {lieu} : verte surtout parce que les ronces gagnent.
    `),
    good: linesOf(`
      Vingt kilomètres de voie verte depuis {lieu}, pas une voiture. Le paradis existe.
      Les bénévoles du sentier de {lieu} font un travail magnifique.
      Premier gel sur les marais de {lieu}, silence total. Magique.
    `),
    ask: linesOf(`
      La voie verte est-elle praticable en fauteuil à partir de {lieu} ?
      Où se garer pour faire le tour des étangs de {lieu} ?
    `),
    fact: linesOf(`
      {n} kilomètres de voie verte de plus entre {lieu} et {lieu2} au printemps.
      Chantier nature {jour} à {lieu} : venez avec des gants.
    `),
  },
};
