import { soundKey } from './sound.key.ts';

const SHORTEST = 4;
const LONGEST = 16;
const SHORTEST_TO_DELETE = 6;
/** The same misspellings come back; looking one up again is free. */
const MOST_REMEMBERED = 5000;

/** Finds the known word that an unknown one most likely is. */
export type Repair = {
  /** The stem of the known word that sounds like `term`, or that is one letter away; undefined when none is. */
  stemOf: (term: string) => string | undefined;
};

/**
 * Indexes words for repair: by how they sound, then by one letter lost, added, changed or swapped (symmetric deletion,
 * W. Garbe 2012). A key that two stems share points to neither.
 *
 * @param known folded words and their stems
 */
export function indexRepair(known: ReadonlyMap<string, string>): Repair {
  const bySound = new Map<string, string | undefined>();
  const byDeletion = new Map<string, string | undefined>();
  const put = (index: Map<string, string | undefined>, key: string, stem: string): void => {
    index.set(key, index.has(key) && index.get(key) !== stem ? undefined : stem);
  };
  for (const [term, stem] of known) {
    if (term.length < SHORTEST || term.length > LONGEST) continue;
    const sound = soundKey(term);
    if (sound.length >= 3) put(bySound, sound, stem);
    if (term.length < SHORTEST_TO_DELETE) continue;
    for (const shorter of deletions(term)) put(byDeletion, shorter, stem);
  }
  const look = (term: string): string | undefined => {
    const sounding = bySound.get(soundKey(term));
    if (sounding !== undefined) return sounding;
    if (term.length < SHORTEST_TO_DELETE - 1) return undefined;
    const direct = byDeletion.get(term);
    if (direct !== undefined) return direct;
    for (const shorter of deletions(term)) {
      const found = known.get(shorter) ?? (term.length >= SHORTEST_TO_DELETE ? byDeletion.get(shorter) : undefined);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const remembered = new Map<string, string | undefined>();
  return {
    stemOf(term) {
      if (term.length < SHORTEST || term.length > LONGEST || known.has(term)) return undefined;
      if (remembered.has(term)) return remembered.get(term);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      const stem = look(term);
      remembered.set(term, stem);
      return stem;
    },
  };
}

function* deletions(word: string): Generator<string> {
  for (let at = word.length - 1; at >= 0; at -= 1) yield word.slice(0, at) + word.slice(at + 1);
}
