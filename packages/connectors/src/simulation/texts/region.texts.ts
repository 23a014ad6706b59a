import { linesOf } from '../sentence.render.ts';
import type { Theme } from '../simulation.types.ts';

export const ter: Theme = {
  id: 'ter',
  tags: ['TER', 'TERPicardie', 'train'],
  says: {
    bad: linesOf(`
      Le TER de {heure} entre {ligne} [encore supprimé|supprimé sans explication|annulé à la dernière minute]. Troisième fois [cette semaine|en huit jours].
      {minutes} minutes de retard sur {ligne}, et personne pour dire pourquoi.
      Debout dans le TER {ligne} avec un abonnement à {prix} euros par mois. C’est devenu la norme.
      Gare de {lieu} : pas d’annonce, pas d’agent, un panneau éteint. On attend.
      J’ai raté ma correspondance à {lieu} à cause du TER de {heure}. Mon employeur ne rit plus.
      Deux voitures au lieu de quatre sur {ligne} à l’heure de pointe. Qui a eu cette idée ?
      Chauffage en panne dans le TER {ligne}, il fait plus froid dedans que sur le quai.
      Toujours pas de climatisation ni de prises sur {ligne}, et les tarifs augmentent au {mois}.
      Le distributeur de la gare de {lieu} est hors service depuis {n} jours. Et c’est nous qui sommes verbalisés à bord.
    `),
    irony: linesOf(`
      TER {ligne} : aujourd’hui, nous arrivons à l’heure. Ah non, pardon, c’était un rêve.
      Merci au TER de {heure} pour ces {minutes} minutes de méditation sur le quai de {lieu}.
      {ligne}, la seule ligne où l’on a le temps de lire Proust en entier.
      Bravo {au_territoire} pour le concept : payer un train, obtenir un bus, arriver à pied.
      Le TER est à l’heure ce matin. Je le note, on ne sait jamais, pour les historiens.
    `),
    good: linesOf(`
      Trajet parfait sur {ligne} ce matin, contrôleuse adorable. Ça mérite d’être dit aussi.
      Les nouvelles rames de {ligne} sont [vraiment confortables|silencieuses et propres]. Merci.
      Le TER à {prix} euros le week-end, c’est une belle idée : {lieu} en famille sans se ruiner.
      À l’heure, propre, avec une place assise : le TER de {heure} m’a réconcilié avec le train.
    `),
    ask: linesOf(`
      Quelqu’un sait si le TER de {heure} au départ de {lieu} circule [demain|vendredi|ce soir] ?
      Les horaires d’hiver de {ligne} sont sortis ? Je ne les trouve pas sur le site.
      {compte} bonjour, le vélo est-il accepté dans le TER {ligne} aux heures de pointe ?
      Où s’adresser pour être remboursé de {n} trains supprimés sur {ligne} ?
      La carte jeune marche-t-elle aussi sur {ligne} le dimanche ?
    `),
    fact: linesOf(`
      Horaires d’hiver des TER : le service change le {n} décembre sur {ligne}.
      Travaux de voie entre {lieu} et {lieu2} : des autocars remplacent les TER le week-end.
      Le comité de ligne {ligne} se réunit {jour} à {lieu}, ouvert à tous.
      Le premier TER de {heure} s’arrêtera désormais à {lieu}.
    `),
  },
};

export const lycees: Theme = {
  id: 'lycees',
  tags: ['lycée', 'lycéens', 'éducation'],
  says: {
    bad: linesOf(`
      Au {lycee}, trois salles sans chauffage depuis {n} jours. Les élèves gardent leur manteau.
      Internat du {lycee} : douches froides et personne ne répond {au_territoire}.
      Les ordinateurs promis aux secondes du {lycee} ne sont toujours pas arrivés.
      Toit qui fuit au {lycee}, des seaux dans le couloir. On a signalé trois fois.
      Self du {lycee} : plus de pain à 12 h 30, quarante minutes de file. Les jeunes sautent le repas.
      Toujours pas de rampe au {lycee} pour ma fille en fauteuil. Deux ans d’attente.
    `),
    irony: linesOf(`
      Au {lycee}, option ski : la patinoire est dans le couloir du bâtiment B.
      Le {lycee} innove : cours de français en doudoune, épreuve de vapeur à l’oral.
      Félicitations {au_territoire} : les ordinateurs des lycéens arriveront juste à temps pour leur retraite.
    `),
    good: linesOf(`
      Superbe rénovation du {lycee}, lumière partout. Les élèves sont fiers.
      Bravo aux élèves du {lycee}, médaillés au concours des métiers à {lieu} !
      Portes ouvertes au {lycee} : équipe passionnée, ateliers magnifiques.
      L’aide aux manuels {du_territoire} nous a évité {prix} euros de dépenses. Merci.
    `),
    ask: linesOf(`
      Quand ont lieu les portes ouvertes du {lycee} ?
      Comment obtenir la carte lycéen {du_territoire} quand on arrive en cours d’année ?
      Les inscriptions aux lycées agricoles, c’est où et jusqu’à quand ?
      Mon fils de 16 ans n’a pas reçu sa carte pour la cantine du {lycee}, qui contacter ?
    `),
    fact: linesOf(`
      Le chantier du nouveau bâtiment du {lycee} commence en {mois}.
      Journée portes ouvertes {jour} au {lycee}, de 9 h à 16 h.
      {n} lycées {du_territoire} passent aux menus végétariens deux fois par semaine.
    `),
  },
};

export const transportScolaire: Theme = {
  id: 'transport-scolaire',
  tags: ['transportscolaire', 'carscolaire'],
  says: {
    bad: linesOf(`
      Le car scolaire de {lieu} n’est pas passé ce matin. {n} enfants sur le bord de la route dans le noir.
      Toujours pas de carte de transport scolaire pour mon fils, demandée en {mois}.
      Car de {heure} à {lieu} : des élèves debout sur une départementale à 80. Il faut un accident ?
      L’arrêt de {lieu} a été supprimé sans prévenir. Ma fille marche deux kilomètres sans trottoir.
      Le numéro vert du transport scolaire : vingt minutes d’attente, puis on raccroche.
    `),
    irony: linesOf(`
      Le car scolaire de {lieu} a inventé le transport surprise : on ne sait jamais s’il vient.
      Sortie pédagogique gratuite ce matin : {minutes} minutes d’observation des étoiles à l’arrêt de {lieu}.
    `),
    good: linesOf(`
      Merci au chauffeur du car de {lieu} qui attend les petits retardataires avec le sourire.
      Nouvel abri à l’arrêt de {lieu}, éclairé et propre. Les parents apprécient.
      Inscription au transport scolaire faite en cinq minutes, carte reçue en {n} jours. Impeccable.
    `),
    ask: linesOf(`
      Le car scolaire circule-t-il demain avec le verglas entre {lieu} et {lieu2} ?
      Comment changer d’arrêt de transport scolaire en cours d’année ?
      Est-ce que le transport scolaire est gratuit pour les apprentis ?
    `),
    fact: linesOf(`
      Verglas : les cars scolaires ne circulent pas ce matin dans le secteur de {lieu}.
      Les inscriptions au transport scolaire ouvrent {jour}.
    `),
  },
};

export const regionPolitics: Theme = {
  id: 'conseil-regional',
  tags: ['conseilrégional', 'budget'],
  says: {
    bad: linesOf(`
      Encore {n} millions pour la communication, et rien pour la gare de {lieu}. {Le_territoire} a le sens des priorités.
      Réunion publique {du_territoire} à {lieu} : une heure de discours, cinq minutes de questions.
      Subvention refusée à notre association de {lieu} sans un mot d’explication.
      Notre dossier d’aide à l’installation attend {au_territoire} depuis {n} mois.
    `),
    irony: linesOf(`
      {Le_territoire} lance une consultation sur la consultation. On avance.
      Nouveau logo, nouvelle charte, nouvelle brochure. Les nids-de-poule, eux, restent fidèles à la tradition.
      Un rond-point, un ruban, un élu : la trilogie {du_territoire} continue à {lieu}.
    `),
    good: linesOf(`
      Le budget citoyen {du_territoire} finance notre jardin partagé à {lieu}. Merci à tous ceux qui ont voté !
      Bonne nouvelle pour {lieu} : {le_territoire} aide la reprise de l’atelier, {n} emplois sauvés.
      J’ai suivi la séance plénière en direct, débats de bonne tenue. À refaire.
    `),
    ask: linesOf(`
      À qui écrire {au_territoire} pour une subvention « vie associative » ?
      La séance plénière est-elle ouverte au public {jour} ?
      Où trouver la liste des projets du budget citoyen près de {lieu} ?
    `),
    fact: linesOf(`
      Séance plénière {du_territoire} {jour} à 14 h, à suivre en direct.
      Budget citoyen : {n} projets soumis au vote autour de {lieu}.
      {Le_territoire} vote une aide d’urgence pour les vergers touchés par le gel.
      Canal Seine-Nord : {n} postes ouverts au recrutement près de {lieu}.
    `),
  },
};

export const jobs: Theme = {
  id: 'emploi-formation',
  tags: ['emploi', 'formation', 'apprentissage'],
  says: {
    bad: linesOf(`
      Formation à {lieu} annulée la veille de la rentrée. {Le_territoire} nous renvoie vers un numéro qui sonne dans le vide.
      L’aide au permis {du_territoire} : dossier complet, refusé pour une virgule.
      Rémunération de stagiaire versée avec {n} semaines de retard. Comment on paie le loyer ?
    `),
    good: linesOf(`
      Grâce à la formation de soudeur à {lieu}, j’ai signé un CDI hier. À 47 ans !
      Forum des métiers à {lieu} : trois entretiens, un stage décroché. Merci {au_territoire}.
      L’aide au permis {du_territoire} a changé ma vie : j’ai pu prendre le poste à {lieu}.
    `),
    ask: linesOf(`
      Quelqu’un a-t-il déjà fait la formation numérique {du_territoire} à {lieu} ? Elle vaut le coup ?
      Jusqu’à quel âge peut-on demander l’aide au permis {du_territoire} ?
      Le forum de l’emploi de {lieu}, il faut s’inscrire ?
    `),
    fact: linesOf(`
      Forum de l’emploi {jour} à {lieu} : {n} entreprises présentes.
      L’école de production de {lieu} ouvre ses inscriptions.
      Le chantier du canal recrute des conducteurs d’engins autour de {lieu}.
    `),
  },
};

export const tourism: Theme = {
  id: 'tourisme',
  tags: ['tourisme', 'baiedesomme', 'patrimoine'],
  says: {
    bad: linesOf(`
      Office de tourisme de {lieu} fermé un samedi des vacances. Dommage pour une région qui veut des visiteurs.
      Le sentier près de {lieu} est impraticable, balisage arraché depuis l’été.
    `),
    irony: linesOf(`
      Venez chez nous, disait l’affiche. On est venus : c’était fermé.
    `),
    good: linesOf(`
      Lever de soleil sur les étangs près de {lieu}. On vit dans un endroit magnifique.
      Week-end à {lieu} : accueil formidable, ficelle picarde parfaite, phoques en bonus.
      La cathédrale illuminée, on ne s’en lasse pas. Fiers d’être Picards.
      Balade le long du canal à {lieu} ce matin, brume et hérons. Un bonheur.
      Les coteaux de Charly sous le givre, une carte postale.
    `),
    ask: linesOf(`
      Une idée de sortie avec des enfants autour de {lieu} s’il pleut ?
      Le marché de Noël de {lieu} ouvre quand ?
    `),
    fact: linesOf(`
      Le marché de Noël de {lieu} ouvre {jour}, navettes gratuites depuis la gare.
      {n} gîtes de plus classés cette année autour de {lieu}.
    `),
  },
};
