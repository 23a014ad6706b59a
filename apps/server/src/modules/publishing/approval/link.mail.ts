import type { Bilingual } from '@beffroi/contracts';
import { sayInstant } from '@beffroi/engines/schedule';

type Told = {
  locale: 'fr' | 'en';
  approverName: string;
  authorName: string;
  territoryName: string;
  timeZone: string;
  called: Bilingual;
  dueAt: Date | null;
  channelNames: readonly string[];
  /** What each account says, once where they say the same. */
  texts: readonly string[];
  link: string;
  expiresAt: Date;
};

const RULE = '\n\n———\n\n';

/** What is asked of the holder of a link: enough to know what it is about, and the words themselves. */
export function linkMail(told: Told): { subject: string; text: string } {
  return told.locale === 'fr' ? french(told) : english(told);
}

function french(told: Told): { subject: string; text: string } {
  const say = (at: Date) => sayInstant(at.getTime(), told.timeZone, 'fr');
  const when = told.dueAt === null ? 'sans date fixée' : `prévue ${say(told.dueAt)}`;
  return {
    subject: `À valider\u{a0}: ${told.called.fr} (${told.territoryName})`,
    text: [
      `Bonjour ${told.approverName},`,
      `${told.authorName} demande votre accord pour ${told.called.fr}, ${when}, sur ${told.channelNames.join(', ')}.`,
      told.texts.join(RULE),
      `Voir l’aperçu, approuver, demander une modification ou refuser\u{a0}:\n${told.link}`,
      `Ce lien est pour vous seul et sert une fois. Il cesse de valoir ${say(told.expiresAt)}. Ne le transférez pas\u{a0}: la décision porterait votre nom.`,
    ].join('\n\n'),
  };
}

function english(told: Told): { subject: string; text: string } {
  const say = (at: Date) => sayInstant(at.getTime(), told.timeZone, 'en');
  const when = told.dueAt === null ? 'without a date yet' : `due ${say(told.dueAt)}`;
  return {
    subject: `To approve: ${told.called.en} (${told.territoryName})`,
    text: [
      `Dear ${told.approverName},`,
      `${told.authorName} asks for your approval of ${told.called.en}, ${when}, on ${told.channelNames.join(', ')}.`,
      told.texts.join(RULE),
      `See the preview, approve, ask for a change or refuse:\n${told.link}`,
      `This link is for you alone and works once. It ends ${say(told.expiresAt)}. Do not pass it on: the decision would bear your name.`,
    ].join('\n\n'),
  };
}
