import { defineRefusal } from '../../../platform/errors.ts';

export const departmentNotFound = defineRefusal('departments.not_found', 404, {
  fr: 'Ce service n’existe pas, ou plus.',
  en: 'This department does not exist, or no longer.',
});
export const insteadUnknown = defineRefusal('departments.instead_unknown', 422, {
  fr: 'Le service qui remplace pendant une absence n’est pas dans l’annuaire, ou c’est le service lui-même.',
  en: 'The department that stands in during an absence is not in the directory, or is the department itself.',
});
export const hasOpenRequests = defineRefusal('departments.has_open_requests', 409, {
  fr: 'Ce service a {open} demande(s) en cours : confiez-les à un autre avant de le retirer.',
  en: 'This department has {open} request(s) open: give them to another before you remove it.',
});
