import type { Bilingual } from '@beffroi/contracts';
import type { Sealer } from '../../../platform/seal.ts';

/** What was said, where, when and by whom, as it stood when it was kept. Sealed; hashed as canonical JSON. */
export type Words = {
  /** So that the hash of a short text says nothing of it once it is erased. */
  salt: string;
  text: string;
  author: { handle: string; name?: string; id?: string };
  network: string;
  /** The account of ours to which it was said. */
  channel: string;
  url?: string;
  /** How the network calls the message. */
  originId?: string;
  postedAt: string;
  heardAt: string;
  /** Of a text that was edited before: as it read then. */
  earlier: { until: string; text: string }[];
  summary?: Bilingual;
};

const contextOf = (territoryId: string, evidenceId: string) => `desk evidence ${territoryId} ${evidenceId}`;

export function sealWords(sealer: Sealer, named: { territoryId: string; evidenceId: string }, words: Words): string {
  return sealer.seal(JSON.stringify(words), contextOf(named.territoryId, named.evidenceId));
}

/** Undefined when it was altered, or moved from another row: the seal does not open. */
export function openWords(
  sealer: Sealer,
  named: { territoryId: string; evidenceId: string },
  sealed: string,
): Words | undefined {
  let plain: string;
  try {
    plain = sealer.open(sealed, contextOf(named.territoryId, named.evidenceId));
  } catch {
    return undefined;
  }
  return JSON.parse(plain) as Words;
}
