import { defineRefusal } from '../../../platform/errors.ts';

export const directoryUnreadable = defineRefusal('authorities.unreadable', 422, {
  fr: 'Ce fichier n’est pas l’annuaire de l’administration en JSON (ou JSON compressé par gzip) : aucun organisme n’y a été trouvé.',
  en: 'This file is not the directory of the administration in JSON (or JSON compressed with gzip): no body was found in it.',
});
