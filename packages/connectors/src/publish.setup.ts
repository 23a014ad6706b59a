import type { Bilingual } from '@beffroi/contracts';

/**
 * What a field of a set-up is called, for its `.meta()`: in French where JSON Schema has its place for it, in English
 * under `x-en`.
 */
export function inWords(title: Bilingual, description?: Bilingual) {
  return {
    title: title.fr,
    ...(description ? { description: description.fr } : {}),
    'x-en': { title: title.en, ...(description ? { description: description.en } : {}) },
  };
}
