type DemoArticle = { title: string; summary: string; day: number };

/** What the site of an invented institution published lately; days from today. */
export const demoArticles: Record<string, DemoArticle[]> = {
  picardie: [
    {
      title: 'Trois trains de plus entre Amiens et Laon',
      summary:
        'À partir du service d’hiver, trois allers-retours s’ajoutent le matin entre Amiens et Laon. Les abonnements ne changent pas. « C’est ce que les usagers demandaient », explique la direction des mobilités.',
      day: -1,
    },
    {
      title: 'Budget citoyen : les 42 projets retenus',
      summary:
        'Les habitants ont choisi 42 projets sur 310. Jardins partagés, ateliers vélo, scènes ouvertes : 1,2 million d’euros leur sont consacrés.',
      day: -5,
    },
    {
      title: 'Le chantier du canal recrute 120 personnes',
      summary:
        'Conduite d’engins, topographie, environnement : 120 postes sont ouverts cet hiver. Les candidatures se déposent en ligne, sans lettre de motivation.',
      day: -4,
    },
    {
      title: 'La fibre dans 92 % des foyers',
      summary: 'Le déploiement avance : 92 % des foyers sont raccordables. La carte commune par commune est à jour.',
      day: -2,
    },
    {
      title: 'Les coteaux de la Marne ouvrent leurs portes',
      summary:
        'Quatre domaines accueillent le public, de 10 h à 18 h, avec une navette gratuite depuis la gare de Château-Thierry.',
      day: 0,
    },
    {
      title: 'Internats : 18 lycées rénovés',
      summary: 'En cinq ans, 18 internats ont été refaits. Le prochain ouvre à Creil.',
      day: 0,
    },
  ],
  'haute-somme': [
    {
      title: 'La voie verte gagne huit kilomètres',
      summary:
        'Le département propose un nouveau tronçon de huit kilomètres le long du canal. La réunion publique est ouverte à tous.',
      day: -1,
    },
    {
      title: 'Aide au chauffage : mode d’emploi',
      summary: 'Qui peut la demander, où, et en combien de temps elle est versée.',
      day: 0,
    },
  ],
  'trois-vallees': [
    {
      title: 'La piscine rouvre après travaux',
      summary: 'Bassin refait, vestiaires accessibles, horaires élargis : tout ce qui change.',
      day: -1,
    },
  ],
  'haute-picardie': [
    {
      title: 'La bibliothèque ouvre jusqu’à 22 h',
      summary: 'Pendant les révisions, les trois bibliothèques du campus prolongent leurs horaires.',
      day: -2,
    },
  ],
};
