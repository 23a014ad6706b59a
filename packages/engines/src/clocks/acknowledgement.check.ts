import { fold } from '../text/index.ts';
import { say } from './because.write.ts';
import type { Bilingual, Day } from './clocks.types.ts';

/** What an acknowledgement says, before it leaves. */
export type AcknowledgementMentions = {
  form: 'electronic' | 'ordinary';
  /** A mere sending asks for no decision: only its date and the service are owed. */
  isRequest: boolean;
  receivedOn?: Day | undefined;
  service?:
    | {
        name?: string | undefined;
        postalAddress?: string | undefined;
        email?: string | undefined;
        phone?: string | undefined;
      }
    | undefined;
  effect?: 'acceptance' | 'rejection' | undefined;
  effectOn?: Day | undefined;
  /** "Provided that the request is complete" stands beside the date. */
  subjectToCompleteness?: boolean | undefined;
  attestation?: boolean | undefined;
  remedies?: { timeLimit?: string | undefined; authority?: string | undefined } | undefined;
  /** Set when pieces are missing. */
  incomplete?:
    | { pieces: readonly string[]; deadline?: Day | undefined; effectOnClock?: string | undefined }
    | undefined;
};

export type MissingMention = { mention: string; message: Bilingual; article: string };

/**
 * The mandatory mentions that an acknowledgement lacks (CRPA R112-5 for the ordinary one, R112-11-1 and R112-11-4 for the
 * electronic one); it may leave only when there is none, for time limits could not be opposed (L112-6, L112-12).
 */
export function acknowledgementMissing(mentions: AcknowledgementMentions): MissingMention[] {
  const electronic = mentions.form === 'electronic';
  const base = electronic ? 'CRPA, R112-11-1' : 'CRPA, R112-5';
  const missing: MissingMention[] = [];
  const need = (isThere: boolean, mention: string, fr: string, en: string, article = base): void => {
    if (!isThere)
      missing.push({
        mention,
        article,
        message: { fr: `Il manque ${fr} (${article}).`, en: `Missing: ${en} (${article}).` },
      });
  };
  const { service } = mentions;
  const has = (text: string | undefined): boolean => (text ?? '').trim() !== '';
  need(has(mentions.receivedOn), 'receivedOn', 'la date de réception', 'the date of receipt');
  need(has(service?.name), 'service.name', 'le nom du service chargé du dossier', 'the service in charge');
  if (electronic)
    need(
      has(service?.email) || has(service?.postalAddress),
      'service.address',
      'l’adresse électronique ou postale du service',
      'the e-mail or postal address of the service',
    );
  else
    need(
      has(service?.postalAddress),
      'service.postalAddress',
      'l’adresse postale du service',
      'the postal address of the service',
    );
  need(
    isPhone(service?.phone),
    'service.phone',
    'le numéro de téléphone du service',
    'the phone number of the service',
  );
  if (mentions.isRequest) needOfRequest(mentions, electronic, has, need);
  const { incomplete } = mentions;
  if (incomplete !== undefined) {
    const article = electronic ? 'CRPA, R112-11-4 et L114-5' : 'CRPA, R112-5 et L114-5';
    need(
      incomplete.pieces.some(has),
      'incomplete.pieces',
      'la liste des pièces manquantes',
      'the list of missing pieces',
      article,
    );
    need(
      has(incomplete.deadline),
      'incomplete.deadline',
      'le délai pour les produire',
      'the time to send them',
      article,
    );
    need(
      has(incomplete.effectOnClock),
      'incomplete.effectOnClock',
      'l’effet sur le délai',
      'the effect on the time limit',
      article,
    );
  }
  return missing;
}

function needOfRequest(
  { effect, effectOn, subjectToCompleteness, attestation, remedies }: AcknowledgementMentions,
  electronic: boolean,
  has: (text: string | undefined) => boolean,
  need: (isThere: boolean, mention: string, fr: string, en: string) => void,
): void {
  need(
    effect !== undefined,
    'effect',
    'si le silence vaudra acceptation ou rejet',
    'whether silence will mean acceptance or rejection',
  );
  need(has(effectOn), 'effectOn', 'la date de la décision implicite', 'the date of the implied decision');
  if (electronic)
    need(
      subjectToCompleteness === true,
      'subjectToCompleteness',
      'la réserve « sous réserve que la demande soit complète »',
      'the reservation “provided that the request is complete”',
    );
  if (effect === 'acceptance')
    need(
      attestation === true,
      'attestation',
      'la possibilité de recevoir l’attestation de l’article L232-3',
      'that the attestation of article L232-3 may be had',
    );
  if (effect === 'rejection') {
    need(has(remedies?.timeLimit), 'remedies.timeLimit', 'les délais de recours', 'the time limits for appeal');
    need(has(remedies?.authority), 'remedies.authority', 'les voies de recours', 'the ways of appeal');
  }
}

/** A phone number can be dialled: three digits at least (3939 is one), and no more than fifteen (ITU-T E.164). */
function isPhone(text: string | undefined): boolean {
  const digits = (text ?? '').replaceAll(/\D/g, '').length;
  return digits >= 3 && digits <= 15;
}

/** The sentence of the implied decision, with its reservation. */
export function impliedDecisionSentence(effect: 'acceptance' | 'rejection', due: Day): Bilingual {
  const { fr, en } = say(due);
  const accepted = effect === 'acceptance';
  return {
    fr: `Sans réponse de notre part, et sous réserve que la demande soit complète, elle sera réputée ${accepted ? 'acceptée' : 'rejetée'} le ${fr}.`,
    en: `If you have no answer from us, and provided that the request is complete, it will be deemed ${accepted ? 'accepted' : 'rejected'} on ${en}.`,
  };
}

/** The mentions that are known and that a text written from a template does not hold: a template may have lost a slot. */
export function acknowledgementTextMissing(text: string, mentions: AcknowledgementMentions): MissingMention[] {
  const inside = squeezed(text);
  const digits = text.replaceAll(/\D/g, '');
  const { service, effectOn, receivedOn, remedies, incomplete } = mentions;
  const expected: [string, string | undefined, string, string][] = [
    [
      'receivedOn',
      receivedOn === undefined ? undefined : say(receivedOn).fr,
      'la date de réception',
      'the date of receipt',
    ],
    ['service.name', service?.name, 'le nom du service', 'the name of the service'],
    [
      'effectOn',
      effectOn === undefined ? undefined : say(effectOn).fr,
      'la date de la décision implicite',
      'the date of the implied decision',
    ],
    ['remedies.timeLimit', remedies?.timeLimit, 'les délais de recours', 'the time limits for appeal'],
    ['remedies.authority', remedies?.authority, 'les voies de recours', 'the ways of appeal'],
    ...(incomplete?.pieces ?? []).map((piece): [string, string, string, string] => [
      'incomplete.pieces',
      piece,
      `la pièce « ${piece} »`,
      `the piece “${piece}”`,
    ]),
  ];
  const lost = expected.filter(([, value]) => value !== undefined && !inside.includes(squeezed(value)));
  const article = mentions.form === 'electronic' ? 'CRPA, R112-11-1' : 'CRPA, R112-5';
  const missing = lost.map(([mention, , fr, en]) => absent(mention, fr, en, article));
  const phone = (service?.phone ?? '').replaceAll(/\D/g, '');
  if (phone !== '' && !digits.includes(phone))
    missing.push(absent('service.phone', 'le téléphone du service', 'the phone of the service', article));
  if (
    mentions.form === 'electronic' &&
    effectOn !== undefined &&
    !inside.includes('sous reserve que la demande soit complete')
  )
    missing.push(
      absent('subjectToCompleteness', 'la réserve de complétude', 'the reservation on completeness', article),
    );
  return missing;
}

function absent(mention: string, fr: string, en: string, article: string): MissingMention {
  return {
    mention,
    article,
    message: { fr: `Le texte ne contient pas ${fr} (${article}).`, en: `The text lacks ${en} (${article}).` },
  };
}

function squeezed(text: string): string {
  return fold(text).replaceAll(/\s+/g, ' ').trim();
}
