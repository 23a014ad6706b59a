import type { Role } from '@beffroi/contracts';
import type { TerritoryKind } from './simulation.types.ts';

export type DemoTerritory = {
  /** The id of the simulated territory whose residents it listens to. */
  simulated: string;
  kind: TerritoryKind;
  name: string;
  slug: string;
  timeZone: string;
  languages: string[];
  /** CSS colours of its charter. */
  colours: { primary: string; secondary: string };
  members: { name: string; slug: string }[];
  people: { name: string; email: string; role: Role }[];
  watches: { name: string; query: string }[];
  sources: { kind: string; name: string; config: Record<string, unknown> }[];
};

/** The territories of the demonstration, with whom they employ, what they watch and where they listen. */
export function demoTerritories({ startedAt, seed = 'beffroi' }: { startedAt: Date; seed?: string }): DemoTerritory[] {
  return described.map((territory) => ({
    ...territory,
    timeZone: 'Europe/Paris',
    languages: ['fr'],
    sources: [
      {
        kind: 'simulation.live',
        name: 'Réseau simulé',
        config: { territory: territory.simulated, seed, startedAt: startedAt.toISOString() },
      },
    ],
  }));
}

const described: Omit<DemoTerritory, 'timeZone' | 'languages' | 'sources'>[] = [
  {
    simulated: 'picardie',
    kind: 'region',
    name: 'Région Picardie',
    slug: 'picardie',
    colours: { primary: '#1f4e5f', secondary: '#c8963e' },
    members: [],
    people: [
      { name: 'Nora Vasseur', email: 'nora.vasseur@picardie.example', role: 'administrator' },
      { name: 'Hélène Marchand', email: 'helene.marchand@picardie.example', role: 'head_of_communication' },
      { name: 'Camille Delattre', email: 'camille.delattre@picardie.example', role: 'community_manager' },
      { name: 'Julien Roussel', email: 'julien.roussel@picardie.example', role: 'contributor' },
      { name: 'Inès Caron', email: 'ines.caron@picardie.example', role: 'contributor' },
      { name: 'Nadège Obry', email: 'nadege.obry@picardie.example', role: 'validator' },
      { name: 'Paul Thuillier', email: 'paul.thuillier@picardie.example', role: 'department_agent' },
      { name: 'Marie-Laure Hembert', email: 'ml.hembert@picardie.example', role: 'elected_official' },
      { name: 'Simon Wattier', email: 'simon.wattier@picardie.example', role: 'auditor' },
    ],
    watches: [
      {
        name: 'Région, nom et sigles',
        query:
          '"région picardie" OR "conseil régional" OR "la région" OR #Picardie OR #RégionPicardie OR @RegionPicardie',
      },
      { name: 'TER Amiens–Laon', query: '"amiens laon" OR #AmiensLaon' },
      { name: 'TER et gares', query: '(TER OR #TERPicardie OR gare OR train OR trains) NOT "amiens laon"' },
      { name: 'Lycées', query: 'lycée* OR #lycéens OR "carte lycéen"' },
      {
        name: 'Transport scolaire',
        query: '"transport scolaire" OR "car scolaire" OR "cars scolaires" OR "car de" OR #transportscolaire',
      },
      { name: 'Canal Seine-Nord', query: '"canal seine nord" OR "chantier du canal"' },
      {
        name: 'Vignes et tourisme',
        query: 'vigne* OR vigneron* OR californi* OR affiche OR #tourisme OR #VignesCaliforniennes',
      },
      {
        name: 'Emploi et formation',
        query: 'formation OR "aide au permis" OR apprenti* OR #emploi OR "forum des métiers"',
      },
      {
        name: 'Villes de Picardie',
        query:
          'amiens OR laon OR beauvais OR compiègne OR "saint quentin" OR soissons OR abbeville OR péronne OR creil OR "château thierry" OR senlis OR noyon OR montdidier OR hirson OR chauny OR albert OR doullens OR corbie OR vervins OR guise OR ham OR roye',
      },
    ],
  },
  {
    simulated: 'haute-somme',
    kind: 'departement',
    name: 'Département de la Haute-Somme',
    slug: 'haute-somme',
    colours: { primary: '#2f5d3a', secondary: '#d9a441' },
    members: [],
    people: [
      { name: 'Denis Bocquet', email: 'denis.bocquet@haute-somme.example', role: 'administrator' },
      { name: 'Claire Poulain', email: 'claire.poulain@haute-somme.example', role: 'head_of_communication' },
      { name: 'Yanis Haddad', email: 'yanis.haddad@haute-somme.example', role: 'community_manager' },
      { name: 'Odile Prévost', email: 'odile.prevost@haute-somme.example', role: 'validator' },
      { name: 'Franck Lemaire', email: 'franck.lemaire@haute-somme.example', role: 'department_agent' },
      { name: 'Jeanne Devillers', email: 'jeanne.devillers@haute-somme.example', role: 'elected_official' },
    ],
    watches: [
      {
        name: 'Département, nom et sigles',
        query:
          '"haute somme" OR #HauteSomme OR @HauteSomme OR "le département" OR "du département" OR "au département"',
      },
      {
        name: 'Pont de Brie-l’Étang',
        query: 'pont AND ("brie l étang" OR déviation OR détour OR réouverture OR fermé)',
      },
      {
        name: 'Routes',
        query: 'route OR routes OR "D 934" OR "D 1017" OR "D 42" OR "D 337" OR "D 79" OR giratoire OR #voirie',
      },
      { name: 'Collèges', query: 'collège* OR cantine' },
      {
        name: 'Solidarités',
        query: 'MDPH OR RSA OR APA OR PMI OR "aide à domicile" OR téléassistance OR #solidarité OR #autonomie',
      },
      { name: 'Pompiers et tempêtes', query: 'pompier* OR caserne OR tempête OR #tempête' },
      { name: 'Voie verte et nature', query: '"voie verte" OR sentier* OR étangs OR marais OR #nature' },
      {
        name: 'Communes',
        query:
          '"sainte radegonde" OR "montauban le haut" OR "fontaine les prés" OR "villers aux bois" OR marcheville OR étrepy OR longuerive OR "bussy le sec" OR hautecourt OR "rosières neuve" OR "cappy sur somme" OR "beaulieu le vieux" OR orville OR "brie l étang"',
      },
    ],
  },
  {
    simulated: 'trois-vallees',
    kind: 'grouping',
    name: 'Communauté de communes des Trois-Vallées',
    slug: 'trois-vallees',
    colours: { primary: '#7a3b2e', secondary: '#5b8c8a' },
    members: [
      { name: 'Bellencourt', slug: 'bellencourt' },
      { name: 'Saint-Aubin-sur-Noye', slug: 'saint-aubin-sur-noye' },
      { name: 'Méricourt-l’Étang', slug: 'mericourt-l-etang' },
      { name: 'Hautefontaine', slug: 'hautefontaine' },
    ],
    people: [
      { name: 'Luc Carpentier', email: 'luc.carpentier@trois-vallees.example', role: 'administrator' },
      { name: 'Émilie Gallet', email: 'emilie.gallet@trois-vallees.example', role: 'community_manager' },
      { name: 'Bruno Desjardins', email: 'bruno.desjardins@trois-vallees.example', role: 'validator' },
      { name: 'Sonia Benali', email: 'sonia.benali@trois-vallees.example', role: 'department_agent' },
      { name: 'André Leclercq', email: 'andre.leclercq@trois-vallees.example', role: 'elected_official' },
    ],
    watches: [
      {
        name: 'Communauté et communes',
        query:
          '"trois vallées" OR #TroisVallées OR @TroisVallees OR bellencourt OR "saint aubin sur noye" OR "méricourt l étang" OR hautefontaine OR "communauté de communes"',
      },
      {
        name: 'Déchets et collecte',
        query: 'déchèterie OR poubelle* OR bac OR bacs OR collecte OR composteur* OR #déchets',
      },
      { name: 'Piscine', query: 'piscine OR aquagym OR #piscine' },
      { name: 'Cantines et périscolaire', query: 'cantine* OR périscolaire OR "centre de loisirs" OR école' },
      { name: 'Voirie et éclairage', query: 'rue OR trottoir* OR lampadaire* OR éclairage OR #voirie' },
      { name: 'Eau', query: '(eau OR #eau OR robinet) NOT piscine' },
    ],
  },
  {
    simulated: 'haute-picardie',
    kind: 'university',
    name: 'Université de Haute-Picardie',
    slug: 'haute-picardie',
    colours: { primary: '#4b2e83', secondary: '#e0a100' },
    members: [],
    people: [
      { name: 'Agnès Cousin', email: 'agnes.cousin@uhp.example', role: 'administrator' },
      { name: 'Mathieu Legrand', email: 'mathieu.legrand@uhp.example', role: 'head_of_communication' },
      { name: 'Lina Diallo', email: 'lina.diallo@uhp.example', role: 'community_manager' },
      { name: 'Hugo Fournier', email: 'hugo.fournier@uhp.example', role: 'contributor' },
      { name: 'Viviane Cauchy', email: 'viviane.cauchy@uhp.example', role: 'elected_official' },
    ],
    watches: [
      {
        name: 'Université, nom et sigles',
        query: '"haute picardie" OR UHP OR #UHP OR #UnivHautePicardie OR @UnivHautePicardie OR université OR campus',
      },
      {
        name: 'Inscriptions et scolarité',
        query: 'inscription* OR réinscription* OR scolarité OR "carte d étudiant*" OR CVEC',
      },
      {
        name: 'CROUS, logement, restaurant',
        query: 'CROUS OR RU OR résidence OR bourse* OR #RU OR "épicerie solidaire"',
      },
      { name: 'Examens et bibliothèque', query: 'partiel* OR examen* OR BU OR bibliothèque OR tutorat' },
      { name: 'Amphis froids', query: '(amphi* OR chauffage) AND (froid* OR glacé OR degrés OR panne OR chauffage)' },
      { name: 'Stages et alternance', query: 'stage* OR alternance OR #stage' },
      { name: 'Vie étudiante', query: 'étudiant* OR wifi OR concert OR associati* OR #vieétudiante' },
    ],
  },
];
