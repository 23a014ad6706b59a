import { draftSchema } from '@beffroi/contracts';
import type { AuditActor } from '../../audit/index.ts';
import { createPublication, type Author } from '../../publishing/index.ts';
import type { CrisisDeps, Named } from '../crisis.deps.ts';
import { crisisClosed } from '../crisis.errors.ts';
import { writeLog } from '../log/log.write.ts';
import { alarmsOf, findCrisis, tellRoom } from '../room/crisis.store.ts';

/** How many characters of an answer name it in the log. */
const NAME = 80;

/**
 * Begins a public answer: a publication that belongs to the crisis, so that it passes the hold and is approved by the
 * circuit of crises. Sent twice with one key, it is one.
 * @throws crisis.not_found, crisis.closed, publishing.channel_unknown
 */
export async function prepareAnswer(
  deps: CrisisDeps,
  given: Named & {
    title: string;
    text: string;
    channelIds?: readonly string[] | undefined;
    mandateId?: string | undefined;
    clientKey: string;
    author: Author;
    actor: AuditActor;
  },
): Promise<{ publicationId: string }> {
  const { territoryId, crisisId, author } = given;
  const row = await findCrisis(deps.db, given);
  if (row.state === 'closed') throw crisisClosed();
  const { alarmIds } = await alarmsOf(deps.db, row);
  const channelIds = given.channelIds ?? (await channelsOf(deps, territoryId));
  const alarmId = alarmIds[0];
  const { publicationId } = await createPublication(deps.publishing, {
    territoryId,
    draft: draftSchema.parse({
      title: given.title,
      content: { parts: [{ text: given.text }] },
      channelIds,
      crisisId,
      ...(alarmId === undefined ? {} : { alarmId }),
      ...(given.mandateId === undefined ? {} : { mandateId: given.mandateId }),
    }),
    author,
    actor: given.actor,
    clientKey: given.clientKey,
    from: { crisisId },
  });
  const name = (given.title || given.text).replace(/\s+/g, ' ').slice(0, NAME);
  await deps.db.transaction().execute(async (trx) => {
    await writeLog(trx, {
      territoryId,
      crisisId,
      at: deps.now(),
      kind: 'plan',
      personId: author.personId,
      text: {
        fr: name === '' ? 'Réponse en préparation.' : `Réponse en préparation\u{a0}: «\u{202f}${name}\u{202f}».`,
        en: name === '' ? 'Answer under way.' : `Answer under way: “${name}”.`,
      },
      link: { publicationId },
      occasion: `prepared ${publicationId}`,
    });
    await tellRoom(trx, { territoryId, crisisId, what: 'answers' });
  });
  return { publicationId };
}

async function channelsOf({ db }: CrisisDeps, territoryId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('channels.channel')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('disconnected_at', 'is', null)
    .where('network', '<>', 'mailbox' as never)
    .orderBy('connected_at')
    .execute();
  return rows.map(({ id }) => id);
}
