import type { Bilingual } from '@beffroi/contracts';
import { findTerritory } from '../../identity/index.ts';
import { englishHour, frenchHour } from '../../../platform/time-zone.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { readDigest } from './mandate.read-model.ts';

const MOST_AT_ONCE = 50;
const EXCERPT = 120;

/** Tells whoever gave a mandate that ended what went out under it; each once, whatever process looks. */
export async function sendDigests(deps: PublishingDeps): Promise<void> {
  const { db, now } = deps;
  const at = now();
  const ended = await db
    .selectFrom('publishing.mandate')
    .select(['territory_id', 'id', 'given_by'])
    .where('digest_sent_at', 'is', null)
    .where((each) => each.or([each('ends_at', '<=', at), each('ended_at', 'is not', null)]))
    .limit(MOST_AT_ONCE)
    .execute();
  for (const { territory_id: territoryId, id, given_by: giver } of ended) {
    const body = await digestOf(deps, { territoryId, mandateId: id });
    await db.transaction().execute(async (trx) => {
      const taken = await trx
        .updateTable('publishing.mandate')
        .set({ digest_sent_at: at })
        .where('territory_id', '=', territoryId)
        .where('id', '=', id)
        .where('digest_sent_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (!taken) return;
      await deps.events.emit(trx, 'publishing.person_needed', {
        territoryId,
        personIds: [giver],
        occasion: `mandate digest ${id}`,
        title: { fr: 'Carte blanche terminée\u{a0}: ce qui est parti', en: 'A mandate ended: what went out' },
        body,
        path: `/t/${territoryId}/mandats/${id}`,
        urgent: false,
      });
    });
  }
}

async function digestOf(deps: PublishingDeps, named: { territoryId: string; mandateId: string }): Promise<Bilingual> {
  const [{ mandate, items }, { timeZone }] = await Promise.all([
    readDigest(deps, named),
    findTerritory(deps.db, named.territoryId),
  ]);
  const lines = (hourOf: (zone: string, at: Date) => string) =>
    items.map(({ at, title, text, deliveries }) => {
      const hour = at === undefined ? '' : `${hourOf(timeZone, new Date(at))} · `;
      const said = (title === '' ? text : title).replaceAll(/\s+/g, ' ').slice(0, EXCERPT).toWellFormed();
      const where = deliveries.map(({ channelName, url }) =>
        url === undefined ? channelName : `${channelName} ${url}`,
      );
      return `${hour}${said}${where.length === 0 ? '' : ` (${where.join(', ')})`}`;
    });
  const opening = {
    fr: `${mandate.personName} avait carte blanche\u{a0}: ${mandate.scope}.`,
    en: `${mandate.personName} held a mandate: ${mandate.scope}.`,
  };
  if (items.length === 0) return { fr: `${opening.fr} Rien n’est parti.`, en: `${opening.en} Nothing went out.` };
  return {
    fr: [opening.fr, ...lines(frenchHour)].join('\n'),
    en: [opening.en, ...lines(englishHour)].join('\n'),
  };
}
