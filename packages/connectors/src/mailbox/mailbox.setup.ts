import { z } from 'zod';
import { inWords } from '../publish.setup.ts';

const host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9._:-]{1,253}$/)
  .optional();
const port = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,4}$/)
  .optional();
/** `auto` by the port, `tls` from the first byte, `starttls` after a greeting, `none` in clear, which only hosts inside the house may. */
const security = z.enum(['auto', 'tls', 'starttls', 'none']).default('auto');
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    // eslint-disable-next-line no-control-regex -- nothing that could begin another line
    .regex(/^[^\u0000-\u001f\u007f]+$/);

/** What is asked only of those who want to say it. */
const later = (...words: Parameters<typeof inWords>) => ({ ...inWords(...words), 'x-advanced': true });
const securities = {
  fr: 'auto : selon le port. none : en clair, pour un serveur interne seulement.',
  en: 'auto: by the port. none: in clear, for a server inside the house only.',
};
const guessed = { fr: 'Laissez vide : deviné d’après l’adresse.', en: 'Leave empty: guessed from the address.' };

export const mailboxSetup = z.object({
  address: z
    .email()
    .trim()
    .max(254)
    .meta(inWords({ fr: 'Adresse de courriel', en: 'E-mail address' })),
  name: line(100)
    .regex(/^[^<>"]+$/)
    .meta(
      inWords(
        { fr: 'Nom affiché', en: 'Name shown' },
        { fr: 'Par exemple « Ville de Valmarin ».', en: "For instance 'Town of Valmarin'." },
      ),
    ),
  password: line(500).meta(
    inWords(
      { fr: 'Mot de passe', en: 'Password' },
      {
        fr: 'Un mot de passe d’application, là où la messagerie en propose.',
        en: 'An app password, where the mail host offers them.',
      },
    ),
  ),
  user: line(254)
    .optional()
    .meta(
      later(
        { fr: 'Identifiant', en: 'User name' },
        { fr: 'Laissez vide si c’est l’adresse.', en: 'Leave empty when it is the address.' },
      ),
    ),
  folder: line(200)
    .optional()
    .meta(
      later(
        { fr: 'Dossier lu', en: 'Folder that is read' },
        { fr: 'Laissez vide pour la boîte de réception.', en: 'Leave empty for the inbox.' },
      ),
    ),
  imapHost: host.meta(later({ fr: 'Serveur IMAP', en: 'IMAP server' }, guessed)),
  imapPort: port.meta(later({ fr: 'Port IMAP', en: 'IMAP port' }, guessed)),
  imapSecurity: security.meta(later({ fr: 'Sécurité IMAP', en: 'IMAP security' }, securities)),
  smtpHost: host.meta(later({ fr: 'Serveur SMTP', en: 'SMTP server' }, guessed)),
  smtpPort: port.meta(later({ fr: 'Port SMTP', en: 'SMTP port' }, guessed)),
  smtpSecurity: security.meta(later({ fr: 'Sécurité SMTP', en: 'SMTP security' }, securities)),
  authservId: host.meta(
    later(
      { fr: 'Serveur qui vérifie les expéditeurs', en: 'Server that verifies senders' },
      {
        fr: 'Le premier mot de l’en-tête Authentication-Results de vos courriels. Laissez vide : appris des courriels reçus.',
        en: 'The first word of the Authentication-Results header of your mail. Leave empty: learnt from mail received.',
      },
    ),
  ),
});

export const mailboxGuide = [
  {
    fr: 'Choisissez une boîte de service, lue par l’équipe (contact@…), plutôt que celle d’une personne.',
    en: 'Choose a service mailbox that the team reads (contact@…) rather than that of a person.',
  },
  {
    fr: 'Vérifiez auprès de votre service informatique que IMAP et SMTP sont ouverts à cette boîte. Google demande un mot de passe d’application ; Microsoft 365 n’accepte plus de mot de passe par IMAP : faites suivre la boîte vers une autre.',
    en: 'Check with your IT team that IMAP and SMTP are open to this mailbox. Google asks for an app password; Microsoft 365 no longer takes passwords by IMAP: forward the mailbox to another one.',
  },
  {
    fr: 'Donnez l’adresse, le nom affiché et le mot de passe. Le reste est deviné d’après l’adresse ; remplissez-le si la connexion ne se fait pas.',
    en: 'Give the address, the name shown and the password. The rest is guessed from the address; fill it in when the connection does not come about.',
  },
  {
    fr: 'Un serveur de courriel interne (adresse privée) doit d’abord être nommé par l’exploitant dans MAIL_PRIVATE_HOSTS.',
    en: 'A mail server inside the house (a private address) must first be named by the operator in MAIL_PRIVATE_HOSTS.',
  },
  {
    fr: 'Rien n’est supprimé ni déplacé dans la boîte : les courriels sont lus, et les réponses rangées dans « Envoyés ».',
    en: "Nothing in the mailbox is deleted or moved: mail is read, and answers are filed under 'Sent'.",
  },
] as const;
