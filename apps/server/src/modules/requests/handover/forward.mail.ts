import type { Identity } from '@beffroi/contracts';
import { mailHtml } from '../mail/mail.html.ts';
import type { StoredRequest } from '../request/request.store.ts';
import type { StoredAuthority } from '../requests.tables.ts';

type Sent = { subject: string; text: string; html: string };

/** To the authority that is competent: the request whole, who asks, and when it first reached an administration. */
export async function authorityMail(given: {
  request: Pick<StoredRequest, 'ref' | 'title' | 'text' | 'place'>;
  identity: Identity;
  authority: StoredAuthority;
  territoryName: string;
  receivedOn: string;
  forwardedOn: string;
  note: string;
  page: string;
}): Promise<Sent> {
  const { request, identity, territoryName, receivedOn } = given;
  const lead = `${territoryName} vous transmet cette demande, qui relève de votre compétence (article L114-2 du code des relations entre le public et l’administration).`;
  const person = [identity.firstName, identity.lastName].filter(Boolean).join(' ') || identity.organisation;
  const facts: [string, string][] = [
    ['Reçue par nous le\u{a0}:', `${receivedOn} (le délai d’un rejet implicite court de cette date, article L114-3)`],
    ['Transmise le\u{a0}:', given.forwardedOn],
    ...(request.place === null ? [] : [['Où\u{a0}:', request.place] as [string, string]]),
    ...pair('De\u{a0}:', person),
    ...pair('Courriel\u{a0}:', identity.email),
    ...pair('Téléphone\u{a0}:', identity.phone),
    ...pair('Adresse\u{a0}:', identity.address),
    ...pair('Précisions\u{a0}:', given.note === '' ? undefined : given.note),
  ];
  const after = ['La personne est informée de cette transmission. L’accusé de réception vous revient.'];
  const foot = `Référence chez ${territoryName}\u{a0}: ${request.ref}.`;
  const button = { label: 'Voir les pièces et nous répondre sur une page, sans compte', href: given.page };
  return {
    subject: `Transmission d’une demande [${request.ref}] ${request.title}`,
    text: [
      'Bonjour,',
      lead,
      `«\u{a0}${request.text}\u{a0}»`,
      facts.map(([label, value]) => `${label} ${value}`).join('\n'),
      ...after,
      `${button.label}\u{a0}: ${button.href}`,
      foot,
    ].join('\n\n'),
    html: await mailHtml({
      lang: 'fr',
      title: request.title,
      lead,
      quote: request.text,
      facts,
      buttons: [button],
      after,
      foot,
    }),
  };
}

const pair = (label: string, value: string | undefined): [string, string][] =>
  value === undefined || value === '' ? [] : [[label, value]];

/** What who asked is told: who is competent, how to reach them, and that nothing has to be sent again. */
export function forwardedWords(given: {
  lang: 'fr' | 'en';
  ref: string;
  authority: StoredAuthority;
  territoryName: string;
  receivedOn: string;
}): string {
  const { ref, authority, territoryName, receivedOn } = given;
  const reach = [authority.email, authority.url].filter(Boolean).join(' – ');
  const isSent = authority.email !== undefined;
  if (given.lang === 'en')
    return [
      'Hello,',
      isSent
        ? `Your request ${ref} is for ${authority.name}: we forwarded it today, with the date on which we received it (${receivedOn}). You do not need to send it again.`
        : `Your request ${ref} is for ${authority.name}, which receives requests on its own page: please enter it there.`,
      `To reach them: ${reach}`,
      territoryName,
    ].join('\n\n');
  return [
    'Bonjour,',
    isSent
      ? `Votre demande ${ref} relève de ${authority.name}\u{a0}: nous la lui avons transmise aujourd’hui, avec la date à laquelle nous l’avons reçue (${receivedOn}). Vous n’avez rien à renvoyer.`
      : `Votre demande ${ref} relève de ${authority.name}, qui reçoit les demandes sur sa propre page\u{a0}: merci de l’y saisir.`,
    `Pour les joindre\u{a0}: ${reach}`,
    territoryName,
  ].join('\n\n');
}

/** As a reply on a network: who, and how to reach them. */
export function forwardedShort(lang: 'fr' | 'en', { name, email, url }: StoredAuthority): string {
  const reach = url ?? email ?? '';
  if (lang === 'en')
    return `Hello, this is for ${name}${email === undefined ? ', which takes requests here:' : ': we forwarded it to them.'} ${reach}`;
  return `Bonjour, cela relève de ${name}${email === undefined ? ', qui reçoit les demandes ici\u{a0}:' : '\u{a0}: nous leur avons transmis votre demande.'} ${reach}`;
}
