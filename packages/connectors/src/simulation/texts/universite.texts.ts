import { linesOf } from '../sentence.render.ts';
import type { Theme } from '../simulation.types.ts';

export const registration: Theme = {
  id: 'inscriptions',
  tags: ['inscriptions', 'rentrée', 'université'],
  says: {
    bad: linesOf(`
      Plateforme d’inscription en panne depuis {n} heures, et la date limite est {jour}.
      Toujours pas de certificat de scolarité. Sans lui, pas de bourse, pas de logement.
      La scolarité du {campus} : un seul guichet ouvert, deux heures de file.
      Changement de filière refusé par un mail de deux lignes. Merci pour l’écoute.
      Ma carte d’étudiante n’est jamais arrivée, je suis bloquée à l’entrée de la bibliothèque.
    `),
    irony: linesOf(`
      Inscription en ligne : cliquez ici pour imprimer, signez, scannez, puis venez avec l’original.
      La scolarité du {campus} m’a répondu ! Pour dire qu’elle répondrait.
    `),
    good: linesOf(`
      Inscription faite en dix minutes au {campus}, accueil très gentil. Bonne surprise.
      Merci à la scolarité qui a rattrapé mon dossier à la dernière minute.
    `),
    ask: linesOf(`
      Jusqu’à quand peut-on changer d’option en licence de {filiere} ?
      Où récupérer sa carte d’étudiant au {campus} ?
      Faut-il un justificatif de CVEC pour la réinscription ?
      Les candidatures en master de {filiere} ouvrent quand ?
    `),
    fact: linesOf(`
      Réinscriptions prolongées jusqu’à {jour} pour la licence de {filiere}.
      Journée portes ouvertes {jour} au {campus}, de 9 h à 17 h.
    `),
  },
};

export const crous: Theme = {
  id: 'crous',
  tags: ['CROUS', 'logementétudiant', 'RU'],
  says: {
    bad: linesOf(`
      Résidence du {campus} : pas d’eau chaude depuis {n} jours, on nous parle d’une pièce « en commande ».
      {minutes} minutes de queue au RU du {campus} pour un plateau froid.
      Bourse CROUS versée en retard, découvert, agios. Le cercle vicieux.
      Cafards dans la cuisine commune de la résidence. Photos à l’appui, aucune réponse.
    `),
    irony: linesOf(`
      RU du {campus} : le plat végé, c’est la chips.
      Chambre de neuf mètres carrés, vue sur les poubelles, calme garanti de 4 h à 4 h 10. Bravo le CROUS.
    `),
    good: linesOf(`
      Repas à un euro pour tout le monde au {campus} : ça change la fin de mois.
      Épicerie solidaire du {campus} : accueil sans jugement, paniers pleins. Merci aux bénévoles.
    `),
    ask: linesOf(`
      Le RU du {campus} est ouvert le samedi ?
      Qui contacter pour une chambre CROUS en cours d’année ?
      L’aide d’urgence du CROUS, combien de temps pour une réponse ?
    `),
    fact: linesOf(`
      Distribution de paniers solidaires {jour} à 18 h au {campus}.
      Le RU du {campus} ferme pour travaux du 20 au 28.
    `),
  },
};

export const exams: Theme = {
  id: 'examens',
  tags: ['examens', 'partiels', 'BU'],
  says: {
    bad: linesOf(`
      Planning des partiels de {filiere} publié {n} jours avant. Comment on s’organise quand on travaille ?
      Deux examens à la même heure pour les doubles licences. Comme l’an dernier.
      Notes de {filiere} toujours pas affichées, le master ferme ses candidatures {jour}.
      La BU du {campus} ferme à 19 h en pleine période de révisions. Sérieusement ?
    `),
    irony: linesOf(`
      Le sujet de {filiere} portait sur le cours qui n’a jamais eu lieu. Audacieux.
      Partiel à 8 h dans un amphi à 14 degrés : on teste aussi la résistance.
    `),
    good: linesOf(`
      BU ouverte jusqu’à 22 h pendant les partiels, merci au personnel du {campus} !
      Tutorat de {filiere} : j’ai enfin compris les statistiques. Il a suffi de quelqu’un qui explique.
    `),
    ask: linesOf(`
      Quelqu’un a le planning des partiels de {filiere} ?
      Les tiers-temps sont-ils reconduits automatiquement ?
      La BU du {campus} ouvre dimanche ?
    `),
    fact: linesOf(`
      Les partiels de {filiere} commencent {jour}.
      La bibliothèque du {campus} étend ses horaires jusqu’à 22 h.
    `),
  },
};

export const internships: Theme = {
  id: 'stages',
  tags: ['stage', 'alternance', 'emploi'],
  says: {
    bad: linesOf(`
      Convention de stage signée par tous sauf l’université. Je commence {jour}.
      {n} candidatures en alternance, zéro réponse. Un peu d’aide du bureau des stages ne serait pas de trop.
    `),
    irony: linesOf(`
      Convention de stage en cinq exemplaires, trois signatures, deux tampons, un alignement de planètes.
    `),
    good: linesOf(`
      Grâce au forum des stages du {campus}, je pars six mois dans une PME de {lieu} !
      Les anciens de {filiere} ont pris une heure pour relire nos CV. Merci à eux.
    `),
    ask: linesOf(`
      Qui cherche un stage de fin d’études en {filiere} ? On recrute à {lieu}.
      La convention de stage passe par quel service au {campus} ?
      Une entreprise de {lieu} pour une alternance en {filiere} ?
    `),
    fact: linesOf(`
      Forum stages et alternance {jour} au {campus} : {n} entreprises.
    `),
  },
};

export const studentLife: Theme = {
  id: 'vie-etudiante',
  tags: ['vieétudiante', 'campus', 'étudiants'],
  says: {
    bad: linesOf(`
      Dernier bus du {campus} à 20 h 10. La vie étudiante s’arrête quand elle devrait commencer.
      Pas un psychologue disponible avant {n} semaines au {campus}. C’est maintenant qu’on craque.
      Vélo volé devant le {campus}, troisième fois cette année, toujours pas d’arceaux corrects.
      Le wifi du {campus} tombe dès qu’on est plus de dix.
    `),
    irony: linesOf(`
      Le wifi du {campus} : une connexion avec soi-même.
    `),
    good: linesOf(`
      Concert des étudiants au {campus} hier, salle comble et frissons.
      L’équipe féminine de rugby de l’université en finale ! Allez les filles !
      Ciné-débat au {campus}, débat passionnant jusqu’à minuit.
      Le jardin partagé du {campus} a donné ses premières courges.
    `),
    ask: linesOf(`
      Une salle pour répéter au {campus} le soir ?
      Comment monter une association étudiante à l’université ?
      Quelqu’un pour covoiturer {lieu} – {campus} le matin ?
    `),
    fact: linesOf(`
      Élections étudiantes {jour} : les listes sont affichées au {campus}.
      Don du sang {jour} dans le hall du {campus}.
    `),
  },
};

export const research: Theme = {
  id: 'recherche',
  tags: ['recherche', 'science'],
  says: {
    bad: linesOf(`
      Encore un contrat de doctorante qui s’arrête faute de {prix} euros. La recherche au rabais.
    `),
    good: linesOf(`
      Très belle soutenance de thèse en {filiere} au {campus}. Félicitations docteure !
      Une équipe de l’université primée pour ses travaux sur les sols de la Somme. Fierté.
      Fête de la science au {campus} : mon fils de 8 ans veut devenir chercheur en vers de terre.
    `),
    ask: linesOf(`
      La conférence de {jour} au {campus} est-elle ouverte au public ?
    `),
    fact: linesOf(`
      Conférence ouverte à tous {jour} au {campus} : l’eau, la craie et nous.
      L’université recrute {n} doctorants en {filiere}.
    `),
  },
};
