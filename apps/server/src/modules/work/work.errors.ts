import { defineRefusal } from '../../platform/errors.ts';

export const workNotFound = defineRefusal('work.not_found', 404, {
  fr: 'Ce travail n’existe plus.',
  en: 'This work no longer exists.',
});
