import { defineRefusal } from '../../../platform/errors.ts';

export const departmentUnknown = defineRefusal('requests.department_unknown', 422, {
  fr: 'Ce service n’est pas, ou plus, dans l’annuaire.',
  en: 'This department is not in the directory, or no longer.',
});
export const departmentWithoutMail = defineRefusal('requests.department_without_mail', 422, {
  fr: 'Ce service n’a pas d’adresse électronique : ajoutez-la dans l’annuaire.',
  en: 'This department has no e-mail address: add it in the directory.',
});
export const mailNotConfigured = defineRefusal('requests.mail_not_configured', 409, {
  fr: 'Aucun serveur de courriel n’est réglé : rien ne peut partir (SMTP_URL).',
  en: 'No mail server is set: nothing can leave (SMTP_URL).',
});
export const authorityUnreachable = defineRefusal('requests.authority_unreachable', 422, {
  fr: 'Donnez l’adresse électronique de cette autorité, ou la page où la saisir : la personne doit pouvoir la joindre.',
  en: 'Give the e-mail address of this authority, or the page where it is written to: the person must be able to reach it.',
});
export const handoverNotFound = defineRefusal('requests.handover_not_found', 404, {
  fr: 'Cet envoi n’existe pas.',
  en: 'This handing over does not exist.',
});
