import type { Bilingual } from '@beffroi/contracts';
import { enterPlanning } from '../hold/hold.store.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { changedMeanwhile, linkVoid } from '../publishing.errors.ts';
import { lockPublication } from '../writing/publication.store.ts';
import { decideOn, ensureComment } from './approval.decide.ts';
import type { Decision } from './approval.record.ts';
import { ensureOpen, ensureStillAsked, findLink, LINK_CONTEXT } from './link.find.ts';

const sentences: Record<Decision, Bilingual> = {
  approve: { fr: 'Votre accord est enregistré. Merci.', en: 'Your approval is recorded. Thank you.' },
  request_changes: {
    fr: 'Votre demande est transmise à la personne qui a écrit. Merci.',
    en: 'Your request was passed on to who wrote it. Thank you.',
  },
  refuse: {
    fr: 'Votre refus est enregistré\u{a0}: rien ne partira.',
    en: 'Your refusal is recorded: nothing will go out.',
  },
};

/**
 * Decides by a link, once: it is used up in the very statement that looks whether it may be, so that of two at once one
 * alone decides.
 * @throws publishing.link_unknown, .link_expired, .link_used, .link_void, .comment_needed, .changed_meanwhile
 */
export async function decideByLink(
  deps: PublishingDeps,
  given: { token: string; version: number; decision: Decision; comment?: string | undefined },
): Promise<{ decision: string; sentence: Bilingual }> {
  ensureComment(given);
  const fingerprint = deps.sealer.fingerprint(given.token, LINK_CONTEXT);
  const { territory_id: territoryId, publication_id: publicationId } = await findLink(deps.db, fingerprint);
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const { held } = await enterPlanning(trx, territoryId);
    const row = await lockPublication(trx, { territoryId, publicationId });
    const link = await findLink(trx, fingerprint);
    ensureOpen(link, at);
    ensureStillAsked(link, row);
    if (given.version !== link.version) throw changedMeanwhile();
    const used = await trx
      .updateTable('publishing.approval_link')
      .set({ used_at: at })
      .where('territory_id', '=', territoryId)
      .where('fingerprint', '=', fingerprint)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (used.numUpdatedRows !== 1n) throw linkVoid();
    const by = link.person_id ?? '';
    await decideOn(deps, trx, row, {
      by,
      decision: given.decision,
      comment: given.comment,
      byLink: true,
      actor: by.startsWith('per_') ? { kind: 'person', id: by } : { kind: 'system' },
      held,
    });
    return { decision: given.decision, sentence: sentences[given.decision] };
  });
}
