import type { Measure } from '@beffroi/contracts';
import type { Locale } from '../../../platform/http/locale.ts';

type Words = {
  charter: string;
  ours: string;
  version: (version: number, since: string) => string;
  articles: string;
  contest: string;
  scope: string;
  order: string;
  notHere: string;
  register: string;
  write: string;
  questions: string;
  registerOf: string;
  noPerson: string;
  none: string;
  csv: string;
  few: string;
  columns: [kind: string, article: string, taken: string, lifted: string, expired: string];
  month: string;
  kinds: Record<Measure['kind'], string>;
};

export const words: Record<Locale, Words> = {
  fr: {
    charter: 'Charte de modération',
    ours: 'Charte proposée avec l’outil, en attendant celle de la collectivité.',
    version: (version, since) => `Version ${version}, en vigueur depuis le ${since}.`,
    articles: 'Ce qui est modéré',
    contest: 'Contester une mesure',
    scope:
      'Cette charte vaut pour les comptes officiels de la collectivité sur les réseaux sociaux. Les messages y sont lus après leur publication, aux heures ouvrées.',
    order:
      'Nous répondons d’abord. Un message qui contrevient à un article est masqué\u{a0}; il n’est supprimé, et un compte bloqué, qu’en dernier, pour une durée limitée et après l’accord d’une seconde personne. Le message d’origine est conservé et chaque mesure peut être levée. Critiquer, même vivement, n’est jamais un motif.',
    notHere:
      'Une demande (dossier, plainte, signalement) ne se traite pas en commentaire\u{a0}: nous indiquons le service à qui l’adresser. En cas de danger, appelez le 15, le 17, le 18 ou le 112.',
    register: 'Registre des mesures',
    write: 'Écrire',
    questions: 'Questions et réponses',
    registerOf: 'Registre de modération',
    noPerson:
      'Nombre de mesures prises chaque mois, sans aucune donnée personnelle. Les nombres de 1 à 4 sont écrits «\u{a0}moins de 5\u{a0}».',
    none: 'Aucune mesure sur les douze derniers mois.',
    csv: 'Télécharger le registre (CSV)',
    few: 'moins de\u{a0}5',
    columns: ['Mesure', 'Article', 'Prises', 'Levées', 'Arrivées à terme'],
    month: 'Mois',
    kinds: { hide: 'Masquage', delete: 'Suppression', block: 'Blocage' },
  },
  en: {
    charter: 'Moderation charter',
    ours: 'The charter that comes with the tool, until the territory writes its own.',
    version: (version, since) => `Version ${version}, in force since ${since}.`,
    articles: 'What is moderated',
    contest: 'Contesting a measure',
    scope:
      'This charter holds for the official accounts of the territory on social networks. Messages are read after they are published, in office hours.',
    order:
      'We answer first. A message that breaks an article is hidden; it is deleted, and an account blocked, only as a last step, for a limited time and with the agreement of a second person. The original is kept, and every measure can be lifted. Criticism, even sharp, is never a ground.',
    notHere:
      'A request (a file, a complaint, a report) is not dealt with in comments: we say which department to turn to. In danger, call 15, 17, 18 or 112.',
    register: 'Register of measures',
    write: 'Write to us',
    questions: 'Questions and answers',
    registerOf: 'Moderation register',
    noPerson:
      'How many measures were taken each month, without any personal data. Counts from 1 to 4 read “fewer than 5”.',
    none: 'No measure in the last twelve months.',
    csv: 'Download the register (CSV)',
    few: 'fewer than 5',
    columns: ['Measure', 'Article', 'Taken', 'Lifted', 'Ended by themselves'],
    month: 'Month',
    kinds: { hide: 'Hiding', delete: 'Deletion', block: 'Block' },
  },
};
