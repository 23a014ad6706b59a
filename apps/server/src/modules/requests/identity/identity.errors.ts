import { defineRefusal } from '../../../platform/errors.ts';

export const alreadyIdentified = defineRefusal('requests.already_identified', 409, {
  fr: 'Cette personne est déjà identifiée : on ne lui demande pas deux fois (CRPA, L112-8).',
  en: 'This person is identified already: they are not asked twice (CRPA, L112-8).',
});
