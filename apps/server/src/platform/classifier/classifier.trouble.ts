import type { Bilingual } from '@beffroi/contracts';

/** Why a text was not classified: the folder, the runtime that is to run it, the model itself, or the time it took. */
export type ClassifierTrouble = { ok: false; kind: 'folder' | 'runtime' | 'model' | 'time'; text: Bilingual };

export function classifierTrouble(kind: ClassifierTrouble['kind'], fr: string, en: string): ClassifierTrouble {
  return { ok: false, kind, text: { fr, en } };
}
