import { createTone } from '../tone/index.ts';
import { subjectEnglish } from './subject.english.ts';
import type { Bilingual, MessageKind, Triage } from './triage.types.ts';

const tone = createTone();

const acts: Readonly<Record<MessageKind, Bilingual>> = {
  question: { fr: 'Pose une question', en: 'Asks a question' },
  request: { fr: 'Fait une demande', en: 'Makes a request' },
  thanks: { fr: 'Remercie', en: 'Gives thanks' },
  complaint: { fr: 'Se plaint', en: 'Complains' },
  insult: { fr: 'Insulte', en: 'Insults' },
  spam: { fr: 'Fait de la publicité', en: 'Advertises' },
  emergency: { fr: 'Signale un danger', en: 'Tells of a danger' },
  information: { fr: 'Donne une information', en: 'Gives information' },
  other: { fr: 'S’exprime', en: 'Speaks' },
};
const manners: Readonly<Record<Exclude<Triage['aggressive'], 'none'>, Bilingual>> = {
  insult: { fr: 'avec insultes', en: 'with insults' },
  threat: { fr: 'avec menaces', en: 'with threats' },
  hate: { fr: 'avec des propos haineux', en: 'with hateful words' },
};
const targets: readonly (readonly [RegExp, Bilingual])[] = [
  [
    /(?<!\p{L})(?:maire|mairesse|élue?s?|elue?s?|conseill\p{L}+|président\p{L}*|president\p{L}*|adjoint\p{L}*)(?!\p{L})/iu,
    { fr: 'des élus', en: 'elected officials' },
  ],
  [
    /(?<!\p{L})(?:agents?|guichet|accueil|secrétaire|secretaire|direct(?:eur|rice)|standard|fonctionnaires?|community|stagiaire|cm)(?!\p{L})/iu,
    { fr: 'des agents', en: 'agents' },
  ],
  [
    /(?<!\p{L})(?:mairie|région|region|département|ville|service|université|équipe|equipe|vous)(?!\p{L})/iu,
    { fr: 'l’institution', en: 'the institution' },
  ],
];

/**
 * One line that says what a message is about without any of its words but a place name: what someone reads instead of
 * an insult. A place is left out when the tone engine hears aggression in it.
 *
 * @example « Se plaint, avec insultes, au sujet de : collecte des déchets (rue des Acacias). »
 */
export function neutralSummary(text: string, triage: Triage): Bilingual {
  const { kind, aggressive, about, distress } = triage;
  const act = acts[kind];
  const target = targets.find(([pattern]) => pattern.test(text))?.[1];
  const isBare = kind === 'insult';
  const manner = isBare ? undefined : aggressive === 'none' ? undefined : manners[aggressive];
  const beyond = isBare && aggressive !== 'none' && aggressive !== 'insult' ? manners[aggressive] : undefined;
  // Who is insulted is a word of the table too: it is not what the message is about.
  const topic = isBare && target !== undefined ? { fr: '', en: '' } : topicOf(about);
  const line = (language: keyof Bilingual): string => {
    const whom = isBare && target !== undefined ? ` ${target[language]}` : '';
    const how = manner ?? beyond;
    const subject = topic[language];
    const link = language === 'fr' ? ' au sujet de : ' : ' about: ';
    const rest =
      subject !== ''
        ? `${link}${subject}`
        : isBare
          ? language === 'fr'
            ? ', sans rien demander'
            : ', asking for nothing'
          : '';
    const alarm =
      distress.length > 0 ? (language === 'fr' ? ' Peut-être un danger : à lire.' : ' Perhaps a danger: read it.') : '';
    return `${act[language]}${whom}${how === undefined ? '' : `, ${how[language]}${subject === '' ? '' : ','}`}${rest}.${alarm}`;
  };
  return { fr: line('fr'), en: line('en') };
}

function topicOf({ subject, place }: Triage['about']): Bilingual {
  const where = place !== undefined && tone.score(place, 'fr').aggressive.label === 'none' ? place : '';
  const say = (label: string): string => (label === '' ? where : where === '' ? label : `${label} (${where})`);
  return {
    fr: say(subject === undefined ? '' : lowered(subject.label)),
    en: say(subject === undefined ? '' : (subjectEnglish[subject.id] ?? lowered(subject.label))),
  };
}

/** Acronyms keep their capitals: `RSA et insertion`. */
function lowered(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
