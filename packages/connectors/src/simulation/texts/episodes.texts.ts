import { linesOf } from '../sentence.render.ts';
import type { Theme } from '../simulation.types.ts';

export const storm: Theme = {
  id: 'tempete',
  tags: ['tempête', 'vigilance', 'météo'],
  says: {
    bad: linesOf(`
      Tempête : plus d’électricité à {lieu} depuis {heure}. On nous laisse dans le noir, au sens propre.
      Arbre en travers de la route à {lieu}, pas une barrière, pas un panneau.
      Prévenus de la tempête à 18 h pour 17 h. Bravo l’alerte.
      Le toit du gymnase de {lieu} s’est envolé, on le disait fragile depuis des années.
    `),
    irony: linesOf(`
      La tempête a fait ce que personne n’osait : enlever la publicité de l’entrée de {lieu}.
    `),
    good: linesOf(`
      Merci aux agents et aux pompiers dehors sous la tempête à {lieu}, quelle nuit.
      Voisins formidables à {lieu} : tronçonneuse, soupe chaude, on s’en sort.
      {Le_territoire} a ouvert un point d’accueil à {lieu} cette nuit. Merci.
    `),
    ask: linesOf(`
      Tempête : les écoles de {lieu} sont-elles ouvertes demain ?
      Quelqu’un sait si la route entre {lieu} et {lieu2} est dégagée ?
      Un numéro pour signaler une ligne électrique à terre à {lieu} ?
    `),
    fact: linesOf(`
      Tempête : rafales à 118 km/h relevées à {lieu}.
      Vigilance orange, évitez de circuler du côté de {lieu}.
      Tempête : circulation interrompue entre {lieu} et {lieu2}.
      Courant rétabli à {lieu}, retour à la normale dans la matinée.
    `),
  },
};

export const trainStrike: Theme = {
  id: 'greve',
  tags: ['grève', 'TER'],
  says: {
    bad: linesOf(`
      Grève : un TER sur quatre entre {ligne}. On fait comment pour travailler ?
      Aucun affichage de la grève en gare de {lieu}, je l’apprends sur le quai.
      Grève encore, et l’abonnement, lui, n’est jamais en grève.
    `),
    irony: linesOf(`
      Jour de grève : un train sur quatre entre {ligne}. Soit un de plus que d’habitude.
    `),
    good: linesOf(`
      Soutien aux grévistes : les effectifs fondent, c’est notre sécurité qui est en jeu.
      Covoiturage improvisé à {lieu} à cause de la grève, de belles rencontres.
    `),
    ask: linesOf(`
      Grève de {jour} : quels TER circulent entre {ligne} ?
      Sera-t-on remboursé pour la grève {au_territoire} ?
    `),
    fact: linesOf(`
      Grève {jour} : plan de transport publié pour {ligne}.
      Grève : {n} autocars de remplacement au départ de {lieu}.
      Fin du préavis, reprise progressive sur {ligne}.
    `),
  },
};

export const serviceStrike: Theme = {
  id: 'greve',
  tags: ['grève', 'servicepublic'],
  says: {
    bad: linesOf(`
      Grève des agents : accueil fermé à {lieu}, rien sur la porte, rien sur le site.
      Encore une grève, et personne pour garder les enfants à {lieu}.
    `),
    irony: linesOf(`
      Grève {au_territoire} : le standard ne répond pas. Ah, c’est donc ça, une grève ?
    `),
    good: linesOf(`
      Je soutiens les agents en grève à {lieu} : ils ne demandent que de quoi bien faire leur métier.
    `),
    ask: linesOf(`
      La grève de {jour} touche-t-elle aussi {lieu} ?
      Y a-t-il un service minimum {au_territoire} pendant la grève ?
    `),
    fact: linesOf(`
      Grève {jour} : services perturbés à {lieu} et {lieu2}.
      Rassemblement des agents en grève {jour} devant la mairie de {lieu}.
      Grève suspendue, reprise normale {jour}.
    `),
  },
};

export const morningDelays: Theme = {
  id: 'ter-amiens-laon',
  tags: ['TER', 'AmiensLaon'],
  says: {
    bad: linesOf(`
      TER Amiens–Laon : {minutes} minutes de retard ce matin. Comme hier. Comme avant-hier.
      Amiens–Laon, encore une rame en panne à Tergnier. On est {n} fois en retard ce mois-ci.
      Le TER Amiens–Laon de {heure} supprimé. Mon patron m’a donné un avertissement.
      Sur Amiens–Laon, les retards du matin ne sont plus un incident, c’est un horaire.
      Nous, usagers d’Amiens–Laon, demandons une réunion. Qui signe avec nous ?
      Amiens–Laon : ma fille a raté son partiel à cause du TER. Qui lui rend son année ?
    `),
    irony: linesOf(`
      TER Amiens–Laon : la seule ligne où le retard est ponctuel.
      Amiens–Laon à l’heure ce matin. J’étais tellement surpris que je l’ai raté.
    `),
    ask: linesOf(`
      Que se passe-t-il tous les matins sur le TER Amiens–Laon ? {compte} une explication ?
      Amiens–Laon : à qui demander une attestation de retard ?
    `),
    fact: linesOf(`
      TER Amiens–Laon : les usagers comptent {n} retards en deux semaines.
      Le collectif des usagers d’Amiens–Laon publie son relevé des retards.
    `),
  },
};

export const closedBridge: Theme = {
  id: 'pont-ferme',
  tags: ['pont', 'déviation'],
  says: {
    bad: linesOf(`
      Pont de Brie-l’Étang toujours fermé : {minutes} minutes de détour deux fois par jour.
      Le pont de Brie-l’Étang devait rouvrir en {mois}. On attend. Les commerces de {lieu} meurent.
      Les camions de la déviation du pont passent devant l’école de {lieu}. Faites quelque chose.
      Pont de Brie-l’Étang : l’ambulance a mis vingt minutes de plus pour mon père.
    `),
    irony: linesOf(`
      Pont de Brie-l’Étang : le provisoire le plus durable du Département.
    `),
    ask: linesOf(`
      Une date pour la réouverture du pont de Brie-l’Étang, {compte} ?
      Le pont de Brie-l’Étang est-il ouvert aux vélos au moins ?
    `),
    fact: linesOf(`
      Pont de Brie-l’Étang : une pétition réunit {n} centaines de signatures.
      Réunion publique {jour} à {lieu} sur le pont de Brie-l’Étang.
    `),
  },
};

export const newBins: Theme = {
  id: 'nouvelle-collecte',
  tags: ['collecte', 'bacs'],
  says: {
    bad: linesOf(`
      Nouvelle collecte tous les quinze jours : avec un bébé, les couches, on les met où ?
      Les nouveaux bacs ne passent pas ma porte à {lieu}. Personne n’a mesuré ?
      Nouveaux bacs à puce : facturés même quand le camion ne passe pas, bravo.
      Collecte changée sans prévenir {rue}, les sacs débordent.
    `),
    irony: linesOf(`
      Nouveaux bacs : plus petits, plus chers, plus rarement vidés. Triplé gagnant.
    `),
    ask: linesOf(`
      Nouveaux bacs : comment en demander un plus grand à {lieu} ?
      C’est quelle semaine, la nouvelle collecte à {lieu} ?
    `),
    fact: linesOf(`
      Nouvelle collecte : réunion d’explication {jour} à {lieu}.
      Une pétition contre les nouveaux bacs circule à {lieu}.
    `),
  },
};

export const coldLectureHalls: Theme = {
  id: 'amphis-froids',
  tags: ['campus', 'chauffage'],
  says: {
    bad: linesOf(`
      {n} degrés en amphi au {campus} ce matin. On prend les cours avec des gants.
      Chauffage en panne au {campus} depuis {jour}, et les partiels arrivent.
      Une camarade a fait un malaise dans l’amphi glacé du {campus}. Ça suffit.
      On nous dit de venir couverts en amphi. C’est ça, la réponse de l’université ?
    `),
    irony: linesOf(`
      Amphis du {campus} : à conserver entre 2 et 8 degrés, comme les yaourts.
    `),
    ask: linesOf(`
      Le chauffage de l’amphi B du {campus} sera-t-il réparé avant les partiels ?
    `),
    fact: linesOf(`
      Chauffage : les étudiants du {campus} lancent un relevé des températures en amphi.
      Les syndicats étudiants demandent la fermeture des amphis froids du {campus}.
    `),
  },
};
