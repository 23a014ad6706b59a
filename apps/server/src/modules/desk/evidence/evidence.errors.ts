import { defineRefusal } from '../../../platform/errors.ts';

export const evidenceNotFound = defineRefusal('evidence.not_found', 404, {
  fr: 'Cette preuve n’existe pas.',
  en: 'There is no such piece of evidence.',
});
export const evidenceErased = defineRefusal('evidence.erased', 410, {
  fr: 'Le contenu de cette preuve n’est plus conservé ; sa place dans la chaîne l’est.',
  en: 'What this piece of evidence held is no longer kept; its place in the chain is.',
});
export const fileRefused = defineRefusal('evidence.file_refused', 415, {
  fr: 'Ce fichier n’est pas une image (PNG, JPEG, WebP) ni un PDF, ou n’est pas ce que dit son nom.',
  en: 'This file is neither a picture (PNG, JPEG, WebP) nor a PDF, or is not what its name says.',
});
