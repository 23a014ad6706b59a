import { readDate } from '../schedule/index.ts';
import type { Bilingual, ClockRule, ClockRules, Day, RuleId, Unit } from './clocks.types.ts';

const crpa = 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI0000';

type Shape = { clear?: true; rolls?: true; basis?: ClockRule['basis']; url?: string };

function rule(amount: number, unit: Unit, fr: string, en: string, article: string, shape: Shape = {}): ClockRule {
  return {
    amount,
    unit,
    clear: shape.clear ?? false,
    rolls: shape.rolls ?? false,
    basis: shape.basis ?? 'law',
    label: { fr, en },
    source: { article, ...(shape.url === undefined ? {} : { url: `${crpa}${shape.url}` }) },
    owner: 'service juridique',
    reviewOn: '2027-06-30',
  };
}

/** What ships: the state of the texts at `asOf`. A territory copies it, changes what its legal service says, and dates it. */
export const defaultRules: ClockRules = {
  version: '2026-11',
  asOf: '2026-11-24',
  rules: {
    registration_receipt: rule(
      1,
      'working_day',
      'accusé d’enregistrement, aussitôt et au plus tard en un jour ouvré',
      'registration receipt, at once and within one working day at most',
      'CRPA, R112-11-2',
      { url: '33288135' },
    ),
    acknowledgement: rule(
      10,
      'working_day',
      'accusé de réception électronique, dix jours ouvrés',
      'electronic acknowledgement, ten working days',
      'CRPA, R112-11-2',
      { url: '33288135' },
    ),
    acknowledgement_paper: rule(
      10,
      'working_day',
      'accusé de réception d’une demande sur papier ou orale (la loi ne fixe pas de délai : usage)',
      'acknowledgement of a paper or spoken request (the law sets no time limit: practice)',
      'CRPA, L112-3',
      { url: '31367338', basis: 'practice' },
    ),
    acknowledgement_alert: rule(
      7,
      'working_day',
      'alerte avant l’accusé de réception (usage)',
      'warning before the acknowledgement is due (practice)',
      'réglage de la collectivité',
      { basis: 'practice' },
    ),
    transfer: rule(
      3,
      'working_day',
      'transmission à l’autorité compétente (la loi ne fixe pas de délai : usage)',
      'transfer to the competent authority (the law sets no time limit: practice)',
      'CRPA, L114-2',
      { url: '31367394', basis: 'practice' },
    ),
    implied_rejection: rule(
      2,
      'month',
      'le silence vaut rejet après deux mois',
      'silence means rejection after two months',
      'CRPA, L231-4',
      { url: '31367619' },
    ),
    implied_acceptance: rule(
      2,
      'month',
      'le silence vaut acceptation après deux mois',
      'silence means acceptance after two months',
      'CRPA, L231-1',
      { url: '31367611' },
    ),
    document_refusal: rule(
      1,
      'month',
      'le silence vaut refus de communication après un mois',
      'silence means refusal of access after one month',
      'CRPA, R*311-12 et R311-13',
      { url: '31370409' },
    ),
    recourse: rule(
      2,
      'month',
      'recours devant le tribunal administratif, deux mois francs',
      'appeal to the administrative court, two clear months',
      'CJA, R421-1 et R421-2',
      { clear: true, rolls: true },
    ),
    document_referral: rule(
      2,
      'month',
      'saisine de la CADA, deux mois, avant tout recours',
      'referral to the access commission (CADA), two months, before any appeal',
      'CRPA, R343-1',
      { clear: true, rolls: true },
    ),
    reasonable_recourse: rule(
      12,
      'month',
      'délai raisonnable d’un an quand les voies de recours n’ont pas été indiquées',
      'reasonable time of one year when remedies were not told',
      'CE, Ass., 13 juillet 2016, n° 387763',
      { basis: 'case_law', clear: true, rolls: true },
    ),
    reasons: rule(
      1,
      'month',
      'motifs d’un rejet implicite, un mois après la demande',
      'reasons of an implied rejection, one month after they are asked for',
      'CRPA, L232-4',
      { url: '31367639' },
    ),
    press_offence: rule(
      3,
      'month',
      'prescription des délits de presse, trois mois',
      'limitation of press offences, three months',
      'loi du 29 juillet 1881, article 65',
    ),
    press_offence_hate: rule(
      12,
      'month',
      'prescription des provocations, injures et diffamations discriminatoires, un an',
      'limitation of discriminatory provocation, insult and defamation, one year',
      'loi du 29 juillet 1881, article 65-3',
    ),
  },
};

const longest: Record<Unit, number> = { month: 120, day: 3660, working_day: 2000 };

/** What is wrong with a table of rules read from a setting; empty when it can be used. */
export function checkRules(rules: ClockRules): Bilingual[] {
  const wrong: Bilingual[] = [];
  for (const id of Object.keys(defaultRules.rules) as RuleId[]) {
    const value = rules.rules[id] as ClockRule | undefined;
    const say = (fr: string, en: string): void => void wrong.push({ fr: `${id} : ${fr}`, en: `${id}: ${en}` });
    if (value === undefined) say('la valeur manque', 'the value is missing');
    else if (!Object.hasOwn(longest, value.unit)) say('unité inconnue', 'unknown unit');
    else if (!Number.isInteger(value.amount) || value.amount < 1 || value.amount > longest[value.unit])
      say('la durée doit être un entier positif et plausible', 'the length must be a plausible positive whole number');
    else if (value.source.article.trim() === '') say('la source manque', 'the source is missing');
    else if (value.owner.trim() === '') say('personne n’en répond', 'nobody answers for it');
    else if (readDate(value.reviewOn) === undefined)
      say('la date de relecture n’existe pas', 'the review date does not exist');
  }
  return wrong;
}

/** The rules whose review date has come. */
export function rulesToReview(rules: ClockRules, today: Day): RuleId[] {
  return (Object.keys(rules.rules) as RuleId[]).filter((id) => rules.rules[id].reviewOn <= today);
}
