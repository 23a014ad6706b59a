/** What an invented territory said lately and is about to say. Days from today, at an hour of its wall clock. */
export type DemoPost = {
  title: string;
  text: string;
  day: number;
  time: string;
  /** How far it is; what is in the past is out. */
  until: 'draft' | 'in_review' | 'changes_requested' | 'scheduled' | 'published';
  image?: DemoImage;
  accounts?: 'all' | 'first';
  campaign?: string;
  themes?: string[];
  official?: string;
  thread?: string;
  /** Title of the article that it relays. */
  article?: string;
};
export type DemoImage = 'vineyard' | 'train' | 'canal' | 'market' | 'campus' | 'road' | 'pool';

export const demoPosts: Record<string, DemoPost[]> = {
  picardie: [
    post(
      'Météo des routes',
      'Brouillard givrant ce matin sur le plateau picard : levez le pied entre Saint-Quentin et Laon. #MétéoDesRoutes',
      -6,
      '08:00',
      'published',
    ),
    post(
      'Budget citoyen : 42 projets',
      '42 projets retenus au budget citoyen : jardins partagés, ateliers vélo, scènes ouvertes. Merci à celles et ceux qui ont voté.',
      -5,
      '09:30',
      'published',
      { accounts: 'all', article: 'Budget citoyen : les 42 projets retenus' },
    ),
    post(
      'Menu des lycées, le bio picard',
      'Pommes, endives, lentilles : la moitié du menu de nos lycées vient maintenant de fermes de la région.',
      -5,
      '12:15',
      'published',
      { image: 'market', accounts: 'all' },
    ),
    post(
      'Le canal recrute',
      'Conduite d’engins, topographie, environnement : le chantier du canal Seine-Nord recrute 120 personnes cet hiver.',
      -4,
      '16:00',
      'published',
      { image: 'canal', accounts: 'all', themes: ['emploi'], article: 'Le chantier du canal recrute 120 personnes' },
    ),
    post(
      'Photo du soir : Gerberoy',
      'Les pavés de Gerberoy à la tombée du jour. Et vous, quel est votre coin de Picardie préféré ?',
      -3,
      '18:30',
      'published',
      { accounts: 'all' },
    ),
    post(
      'Fibre : le point',
      'La fibre arrive dans 92 % des foyers. Le reste suit d’ici l’été : la carte, commune par commune, est en ligne.',
      -2,
      '10:00',
      'published',
      {
        article: 'La fibre dans 92 % des foyers',
        thread: 'Vous n’êtes pas encore raccordé ? Le service numérique de la Région répond du lundi au vendredi.',
      },
    ),
    post(
      'Covoiturage, la ligne Roye–Amiens',
      'Roye–Amiens en covoiturage : un arrêt, un panneau, une voiture qui s’arrête. On essaie avec vous.',
      -1,
      '17:00',
      'published',
      { image: 'road', accounts: 'all' },
    ),
    post(
      'Météo des routes',
      'Chaussées humides ce matin, visibilité correcte partout. Bonne route. #MétéoDesRoutes',
      0,
      '08:00',
      'published',
    ),
    post(
      'Horaires d’hiver du TER',
      'Les horaires d’hiver du TER sont en ligne : trois trains de plus le matin entre Amiens et Laon.',
      0,
      '19:15',
      'in_review',
      { image: 'train', accounts: 'all', themes: ['transports'] },
    ),
    post(
      'Nos coteaux ouvrent leurs portes',
      'Quatre vignerons ouvrent leurs portes à Charly-sur-Marne : dégustation, visite des caves, navette depuis la gare.',
      1,
      '16:30',
      'scheduled',
      {
        image: 'vineyard',
        accounts: 'all',
        campaign: 'Coteaux',
        article: 'Les coteaux de la Marne ouvrent leurs portes',
      },
    ),
    post(
      'Séance plénière en direct',
      'La séance plénière du conseil régional est en direct et sous-titrée sur notre site.',
      1,
      '14:00',
      'scheduled',
    ),
    post(
      'Conseil des jeunes : candidatures',
      'Tu as entre 15 et 25 ans ? Le conseil régional des jeunes renouvelle ses membres. Dix minutes pour candidater.',
      2,
      '11:00',
      'in_review',
      { accounts: 'all' },
    ),
    post(
      'Vergers : aide d’urgence',
      'Après le gel, une aide d’urgence pour les vergers. Les dossiers se déposent en ligne.',
      2,
      '15:00',
      'changes_requested',
      { themes: ['agriculture'] },
    ),
    post(
      'Portrait : Aline, tailleuse de pierre',
      'Aline redonne leur visage aux statues de la cathédrale. Un portrait en trois images.',
      3,
      '18:00',
      'scheduled',
      { accounts: 'all' },
    ),
    post(
      'Idées de sortie du week-end',
      'Trois idées pour le week-end : une balade contée, un marché de Noël, une exposition qui se touche.',
      4,
      '12:00',
      'draft',
      { accounts: 'all' },
    ),
    post(
      'Visite du lycée de Creil',
      'Le lycée de Creil rouvre son internat rénové, en présence de Marie-Laure Hembert.',
      5,
      '10:00',
      'in_review',
      { official: 'Marie-Laure Hembert' },
    ),
  ],
  'haute-somme': [
    post(
      'Travaux au pont de Brie-l’Étang',
      'Circulation alternée au pont de Brie-l’Étang toute la semaine, de 9 h à 16 h.',
      -3,
      '09:00',
      'published',
      { image: 'road' },
    ),
    post(
      'Menus des collèges',
      'Au menu des collèges cette semaine : soupe de potiron, lentilles vertes, tarte aux pommes.',
      -1,
      '11:30',
      'published',
    ),
    post(
      'Voie verte : la suite',
      'Huit kilomètres de plus sur la voie verte : le tracé se discute en réunion publique.',
      1,
      '18:00',
      'scheduled',
      { image: 'canal', accounts: 'all' },
    ),
    post(
      'Aide au chauffage',
      'L’aide au chauffage se demande en ligne ou dans les maisons de la solidarité.',
      3,
      '10:00',
      'in_review',
    ),
  ],
  'trois-vallees': [
    post(
      'Collecte des sapins',
      'Votre sapin se dépose dans les enclos des quatre communes, sans sac ni décoration.',
      -2,
      '09:00',
      'published',
    ),
    post(
      'La piscine rouvre',
      'Le grand bassin rouvre après travaux, avec deux lignes pour les clubs. L’eau est à 28 degrés.',
      1,
      '12:00',
      'scheduled',
      { image: 'pool', accounts: 'all' },
    ),
    post(
      'Centre de loisirs : inscriptions',
      'Les inscriptions au centre de loisirs ouvrent en ligne et à l’accueil de la communauté.',
      2,
      '17:00',
      'in_review',
    ),
  ],
  'haute-picardie': [
    post(
      'La BU ouvre le soir',
      'Pendant les révisions, la bibliothèque universitaire reste ouverte jusqu’à 22 h.',
      -2,
      '17:00',
      'published',
      { image: 'campus' },
    ),
    post(
      'Stages : 300 offres',
      'Plus de 300 offres de stage vous attendent sur la plateforme des étudiants.',
      1,
      '12:30',
      'scheduled',
      { accounts: 'all' },
    ),
    post(
      'Concert de rentrée',
      'Le concert des associations se joue dans la cour du campus, entrée libre.',
      2,
      '18:00',
      'in_review',
      { image: 'campus' },
    ),
  ],
};

function post(
  title: string,
  text: string,
  day: number,
  time: string,
  until: DemoPost['until'],
  more: Omit<Partial<DemoPost>, 'title' | 'text' | 'day' | 'time' | 'until'> = {},
): DemoPost {
  return { title, text, day, time, until, ...more };
}
