import type { Lang } from '../../../platform/pdf/pdf.document.ts';

/** The fixed words of the report. */
const phrases = {
  report: { fr: 'Retour d’expérience', en: 'After-action report' },
  drill: { fr: 'exercice', en: 'drill' },
  level: { fr: 'niveau', en: 'level' },
  asOf: { fr: 'état au', en: 'as of' },
  open: { fr: 'cellule ouverte', en: 'room open' },
  delays: { fr: 'Combien de temps', en: 'How long it took' },
  curve: { fr: 'Ce qui s’est dit, pas à pas', en: 'What was heard, step by step' },
  'curve.minute': { fr: 'Mentions par minute', en: 'Mentions a minute' },
  'curve.5_minutes': { fr: 'Mentions par 5 minutes', en: 'Mentions every 5 minutes' },
  'curve.hour': { fr: 'Mentions par heure', en: 'Mentions an hour' },
  'curve.band': { fr: 'en gris clair, la fourchette habituelle', en: 'in light grey, the usual band' },
  'curve.empty': { fr: 'Rien n’a été entendu.', en: 'Nothing was heard.' },
  tone: { fr: 'Le ton, avant, pendant, après', en: 'Tone before, during, after' },
  before: { fr: 'Avant', en: 'Before' },
  during: { fr: 'Pendant', en: 'During' },
  after: { fr: 'Après', en: 'After' },
  stories: { fr: 'Ce qui s’est raconté', en: 'What was told' },
  story: { fr: 'Histoire', en: 'Story' },
  mentions: { fr: 'Mentions', en: 'Mentions' },
  voices: { fr: 'Comptes', en: 'Accounts' },
  said: { fr: 'Ce que le territoire a dit', en: 'What the territory said' },
  'said.none': { fr: 'Rien n’a été dit en public.', en: 'Nothing was said in public.' },
  replies: { fr: 'réponses sous les messages', en: 'answers under posts' },
  decisions: { fr: 'Ce qui a été décidé', en: 'What was decided' },
  'decisions.none': { fr: 'Aucune décision n’est consignée.', en: 'No decision is logged.' },
  work: { fr: 'Le travail', en: 'The work' },
  rumours: { fr: 'Rumeurs', en: 'Rumours' },
  claim: { fr: 'Ce qui est affirmé', en: 'Claim' },
  verdict: { fr: 'Verdict', en: 'Verdict' },
  correction: { fr: 'Correction', en: 'Correction' },
  cases: { fr: 'Cas', en: 'Cases' },
  lessons: { fr: 'Les leçons', en: 'Lessons' },
  'lessons.none': { fr: 'Elles ne sont pas encore écrites.', en: 'They are not written yet.' },
  earlier: { fr: 'Comparé aux précédentes', en: 'Beside earlier ones' },
  'earlier.none': { fr: 'C’est la première.', en: 'It is the first.' },
  event: { fr: 'Crise', en: 'Crisis' },
  'this one': { fr: 'Celle-ci', en: 'This one' },
  log: { fr: 'Main courante', en: 'Log' },
  hour: { fr: 'Heure', en: 'Hour' },
  what: { fr: 'Ce qui s’est passé', en: 'What happened' },
  who: { fr: 'Qui', en: 'Who' },
  program: { fr: 'Beffroi', en: 'Beffroi' },
  corrected: { fr: 'corrigé plus bas', en: 'corrected below' },
  corrects: { fr: 'correction', en: 'correction' },
} as const;

export type Phrase = keyof typeof phrases;

export const phrase = (key: Phrase, lang: Lang): string => phrases[key][lang];

export const verdictWords: Record<string, Record<Lang, string>> = {
  unchecked: { fr: 'à vérifier', en: 'to be checked' },
  false: { fr: 'faux', en: 'false' },
  misleading: { fr: 'trompeur', en: 'misleading' },
  true: { fr: 'vrai', en: 'true' },
  unproven: { fr: 'non établi', en: 'unproven' },
};

const networks: Record<string, Record<Lang, string> | string> = {
  x: 'X',
  facebook: 'Facebook',
  instagram: 'Instagram',
  threads: 'Threads',
  linkedin: 'LinkedIn',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  youtube: 'YouTube',
  newsroom: { fr: 'salle de presse', en: 'newsroom' },
  newsletter: { fr: 'lettre d’information', en: 'newsletter' },
  assisted: { fr: 'à la main', en: 'by hand' },
  simulation: { fr: 'réseau simulé', en: 'simulated network' },
};

export function networkWord(network: string, lang: Lang): string {
  const known = networks[network] ?? network;
  return typeof known === 'string' ? known : known[lang];
}
