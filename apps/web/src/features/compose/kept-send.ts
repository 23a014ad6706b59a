import { createPublication } from '@beffroi/contracts';
import { call } from '../../shared/api.ts';
import { isEmpty } from './draft.rules.ts';
import { dropDraft, keptDrafts } from './kept-drafts.ts';

/**
 * Sends the drafts begun without network, in windows closed since. What changes a draft that others may have changed
 * too is left for its own page, which tells both what to keep.
 */
export async function sendKeptDrafts(territoryId: string): Promise<void> {
  for (const kept of keptDrafts(territoryId)) {
    if (kept.publicationId) continue;
    if (!isEmpty(kept.draft)) {
      const body = { ...kept.draft, title: kept.draft.title.trim(), clientKey: kept.clientKey };
      await call(createPublication, { params: { territoryId }, body });
    }
    dropDraft(territoryId, kept);
  }
}
