import type { Bilingual } from '@beffroi/contracts';
import type { EventKind, StoredEvent } from './event.read.ts';

type Said = Pick<StoredEvent, 'kind' | 'detail'>;

const fixed: Partial<Record<EventKind, Bilingual>> = {
  received: { fr: 'Demande reçue', en: 'Request received' },
  seen: { fr: 'Vue par l’équipe', en: 'Seen by the team' },
  identified: { fr: 'Identité complète : la demande est régulière', en: 'Identity complete: the request is regular' },
  identity_asked: { fr: 'Identité demandée à la personne', en: 'The person was asked who they are' },
  registered: { fr: 'Accusé d’enregistrement envoyé', en: 'Receipt of registration sent' },
  acknowledged: { fr: 'Accusé de réception envoyé', en: 'Acknowledgement sent' },
  said: { fr: 'Message de l’équipe', en: 'Message from the team' },
  completed: { fr: 'Pièces reçues', en: 'Pieces received' },
  recalled: { fr: 'Reprise au service', en: 'Taken back from the department' },
  department_done: { fr: 'Le service dit que c’est fait', en: 'The department says that it is done' },
  department_answered: { fr: 'Le service a répondu à l’équipe', en: 'The department answered the team' },
  changed: { fr: 'Demande corrigée', en: 'Request corrected' },
  added: { fr: 'La personne a ajouté quelque chose', en: 'The person added something' },
  contested: { fr: 'La personne conteste la réponse', en: 'The person contests the answer' },
  withdrawn: { fr: 'La personne a retiré sa demande', en: 'The person withdrew the request' },
  reopened: { fr: 'Demande rouverte', en: 'Request opened again' },
  alerted: { fr: 'Équipe prévenue d’une échéance', en: 'Team told of a date' },
  erased: { fr: 'Identité de la personne effacée', en: 'Identity of the person erased' },
};

const closings: Record<string, Bilingual> = {
  settled: { fr: 'Demande close\u{a0}: réglée', en: 'Request closed: settled' },
  withdrawn: { fr: 'Demande close\u{a0}: retirée par la personne', en: 'Request closed: withdrawn by the person' },
  duplicate: { fr: 'Demande close\u{a0}: déjà traitée dans une autre', en: 'Request closed: treated in another one' },
  abusive: { fr: 'Demande close', en: 'Request closed' },
};

/** What happened, in one line. */
export function eventSentence({ kind, detail }: Said): Bilingual {
  const text = (key: string): string => (typeof detail[key] === 'string' ? detail[key] : '');
  switch (kind) {
    case 'handed_over':
    case 'forwarded': {
      const to = text('to') || text('department') || text('authority') || text('name');
      if (kind === 'handed_over') return { fr: `Confiée au service\u{a0}: ${to}`, en: `Given to ${to}` };
      return {
        fr: `Transmise à l’autorité compétente\u{a0}: ${to}`,
        en: `Forwarded to the authority in charge: ${to}`,
      };
    }
    case 'reminded':
      return { fr: 'Service relancé', en: 'Department reminded' };
    case 'not_for_us':
      return { fr: 'Le service dit que ce n’est pas pour lui', en: 'The department says that it is not for them' };
    case 'needs_more':
      return { fr: 'Le service a besoin d’en savoir plus', en: 'The department needs to know more' };
    case 'joined': {
      const count = Number(detail['count'] ?? 1);
      return count === 1
        ? { fr: 'Un message réuni à la demande', en: 'A message joined to the request' }
        : { fr: `${count} messages réunis à la demande`, en: `${count} messages joined to the request` };
    }
    case 'completion_asked':
      return {
        fr: `Pièces demandées, à donner avant le ${dayIn('fr', text('deadline'))}`,
        en: `Pieces asked for, to be given by ${dayIn('en', text('deadline'))}`,
      };
    case 'answered':
      if (detail['outcome'] === 'rejected') return { fr: 'Réponse : demande rejetée', en: 'Answer: request rejected' };
      if (detail['outcome'] === 'accepted') return { fr: 'Réponse : demande acceptée', en: 'Answer: request accepted' };
      return { fr: 'Réponse donnée', en: 'Answered' };
    case 'helped':
      return detail['helped'] === true
        ? { fr: 'La personne dit que la réponse l’a aidée', en: 'The person says that it helped' }
        : { fr: 'La personne dit que ce n’est pas réglé', en: 'The person says that it is not settled' };
    case 'closed':
      if (detail['as'] === 'out_of_scope')
        return {
          fr: `Demande close, elle relève d’une autre autorité\u{a0}: ${text('competent')}`,
          en: `Request closed: it is for ${text('competent')}`,
        };
      return closings[text('as')] ?? { fr: 'Demande close', en: 'Request closed' };
    case 'external':
      return { fr: 'Transmise à l’outil des signalements', en: 'Handed to the reporting tool' };
    default:
      return fixed[kind] ?? { fr: kind, en: kind };
  }
}

const formats = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** A day `YYYY-MM-DD` in words. */
export function dayIn(lang: 'fr' | 'en', day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? day : formats[lang].format(at).replace(/^1 /, lang === 'fr' ? '1er ' : '1 ');
}
