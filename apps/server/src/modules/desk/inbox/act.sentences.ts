import type { Bilingual } from '@beffroi/contracts';

type Told = { kind: string; detail: Record<string, unknown>; undone_at: Date | null };

const states: Record<string, Bilingual> = {
  to_answer: { fr: 'remise à traiter', en: 'put back to be answered' },
  waiting: { fr: 'mise en attente', en: 'put on hold' },
  closed: { fr: 'close', en: 'closed' },
};
const kinds: Record<string, Bilingual> = {
  question: { fr: 'question', en: 'question' },
  request: { fr: 'demande', en: 'request' },
  thanks: { fr: 'remerciement', en: 'thanks' },
  complaint: { fr: 'plainte', en: 'complaint' },
  insult: { fr: 'insulte', en: 'insult' },
  spam: { fr: 'indésirable', en: 'spam' },
  emergency: { fr: 'urgence', en: 'emergency' },
  information: { fr: 'information', en: 'information' },
  other: { fr: 'autre', en: 'other' },
};

/** What was done, in one line, without who did it. */
export function actSentence(act: Told, names: ReadonlyMap<string, string>): Bilingual {
  const said = sentenceOf(act, names);
  return act.undone_at === null ? said : { fr: `${said.fr} (défait)`, en: `${said.en} (undone)` };
}

function sentenceOf({ kind, detail }: Told, names: ReadonlyMap<string, string>): Bilingual {
  const toId = typeof detail['toId'] === 'string' ? detail['toId'] : '';
  const to = names.get(toId) ?? '';
  const note = typeof detail['note'] === 'string' && detail['note'] !== '' ? detail['note'] : undefined;
  const with_ = (fr: string, en: string): Bilingual =>
    note === undefined ? { fr, en } : { fr: `${fr}\u{a0}: « ${note} »`, en: `${en}: “${note}”` };
  switch (kind) {
    case 'claim':
      return { fr: 'prise en charge', en: 'taken' };
    case 'release':
      return { fr: 'rendue à l’équipe', en: 'given back to the team' };
    case 'assign':
      return with_(`confiée à ${to}`, `given to ${to}`);
    case 'hand_over':
      return with_(`reprise par ${to}, pour prendre du recul`, `taken over by ${to}, to keep some distance`);
    case 'set_state':
      return states[String(detail['state'])] ?? { fr: 'déplacée', en: 'moved' };
    case 'snooze':
      return { fr: 'mise de côté jusqu’à une date', en: 'put aside until a date' };
    case 'correct_kind': {
      const now = kinds[String(detail['kind'])];
      return { fr: `corrigée : ${now?.fr ?? ''}`, en: `corrected: ${now?.en ?? ''}` };
    }
    case 'follow':
      return { fr: 'suivie', en: 'followed' };
    case 'read':
      return { fr: 'marquée lue ou non lue', en: 'marked read or unread' };
    case 'answered':
      return { fr: 'réponse donnée', en: 'answered' };
    case 'noted':
      return { fr: 'note laissée', en: 'note left' };
    case 'merged':
      return { fr: 'réunie avec une autre', en: 'brought together with another' };
    case 'split':
      return { fr: 'messages sortis dans une autre', en: 'messages taken out into another' };
    case 'measure_hide':
      return { fr: 'masquage décidé, original conservé', en: 'hiding decided, the original kept' };
    case 'measure_delete':
      return { fr: 'suppression décidée, original conservé', en: 'deletion decided, the original kept' };
    case 'measure_block':
      return { fr: 'blocage demandé, à relire', en: 'block asked for, to be reviewed' };
    case 'measure_lifted':
      return { fr: 'mesure de modération levée', en: 'measure of moderation lifted' };
    case 'measure_expired':
      return { fr: 'mesure de modération arrivée à terme', en: 'measure of moderation ended by itself' };
    case 'revealed':
      return { fr: 'texte masqué lu', en: 'veiled text read' };
    default:
      return { fr: kind, en: kind };
  }
}
