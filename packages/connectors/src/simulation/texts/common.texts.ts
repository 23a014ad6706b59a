import { linesOf } from '../sentence.render.ts';
import type { Theme } from '../simulation.types.ts';

export const cycling: Theme = {
  id: 'velo',
  tags: ['vélo', 'pistecyclable', 'mobilité'],
  says: {
    bad: linesOf(`
      La piste cyclable s’arrête net à l’entrée de {lieu}, juste avant le rond-point. Bon courage.
      Voitures garées sur la piste cyclable à {lieu}, tous les jours, sans une amende.
      Éclats de verre sur la piste de {lieu}, deux crevaisons en une semaine.
    `),
    irony: linesOf(`
      Une bande cyclable de douze mètres à {lieu}. Le Tour de France n’a qu’à bien se tenir.
    `),
    good: linesOf(`
      {lieu} – {lieu2} à vélo ce matin, nouvelle piste impeccable. Merci !
      Aide à l’achat de mon vélo électrique reçue, je n’ai plus touché la voiture depuis {n} jours.
    `),
    ask: linesOf(`
      Des arceaux à vélos sont-ils prévus à la gare de {lieu} ?
      L’aide au vélo {du_territoire} est-elle encore ouverte ?
    `),
    fact: linesOf(`
      Atelier de réparation de vélos {jour} à {lieu}.
      Enquête publique pour la piste cyclable entre {lieu} et {lieu2}.
    `),
  },
};

export const culture: Theme = {
  id: 'culture',
  tags: ['culture', 'spectacle', 'musée'],
  says: {
    bad: linesOf(`
      Billetterie du festival de {lieu} en panne au moment de l’ouverture. Classique.
      Subvention du théâtre de {lieu} coupée en cours de saison. Une honte.
    `),
    irony: linesOf(`
      Une exposition sur le silence à {lieu}, avec vue sur le chantier. Performance totale.
    `),
    good: linesOf(`
      Soirée magnifique au théâtre de {lieu}, la salle debout à la fin.
      Exposition à voir absolument à {lieu}, gratuite et intelligente.
      Ma classe a rencontré une tailleuse de pierre à {lieu}. Les élèves en parlent encore.
    `),
    ask: linesOf(`
      Le musée de {lieu} est-il gratuit le premier dimanche ?
      Qui a des places pour le concert de {jour} à {lieu} ?
    `),
    fact: linesOf(`
      Vernissage {jour} à {lieu}, entrée libre.
      La saison culturelle de {lieu} est en ligne.
    `),
  },
};

export const agenda: Theme = {
  id: 'agenda',
  tags: ['agenda', 'sortir'],
  says: {
    good: linesOf(`
      Quelle ambiance au marché de {lieu} ce matin !
      Loto de l’école de {lieu} : salle pleine et {n} jambons. On a bien ri.
    `),
    ask: linesOf(`
      Que faire ce week-end du côté de {lieu} ?
      La brocante de {lieu} est maintenue avec cette pluie ?
      À quelle heure commence le feu d’artifice à {lieu} ?
    `),
    fact: linesOf(`
      Vœux à la population {jour} à {lieu}, 18 h 30.
      Repas des aînés {jour} à {lieu} : inscriptions en mairie.
      Course des lumières {jour} à {lieu}, départ {heure_soir}.
      Réunion publique {jour} à {lieu} sur le plan local d’urbanisme.
      Don du sang {jour} à {lieu}, de 14 h à 19 h.
    `),
  },
};

export const thanks: Theme = {
  id: 'remerciements',
  tags: ['merci'],
  says: {
    good: linesOf(`
      Je râle souvent, alors je le dis : merci {au_territoire}, mon dossier a été réglé en {n} jours.
      Agent d’accueil formidable ce matin {au_territoire}. Sourire, patience, solution. Merci.
      Merci {compte} d’avoir répondu un dimanche, ça change tout.
      Bravo à ceux qui font tourner nos services publics à {lieu}, on ne les voit que quand ça coince.
      Un grand merci à {prenom}, du service d’accueil {du_territoire}, qui a pris le temps de m’expliquer.
      Signalement fait lundi, réglé mardi. Si, si, ça existe. Merci {au_territoire}.
      On critique beaucoup, mais l’équipe {du_territoire} a été exemplaire avec ma mère.
    `),
    ask: linesOf(`
      Comment remercier l’agent qui m’a aidé à {lieu} {jour} ? Il ne m’a pas donné son nom.
    `),
  },
};

export const services: Theme = {
  id: 'demarches',
  tags: ['servicepublic', 'démarches'],
  says: {
    bad: linesOf(`
      Le site {du_territoire} me demande un document que seul le site {du_territoire} peut fournir.
      Formulaire en ligne {du_territoire} : erreur à la dernière page, tout est à refaire.
      J’ai écrit trois fois {au_territoire}. Trois accusés de réception, aucune réponse.
      Le standard {du_territoire} coupe au bout de dix minutes. Testé {n} fois.
      Accessibilité du site {du_territoire} : inutilisable avec un lecteur d’écran. En 2026.
    `),
    irony: linesOf(`
      Votre appel est important pour nous. {minutes} minutes plus tard, je commence à en douter.
      {Le_territoire} simplifie : avant il fallait un papier, maintenant il faut un papier et une application.
    `),
    good: linesOf(`
      Démarche {du_territoire} en ligne faite en trois clics. Je suis sous le choc.
    `),
    ask: linesOf(`
      {compte} bonjour, à qui s’adresser pour une location de salle à {lieu} ?
      Quels sont les horaires d’accueil {du_territoire} [cette semaine|pendant les vacances] ?
      Est-ce que quelqu’un a un numéro direct {au_territoire} ?
      {compte} mon message de la semaine dernière a-t-il été reçu ?
    `),
    fact: linesOf(`
      L’accueil {du_territoire} est fermé {jour} après-midi.
      {Le_territoire} recrute : {n} postes à pourvoir à {lieu}.
    `),
  },
};

/** Answers under a post, by the stance of the post answered. */
export const replies: Record<'bad' | 'irony' | 'good' | 'ask' | 'fact', readonly string[]> = {
  bad: linesOf(`
    Pareil ici, et ça dure.
    Même chose à {lieu}. On se sent abandonnés.
    Il faut écrire, encore et encore. À force, ça bouge.
    Franchement, vous exagérez. Chez moi, tout va bien.
    Courage. J’ai eu le même souci le mois dernier, réglé en insistant.
    Et pendant ce temps, les impôts augmentent.
    Vous avez signalé {au_territoire} ? Ils m’avaient répondu assez vite.
    Je confirme, j’y étais.
    Toujours la même histoire.
    Ce n’est pas une raison pour s’en prendre aux agents, ils font ce qu’ils peuvent.
  `),
  irony: linesOf(`
    J’ai ri, puis j’ai pleuré.
    Ne leur donnez pas d’idées.
    Meilleur résumé de la semaine.
    On rit, mais ce n’est pas drôle pour tout le monde.
    Encadrez-moi ça.
  `),
  good: linesOf(`
    Ça fait plaisir de lire ça.
    Entièrement d’accord, bravo à eux.
    On est bien chez nous.
    Tant mieux pour vous, à {lieu} on attend encore.
    Merci de le dire, on n’entend que ceux qui râlent.
  `),
  ask: linesOf(`
    Même question.
    Appelez directement, c’est plus sûr.
    J’ai cherché aussi, rien sur le site.
    De mémoire, c’est {jour}, mais vérifiez.
    Voyez avec la mairie de {lieu}, ils m’ont renseignée.
    Quelqu’un a la réponse ?
  `),
  fact: linesOf(`
    Merci pour l’information.
    Bon à savoir, je partage.
    Enfin !
    Et à {lieu}, c’est prévu quand ?
    On verra si c’est tenu.
  `),
};

/** What people write above an article that they share. */
export const shares: readonly string[] = linesOf(`
  À lire.
  Enfin on en parle.
  Tout est dit.
  Intéressant, surtout la fin.
  Et ça vous étonne ?
  Je découvre. Vous étiez au courant ?
  Bien vu, cet article.
  On m’a envoyé ça, je partage.
`);

/** How the same thing is said again by another, hardly changed. */
export const retouches: readonly string[] = linesOf(`
  Vu passer : « {texte} »
  {texte} (copié d’une voisine)
  Je relaie : {texte}
  {texte} Faites tourner.
  Bien dit : {texte}
  {texte} 👏
`);
