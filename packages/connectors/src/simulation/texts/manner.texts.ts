import { linesOf } from '../sentence.render.ts';
import type { Stance } from '../simulation.types.ts';

/** How people begin, before what they have to say. */
export const openers: Record<Stance, readonly string[]> = {
  bad: linesOf(`
    Coup de gueule du jour.
    Je n’en peux plus.
    Désolée de râler, mais quand même.
    Ça recommence.
    À qui de droit.
    Un peu de vécu.
    Franchement, ras-le-bol.
    Pour information.
    [Bonjour|Bonsoir] à tous, un constat.
    Je ne suis pas du genre à me plaindre, mais là.
  `),
  irony: linesOf(`
    Nouvelles du front.
    Grande première.
    Sans commentaire, ou presque.
    Séquence humour.
    On n’arrête pas le progrès.
    Chronique d’un usager.
  `),
  good: linesOf(`
    Pour une fois, du positif.
    Petit bonheur du jour.
    À souligner.
    Il faut aussi le dire.
    Bonne nouvelle.
    Un grand coup de chapeau.
    Moment de joie.
  `),
  ask: linesOf(`
    Bonjour à tous.
    Petite question.
    Besoin d’aide.
    Bonsoir le groupe.
    Je débarque dans le coin.
    Question bête, peut-être.
    Une âme charitable ?
    Je demande pour ma voisine.
  `),
  fact: linesOf(`
    Pour information.
    À noter.
    Info pratique.
    Rappel utile.
    À vos agendas.
    Vu sur le panneau d’affichage.
    On me l’a confirmé ce matin.
  `),
};

/** How people end. */
export const closers: Record<Stance, readonly string[]> = {
  bad: linesOf(`
    Qui d’autre est concerné ?
    On attend une réponse.
    Il serait temps de réagir.
    Je suis en colère, et je ne suis pas le seul.
    Et après, on s’étonne.
    Photos à l’appui.
    On mérite mieux.
    Ça ne peut plus durer.
    {compte}, vous lisez ça ?
    Nous sommes {n} voisins dans le même cas.
  `),
  irony: linesOf(`
    Bravo.
    On applaudit bien fort.
    Vivement la suite.
    J’ai hâte de voir la prochaine idée.
    Champions du monde.
    Ne changez rien.
  `),
  good: linesOf(`
    Il fallait que ce soit dit.
    Continuez comme ça.
    Ça redonne confiance.
    Merci à tous ceux qui s’y mettent.
    On en redemande.
    Bonne journée à tous.
    Fiers de vivre ici.
  `),
  ask: linesOf(`
    Merci d’avance.
    C’est assez urgent.
    Je n’ai rien trouvé en ligne.
    J’ai appelé, sans succès.
    Vos retours m’intéressent.
    Bonne soirée.
    Merci pour votre aide.
  `),
  fact: linesOf(`
    Faites passer.
    Détails en mairie.
    On se retrouve là-bas ?
    Venez nombreux.
    À partager.
    Pensez-y.
    Il reste des places.
  `),
};
