import { mailHtml, type Button } from '../mail/mail.html.ts';
import type { ReplyAddress } from '../mail/mail.send.ts';
import type { StoredRequest } from '../request/request.store.ts';

export type Asked = {
  request: Pick<StoredRequest, 'ref' | 'title' | 'text' | 'place' | 'priority'>;
  territoryName: string;
  departmentName: string;
  note: string;
  /** In words: when it was received, and until when an answer is awaited. */
  receivedOn: string;
  until: string | undefined;
  /** Names of the files that go with it, and of those that only the page gives. */
  files: readonly string[];
  onPage: readonly string[];
  page: string;
  /** Where an answer by mail is read; absent while no mailbox is connected. */
  replyTo: ReplyAddress | undefined;
};

const said = {
  reply:
    'Répondez simplement à ce message\u{a0}: votre réponse arrive dans le dossier de la demande, avec ses pièces jointes. Commencez par «\u{a0}Pas pour nous\u{a0}», «\u{a0}Besoin de\u{a0}» ou «\u{a0}Fait\u{a0}» si c’est ce que vous voulez dire.',
  noReply:
    'Répondez sur la page ci-dessus, sans compte ni mot de passe\u{a0}: les réponses à ce courriel ne sont pas lues.',
  foot: (name: string) =>
    `${name} vous adresse ce message parce qu’une demande relève de votre service. L’identité de la personne et son compte ne sont pas communiqués.`,
};

/** What a department is asked: in words and in HTML, with all that is needed to answer without an account. */
export async function handoverMail(asked: Asked): Promise<{ subject: string; text: string; html: string }> {
  const { request, territoryName } = asked;
  return compose(asked, {
    subject: `[${request.ref}] ${request.title}`,
    lead: `${territoryName} confie cette demande à votre service (${asked.departmentName}).`,
  });
}

/** The same, once more: to whom it climbed, and since when. */
export async function reminderMail(
  asked: Asked,
  given: { level: 'agent' | 'head' | 'director'; askedOn: string; because: string },
): Promise<{ subject: string; text: string; html: string }> {
  const to = { agent: '', head: ' (responsable)', director: ' (direction)' }[given.level];
  return compose(asked, {
    subject: `Rappel${to} – [${asked.request.ref}] ${asked.request.title}`,
    lead: `Cette demande est confiée à ${asked.departmentName} depuis le ${given.askedOn} et attend une réponse. ${given.because}`,
  });
}

/** To the department that no longer has it. */
export function recallMail(given: { ref: string; title: string; territoryName: string; to: string | undefined }): {
  subject: string;
  text: string;
} {
  return {
    subject: `[${given.ref}] Plus rien à faire\u{a0}: ${given.title}`,
    text: [
      'Bonjour,',
      given.to === undefined
        ? `La demande ${given.ref} n’attend plus rien de votre service.`
        : `La demande ${given.ref} est confiée à ${given.to}\u{a0}: vous n’avez plus rien à faire.`,
      given.territoryName,
    ].join('\n\n'),
  };
}

async function compose(
  asked: Asked,
  { subject, lead }: { subject: string; lead: string },
): Promise<{ subject: string; text: string; html: string }> {
  const { request, note, page, replyTo } = asked;
  const facts: [string, string][] = [
    ...(request.place === null ? [] : [['Où\u{a0}:', request.place] as [string, string]]),
    ['Reçue\u{a0}:', asked.receivedOn],
    ...(asked.until === undefined ? [] : [['Réponse attendue\u{a0}:', asked.until] as [string, string]]),
    ...(request.priority === 'urgent' ? [['Priorité\u{a0}:', 'urgente'] as [string, string]] : []),
    ...(note === '' ? [] : [['Précisions\u{a0}:', note] as [string, string]]),
    ...(asked.files.length === 0 ? [] : [['Pièces jointes\u{a0}:', asked.files.join(', ')] as [string, string]]),
    ...(asked.onPage.length === 0
      ? []
      : [['Pièces sur la page (trop lourdes pour un courriel)\u{a0}:', asked.onPage.join(', ')] as [string, string]]),
  ];
  const after = [replyTo === undefined ? said.noReply : said.reply];
  const buttons = buttonsOf(request.ref, page, replyTo);
  const text = [
    'Bonjour,',
    lead,
    `«\u{a0}${request.text}\u{a0}»`,
    facts.map(([label, value]) => `${label} ${value}`).join('\n'),
    `Répondre sur une page, sans compte\u{a0}: ${page}`,
    ...after,
    said.foot(asked.territoryName),
  ].join('\n\n');
  const html = await mailHtml({
    lang: 'fr',
    title: `${request.ref} – ${request.title}`,
    lead,
    quote: request.text,
    facts,
    buttons,
    after,
    foot: said.foot(asked.territoryName),
  });
  return { subject, text, html };
}

/**
 * The page for all; by mail too when answers are read, the subject saying what is meant. A new mail refers to none: it
 * needs the token of the address.
 */
function buttonsOf(ref: string, page: string, replyTo: ReplyAddress | undefined): Button[] {
  const byMail = (subject: string): string =>
    `mailto:${replyTo?.address ?? ''}?subject=${encodeURIComponent(`${subject} [${ref}]`)}`;
  if (!replyTo?.isTokened) return [{ label: 'Répondre, ou dire que ce n’est pas pour vous', href: page }];
  return [
    { label: 'Répondre sur une page, sans compte', href: page },
    { label: 'Pas pour nous', href: byMail('Pas pour nous') },
    { label: 'Besoin de précisions', href: byMail('Besoin de') },
    { label: 'C’est fait', href: byMail('Fait') },
  ];
}
