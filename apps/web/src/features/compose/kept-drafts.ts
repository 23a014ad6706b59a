import type { Draft } from '@beffroi/contracts';

/* Words that the server does not have yet, kept in the browser so that nothing is lost: no network, a closed window. */

export type KeptDraft = {
  draft: Draft;
  /** Of the publication that they change; absent when it is not made yet. */
  publicationId?: string;
  baseVersion?: number;
  /** Makes it harmless to send a creation twice. */
  clientKey: string;
  /** When they were typed. */
  at: number;
};

const prefix = (territoryId: string) => `beffroi.draft.${territoryId}.`;
const keyOf = (territoryId: string, { publicationId, clientKey }: Pick<KeptDraft, 'publicationId' | 'clientKey'>) =>
  prefix(territoryId) + (publicationId ?? clientKey);

export function keepDraft(territoryId: string, kept: KeptDraft): boolean {
  try {
    localStorage.setItem(keyOf(territoryId, kept), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(territoryId: string, kept: Pick<KeptDraft, 'publicationId' | 'clientKey'>): void {
  try {
    localStorage.removeItem(keyOf(territoryId, kept));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** What is kept here for a territory, newest first; what cannot be read is left where it is. */
export function keptDrafts(territoryId: string): KeptDraft[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix(territoryId)))
      .flatMap((key) => readKept(localStorage.getItem(key)))
      .sort((one, other) => other.at - one.at);
  } catch {
    return [];
  }
}

export function readKept(text: string | null): KeptDraft[] {
  try {
    const kept = JSON.parse(text ?? '') as Partial<KeptDraft>;
    return kept.draft?.content?.parts && kept.clientKey && kept.at ? [kept as KeptDraft] : [];
  } catch {
    return [];
  }
}

/** Letters and digits that nobody else will draw. */
export function newClientKey(): string {
  return `${Date.now().toString(36)}-${crypto.randomUUID()}`;
}
