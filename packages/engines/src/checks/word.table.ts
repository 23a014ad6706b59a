/** Words that French public bodies put into hashtags, to cut `#budgetparticipatif` where a reader would. */
const listed = `
a accès accessibilité action actualité agenda agglo agglomération agriculture aide ain aisne alerte amiens animation année appel
apprentissage archives arrondissement art artisanat association associations atelier au aujourd aux avec avenir bel belle bibliothèque bien
bienvenue biodiversité bois bon bonne bonnes budget bus californie campagne campus canicule canton cap carnaval carte centre ce ces chantier
chez cinéma citoyen citoyenne citoyens climat coeur collecte collège collèges commerce commerces commune communes communauté concert concours
conférence conseil consultation contre covid covoiturage crise crue culture cyclable danse dans de débat déchets découverte demain département
départementales des deux développement direct don du durable eau école écologie économie éducation égalité élection élections élus emploi en
énergie enfance enfants ensemble enquête entreprise entreprises environnement espace est et été étudiant étudiants euro europe événement expo
exposition famille familles femme femmes ferme fermes fête fêtes festival fleurie fleuries foire formation forum foot france gare grand grande
grands gratuit habitants hackathon handicap hauts hiver hommes hôpital ici images inauguration incendie infos info innovation insertion internationale
inondation inondations jardin jardins jeune jeunes jeunesse jeux job jour journée journées la le les local locale locales loisirs loi logement
lycée lycées lycéens maire mairie mais maison maisons marché marchés marathon matin médiathèque mer métropole métiers mieux mobilité mobilités
mois monde monument mondiale montagne municipal municipale municipales musée musées musique nationale nature nautique neige noël nord
nos notre nouveau nouvelle nuit numérique olympiques oise on orientation orage ouest ouverture par parc parcs paris participatif participation
participez partage patrimoine pays paysage picardie pique piscine place plage plan plantation pluie plus pollution pont port porte portes pour
premier première prévention printemps prix projet projets propre proximité public publics publique publiques quartier quartiers randonnée
recrutement recyclage région régional régionale régions rencontre rencontres rendez rentrée réunion rue rues rural ruralité saison santé sans
scolaire scolaires sécheresse sécurité semaine senior seniors service services site social sociale solidaire solidarité somme sortie sorties
spectacle sport sports stade stage startup sur tempête ter terre territoire territoires théâtre théâtres tour tourisme tous tout toutes train
trains tramway transition transport transports travail travaux trésor tri un une unis université val vacances vaccination vélo vélos vent vert
verte vie vigilance vigne vignes village villages ville villes vivre voie vos votre vous week end zéro zone fiers fier petits petit petite nuits
`;

export const hashtagWords: ReadonlySet<string> = new Set(listed.trim().split(/\s+/));

/** English words in use, with the French term that FranceTerme recommends. */
export const frenchTerms: Readonly<Record<string, string>> = {
  'best-of': 'florilège',
  brainstorming: 'remue-méninges',
  challenge: 'défi',
  chatbot: 'agent de dialogue',
  cloud: 'nuage',
  cluster: 'grappe d’entreprises, foyer',
  'co-working': 'cotravail',
  coworking: 'cotravail',
  crowdfunding: 'financement participatif',
  deadline: 'date limite',
  digital: 'numérique',
  'e-mail': 'courriel',
  'fake news': 'infox',
  'fact-checking': 'vérification des faits',
  feedback: 'retour',
  flyer: 'prospectus',
  follower: 'abonné',
  followers: 'abonnés',
  greenwashing: 'verdissement d’image',
  hackathon: 'marathon de programmation',
  hashtag: 'mot-dièse',
  live: 'en direct',
  mail: 'courriel',
  'mailing list': 'liste de diffusion',
  meeting: 'réunion',
  networking: 'réseautage',
  newsletter: 'lettre d’information',
  'open data': 'données ouvertes',
  'open source': 'source ouverte',
  podcast: 'balado',
  replay: 'rattrapage',
  roadmap: 'feuille de route',
  'save the date': 'réservez la date',
  'smart city': 'ville intelligente',
  spoiler: 'divulgâcher',
  'start-up': 'jeune pousse',
  startup: 'jeune pousse',
  streaming: 'diffusion en continu',
  'team building': 'renforcement d’équipe',
  teaser: 'aguiche',
  'think tank': 'laboratoire d’idées',
  thread: 'fil',
  timeline: 'fil',
  webinar: 'webinaire',
  workshop: 'atelier',
};
