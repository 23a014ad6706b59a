/** `echange`: the pieces of one conversation. */
export type EvidenceSearch = { echange?: string };

export function readEvidenceSearch(raw: Record<string, unknown>): EvidenceSearch {
  return typeof raw['echange'] === 'string' && raw['echange'] ? { echange: raw['echange'] } : {};
}
