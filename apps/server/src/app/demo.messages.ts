/** What invented residents say to the desk of the demonstration, and what became of it. */
export type DemoMessage = {
  /** By what it came; `public` and `private` on the simulated network. */
  by: 'public' | 'private' | 'form' | 'phone' | 'letter';
  author: string;
  email?: string;
  subject?: string;
  text: string;
  /** Days from today and an hour of the wall clock. */
  day: number;
  time: string;
  /**
   * How far it is: left as it came, answered, made a request, given to a department, answered by it, forwarded to
   * another authority, or closed with thanks.
   */
  until: 'new' | 'answered' | 'request' | 'with_department' | 'settled' | 'forwarded' | 'closed';
  answer?: string;
  place?: string;
  /** Of the directory of the territory. */
  department?: string;
  /** Who has it instead of us. */
  authority?: { name: string; email: string };
  note?: string;
};

const transport =
  'Bonjour, mon fils de 16 ans n’a toujours pas reçu sa carte de transport scolaire. Le chauffeur le laisse monter mais jusqu’à quand ? On habite Péronne, il est au lycée à Saint-Quentin.';

export const demoMessages: Record<string, readonly DemoMessage[]> = {
  picardie: [
    {
      by: 'private',
      author: 'Sandrine Lefèvre',
      text: transport,
      day: 0,
      time: '07:08',
      until: 'request',
      place: 'Péronne',
      note: 'Trois autres familles de Péronne ont écrit pour la même chose depuis vendredi.',
    },
    {
      by: 'public',
      author: 'velo_somme',
      text: 'La piste de la Vallée de Somme est coupée à Long, aucun panneau. On passe par où ?',
      day: 0,
      time: '06:41',
      until: 'new',
    },
    {
      by: 'public',
      author: 'ras_le_bol80',
      text: 'Bande d’incapables, vous êtes des guignols payés à rien foutre, allez tous vous faire voir',
      day: 0,
      time: '06:37',
      until: 'new',
    },
    {
      by: 'form',
      author: 'Association Les Bleuets',
      email: 'contact@lesbleuets.example',
      subject: 'Subvention « vie associative »',
      text: 'Bonjour, nous cherchons l’interlocuteur pour une demande de subvention « vie associative » en 2027. Quel est le calendrier ? Merci.',
      day: -1,
      time: '16:20',
      until: 'request',
    },
    {
      by: 'public',
      author: 'manon.brc',
      text: 'Les inscriptions aux portes ouvertes des lycées agricoles, c’est où ?',
      day: -1,
      time: '14:02',
      until: 'answered',
      answer:
        'Bonjour ! Tout est sur la page « Lycées agricoles » du site de la Région, inscriptions ouvertes jusqu’au 12.',
    },
    {
      by: 'public',
      author: 'Thierry Morel',
      text: 'Merci pour la réponse rapide sur la navette de Roye, c’est réglé.',
      day: -1,
      time: '11:48',
      until: 'closed',
    },
    {
      by: 'public',
      author: 'herbier80',
      text: 'Peut-on réutiliser vos photos du marais de Sacy pour un guide nature ?',
      day: -2,
      time: '18:31',
      until: 'with_department',
      department: 'tourisme',
    },
    {
      by: 'private',
      author: 'Oriane Petit',
      text: 'Bonjour, je cherche un stage de six semaines en communication au printemps. À qui écrire ?',
      day: -2,
      time: '10:15',
      until: 'answered',
      answer:
        'Bonjour Oriane, écrivez au service des ressources humaines, rubrique « Stages » du site : réponse sous quinze jours.',
    },
    {
      by: 'form',
      author: 'Karim Haddad',
      email: 'karim.haddad@courriel.example',
      subject: 'Train de 7 h 12 supprimé',
      text: 'Le TER de 7 h 12 entre Ham et Saint-Quentin est supprimé depuis lundi, sans car de remplacement. Je perds une heure par jour. Que fait la Région ?',
      day: -4,
      time: '19:03',
      until: 'settled',
      place: 'Ham',
      department: 'ter',
      answer:
        'Un car de remplacement part de la gare de Ham à 7 h 05 à partir de demain, jusqu’au 4 décembre. Les abonnements de la semaine seront remboursés.',
    },
    {
      by: 'form',
      author: 'Colette Vasseur',
      email: 'colette.vasseur@courriel.example',
      subject: 'Lampadaire rue Pasteur',
      text: 'Le lampadaire devant le 14 de la rue Pasteur à Abbeville ne marche plus depuis deux semaines.',
      day: -3,
      time: '09:40',
      until: 'forwarded',
      place: 'Abbeville',
      authority: { name: 'Commune d’Abbeville', email: 'mairie@abbeville.example' },
    },
    {
      by: 'phone',
      author: 'M. Dumont',
      text: 'Appelle pour la bourse de son fils en BTS : dossier déposé le 2 octobre, aucune nouvelle.',
      day: -1,
      time: '15:30',
      until: 'new',
    },
    {
      by: 'private',
      author: 'j.l.',
      text: 'je sais plus quoi faire, j’ai plus envie de vivre, personne ne répond nulle part',
      day: 0,
      time: '07:52',
      until: 'new',
    },
  ],
  'haute-somme': [
    {
      by: 'public',
      author: 'covoit_albert',
      text: 'La plateforme de covoiturage ne reconnaît plus mon mot de passe, comment on fait ?',
      day: 0,
      time: '07:20',
      until: 'new',
    },
    {
      by: 'form',
      author: 'Ginette Carpentier',
      email: 'ginette.carpentier@courriel.example',
      subject: 'Aide à domicile',
      text: 'Bonjour, ma mère de 84 ans rentre de l’hôpital vendredi. Comment demander l’APA en urgence ?',
      day: -1,
      time: '17:45',
      until: 'request',
      place: 'Doullens',
    },
    {
      by: 'public',
      author: 'rando_hs',
      text: 'Super idée les QR codes sur la piste cyclable, bravo !',
      day: -1,
      time: '12:10',
      until: 'closed',
    },
  ],
  'trois-vallees': [
    {
      by: 'public',
      author: 'lea.tv',
      text: 'La piscine est ouverte pendant les vacances de Noël ?',
      day: 0,
      time: '07:35',
      until: 'new',
    },
    {
      by: 'form',
      author: 'Bruno Petit',
      email: 'bruno.petit@courriel.example',
      subject: 'Bac jaune non ramassé',
      text: 'Le bac jaune n’a pas été ramassé deux semaines de suite rue des Acacias.',
      day: -1,
      time: '08:15',
      until: 'request',
      place: 'rue des Acacias',
    },
  ],
  'haute-picardie': [
    {
      by: 'private',
      author: 'Inès B.',
      text: 'Bonjour, la date de la session de rattrapage de L2 droit a changé ? Je ne la vois plus sur mon espace.',
      day: 0,
      time: '07:10',
      until: 'new',
    },
    {
      by: 'public',
      author: 'alumni_2019',
      text: 'Comment s’inscrire au réseau des anciens quand on n’a plus son numéro étudiant ?',
      day: -1,
      time: '20:40',
      until: 'answered',
      answer: 'Bonjour ! Écrivez à l’accueil du réseau avec votre année de diplôme, nous retrouvons le reste.',
    },
  ],
};
