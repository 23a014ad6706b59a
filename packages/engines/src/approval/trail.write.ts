import type { Language } from '../schedule/index.ts';
import { sayDate, sayTime, wallClock, writeDate } from '../schedule/index.ts';
import type { Bilingual, Instant } from './approval.types.ts';

/** What happened to a publication, with the names that a reader knows. */
export type TrailEvent = { at: Instant } & (
  | { kind: 'written' | 'edited' | 'submitted' | 'withdrawn'; by: string }
  | {
      kind: 'approved' | 'change_requested' | 'refused';
      by: string;
      onBehalfOf?: string | undefined;
      /** From the link received by e-mail or push, without an account. */
      byLink?: boolean | undefined;
      note?: string | undefined;
    }
  | { kind: 'silence'; outcome: 'refused' | 'accepted' | 'escalated'; afterHours: number }
  | { kind: 'mandate'; by: string; givenBy: string; endsAt: Instant }
  | { kind: 'scheduled'; by: string; for: Instant }
  | { kind: 'held' | 'released' | 'removed'; by: string; note?: string | undefined }
  | { kind: 'sent'; channels: readonly string[]; by?: string | undefined }
  | { kind: 'verified'; channels: readonly string[] }
  | { kind: 'failed'; channels: readonly string[]; reason: string }
);

/** What closes a sentence: the next event opens another. */
const closing = new Set<TrailEvent['kind']>([
  'change_requested',
  'refused',
  'withdrawn',
  'held',
  'failed',
  'removed',
  'sent',
  'verified',
]);

/**
 * Tells events, in order, as a paragraph: `Écrit par Camille le 24 novembre à 11 h 12, approuvé par Hélène à 11 h 18,
 * envoyé à 16 h 30 sur X et Facebook.` The day is said when it changes, the year when it is not that of the first event.
 */
export function trail(events: readonly TrailEvent[], zone: string): Bilingual {
  return { fr: paragraph(events, zone, 'fr'), en: paragraph(events, zone, 'en') };
}

function paragraph(events: readonly TrailEvent[], zone: string, language: Language): string {
  const sentences: string[] = [];
  let clauses: string[] = [];
  let saidDay = '';
  const firstYear = events[0] === undefined ? 0 : wallClock(events[0].at, zone).year;
  for (const event of events) {
    const when = (at: Instant): string => {
      const clock = wallClock(at, zone);
      const day = writeDate(clock);
      const time = language === 'fr' ? `à ${sayTime(clock, 'fr')}` : `at ${sayTime(clock, 'en')}`;
      if (day === saidDay) return time;
      saidDay = day;
      const date = sayDate(clock, language, { year: clock.year !== firstYear });
      return language === 'fr' ? `le ${date} ${time}` : `on ${date} ${time}`;
    };
    const spoken = language === 'fr' ? french(event, when) : english(event, when);
    clauses.push(spoken);
    if (closing.has(event.kind)) {
      sentences.push(sentence(clauses));
      clauses = [];
    }
  }
  if (clauses.length > 0) sentences.push(sentence(clauses));
  return sentences.join(' ');
}

function sentence(clauses: string[]): string {
  const joined = clauses.join(', ');
  return `${joined.charAt(0).toLocaleUpperCase('fr')}${joined.slice(1)}${/[.!?…]$/.test(joined) ? '' : '.'}`;
}

type When = (at: Instant) => string;

function french(event: TrailEvent, when: When): string {
  switch (event.kind) {
    case 'written':
      return `écrit par ${event.by} ${when(event.at)}`;
    case 'edited':
      return `modifié par ${event.by} ${when(event.at)}`;
    case 'submitted':
      return `proposé par ${event.by} ${when(event.at)}`;
    case 'withdrawn':
      return `retiré par ${event.by} ${when(event.at)}`;
    case 'approved':
      return `approuvé par ${decider(event, 'fr')} ${when(event.at)}${noted(event.note, 'fr')}`;
    case 'change_requested':
      return `renvoyé par ${decider(event, 'fr')} ${when(event.at)}${noted(event.note, 'fr')}`;
    case 'refused':
      return `refusé par ${decider(event, 'fr')} ${when(event.at)}${noted(event.note, 'fr')}`;
    case 'silence': {
      const effect = { refused: 'refusé', accepted: 'accepté', escalated: 'transmis au niveau supérieur' }[
        event.outcome
      ];
      return `${effect} faute de réponse en ${event.afterHours}\u00a0h, ${when(event.at)}`;
    }
    case 'mandate':
      return `couvert par la carte blanche donnée à ${event.by} par ${event.givenBy}, valable jusqu’${throughA(when(event.endsAt))}`;
    case 'scheduled':
      return `programmé par ${event.by} pour ${forDay(when(event.for))}`;
    case 'held':
      return `suspendu par ${event.by} ${when(event.at)}${noted(event.note, 'fr')}`;
    case 'released':
      return `remis en route par ${event.by} ${when(event.at)}`;
    case 'removed':
      return `supprimé par ${event.by} ${when(event.at)}${noted(event.note, 'fr')}`;
    case 'sent':
      return `envoyé${event.by === undefined ? '' : ` par ${event.by}`} ${when(event.at)} sur ${list(event.channels, 'et')}`;
    case 'verified':
      return `vérifié en ligne ${when(event.at)} sur ${list(event.channels, 'et')}`;
    case 'failed':
      return `non parti ${when(event.at)} sur ${list(event.channels, 'et')} (${event.reason})`;
  }
}

function english(event: TrailEvent, when: When): string {
  switch (event.kind) {
    case 'written':
      return `written by ${event.by} ${when(event.at)}`;
    case 'edited':
      return `changed by ${event.by} ${when(event.at)}`;
    case 'submitted':
      return `submitted by ${event.by} ${when(event.at)}`;
    case 'withdrawn':
      return `withdrawn by ${event.by} ${when(event.at)}`;
    case 'approved':
      return `approved by ${decider(event, 'en')} ${when(event.at)}${noted(event.note, 'en')}`;
    case 'change_requested':
      return `sent back by ${decider(event, 'en')} ${when(event.at)}${noted(event.note, 'en')}`;
    case 'refused':
      return `refused by ${decider(event, 'en')} ${when(event.at)}${noted(event.note, 'en')}`;
    case 'silence': {
      const effect = { refused: 'refused', accepted: 'accepted', escalated: 'passed to the next level' }[event.outcome];
      return `${effect} for want of an answer within ${event.afterHours} h, ${when(event.at)}`;
    }
    case 'mandate':
      return `covered by the mandate given to ${event.by} by ${event.givenBy}, valid until ${when(event.endsAt).replace(/^(?:on|at) /, '')}`;
    case 'scheduled':
      return `scheduled by ${event.by} for ${when(event.for).replace(/^(?:on|at) /, '')}`;
    case 'held':
      return `held by ${event.by} ${when(event.at)}${noted(event.note, 'en')}`;
    case 'released':
      return `released by ${event.by} ${when(event.at)}`;
    case 'removed':
      return `removed by ${event.by} ${when(event.at)}${noted(event.note, 'en')}`;
    case 'sent':
      return `sent${event.by === undefined ? '' : ` by ${event.by}`} ${when(event.at)} on ${list(event.channels, 'and')}`;
    case 'verified':
      return `seen online ${when(event.at)} on ${list(event.channels, 'and')}`;
    case 'failed':
      return `not sent ${when(event.at)} on ${list(event.channels, 'and')} (${event.reason})`;
  }
}

function decider(
  { by, onBehalfOf, byLink }: { by: string; onBehalfOf?: string | undefined; byLink?: boolean | undefined },
  language: Language,
): string {
  const proxy = language === 'fr' ? ' par délégation ' : ' on behalf of ';
  const link = language === 'fr' ? ', par lien reçu,' : ', by link,';
  return `${by}${onBehalfOf === undefined ? '' : proxy + (language === 'fr' ? ofName(onBehalfOf) : onBehalfOf)}${byLink === true ? link : ''}`;
}

/** `de Paul`, `d’Hélène`, `du cabinet`, `des affaires juridiques`. */
function ofName(name: string): string {
  if (/^les? /.test(name)) return name.replace(/^le /, 'du ').replace(/^les /, 'des ');
  return /^[aeiouyhàâéèêëîïôûœæ]/i.test(name) ? `d’${name}` : `de ${name}`;
}

function noted(note: string | undefined, language: Language): string {
  const words = note?.replaceAll(/\s+/g, ' ').trim();
  if (words === undefined || words === '') return '';
  return language === 'fr' ? ` («\u00a0${words}\u00a0»)` : ` (“${words}”)`;
}

/** `à 20 h` → `à 20 h`; `le 25 novembre à 20 h` → `au 25 novembre à 20 h`. */
function throughA(when: string): string {
  return when.startsWith('le ') ? `au ${when.slice(3)}` : when;
}

function forDay(when: string): string {
  return when.startsWith('à ') ? when.slice(2) : when;
}

export function list(items: readonly string[], and: string): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)!}`;
}
