import type { Evidence } from '@beffroi/contracts';
import { findTerritory, personNames } from '../../identity/index.ts';
import type { Db, DeskDeps } from '../desk.deps.ts';
import type { TimeCursor } from '../distance/time.cursor.ts';
import { evidenceNotFound } from './evidence.errors.ts';
import { limitsOf } from './evidence.limits.ts';
import type { StoredEvidence } from './evidence.set.ts';
import { openWords, type Words } from './evidence.words.ts';

const EXCERPT = 180;

/** The locker, newest first. */
export async function listEvidence(
  deps: Pick<DeskDeps, 'db' | 'sealer'>,
  given: {
    territoryId: string;
    conversationId?: string | undefined;
    cursor: TimeCursor | undefined;
    limit: number;
  },
): Promise<{ items: Evidence[]; last?: TimeCursor }> {
  let query = deps.db
    .selectFrom('desk.evidence')
    .selectAll()
    .where('territory_id', '=', given.territoryId)
    .orderBy('number', 'desc')
    .limit(given.limit + 1);
  if (given.conversationId !== undefined) query = query.where('conversation_id', '=', given.conversationId);
  const { cursor } = given;
  if (cursor) query = query.where((each) => each(each.refTuple('at', 'id'), '<', each.tuple(cursor.at, cursor.id)));
  const rows = await query.execute();
  const shown = rows.slice(0, given.limit);
  const last = shown.at(-1);
  return {
    items: await presentAll(deps, given.territoryId, shown),
    ...(rows.length > given.limit && last ? { last: { at: last.at, id: last.id } } : {}),
  };
}

/** @throws evidence.not_found */
export async function readEvidence(
  deps: Pick<DeskDeps, 'db' | 'sealer'>,
  named: { territoryId: string; evidenceId: string },
): Promise<{ row: StoredEvidence; shown: Evidence; words: Words | undefined }> {
  const row = await deps.db
    .selectFrom('desk.evidence')
    .selectAll()
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.evidenceId)
    .executeTakeFirst();
  if (!row) throw evidenceNotFound();
  const [shown] = await presentAll(deps, named.territoryId, [row]);
  if (!shown) throw new Error('one row makes one line');
  return { row, shown, words: wordsOf(deps, row) };
}

const wordsOf = (deps: Pick<DeskDeps, 'sealer'>, row: StoredEvidence): Words | undefined =>
  row.sealed_words === null
    ? undefined
    : openWords(deps.sealer, { territoryId: row.territory_id, evidenceId: row.id }, row.sealed_words);

async function presentAll(
  deps: Pick<DeskDeps, 'db' | 'sealer'>,
  territoryId: string,
  rows: readonly StoredEvidence[],
): Promise<Evidence[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const { db } = deps;
  const [files, links, names, { timeZone }] = await Promise.all([
    filesOf(db, territoryId, ids),
    db
      .selectFrom('desk.evidence_link')
      .select(['evidence_id', 'sha256', 'previous', 'stamped_at', 'authority', 'stamp_trouble'])
      .where('territory_id', '=', territoryId)
      .where('kind', '=', 'kept')
      .where('evidence_id', 'in', ids)
      .execute(),
    personNames(
      db,
      rows.flatMap(({ by_id }) => by_id ?? []),
    ),
    findTerritory(db, territoryId),
  ]);
  return rows.map((row) => {
    const link = links.find(({ evidence_id }) => evidence_id === row.id);
    const words = wordsOf(deps, row);
    const { shown: limits } = limitsOf({ postedAt: row.posted_at, qualification: row.qualification, timeZone });
    const text = words?.text.replaceAll(/\s+/g, ' ').slice(0, EXCERPT) ?? '';
    return {
      id: row.id,
      number: row.number,
      at: row.at.toISOString(),
      by: row.by_id === null ? '' : (names.get(row.by_id) ?? ''),
      what: {
        network: row.network,
        ...(words?.url === undefined ? {} : { url: words.url }),
        author: words ? words.author.name || words.author.handle : '',
        postedAt: row.posted_at.toISOString(),
        excerpt: words ? (words.summary ?? { fr: text, en: text }) : row.erased_at === null ? altered : erased,
      },
      files: files
        .filter(({ evidence_id }) => evidence_id === row.id)
        .map(({ id, name, bytes, sha256 }) => ({ id, name, bytes, sha256 })),
      sha256: link?.sha256 ?? '',
      previous: link?.previous ?? '',
      ...(link?.stamped_at
        ? { timeStamp: { at: link.stamped_at.toISOString(), authority: link.authority ?? '' } }
        : {}),
      ...(link?.stamp_trouble ? { timeStampTrouble: link.stamp_trouble } : {}),
      ...(row.erased_at === null ? {} : { erasedAt: row.erased_at.toISOString() }),
      qualification: row.qualification,
      targetsAgent: row.targets_agent,
      limits,
      legalHold: row.legal_hold,
      note: row.note,
    };
  });
}

const altered = {
  fr: 'Contenu illisible : il a été modifié. Vérifiez la chaîne.',
  en: 'Unreadable: it was altered. Verify the chain.',
};
const erased = { fr: 'Contenu effacé à la fin de sa conservation.', en: 'Erased at the end of its retention.' };

/** The files of pieces, in the order in which they came. */
export async function filesOf(db: Db, territoryId: string, evidenceIds: readonly string[]) {
  return db
    .selectFrom('desk.evidence_file')
    .select(['evidence_id', 'id', 'name', 'bytes', 'sha256', 'mime_type', 'at'])
    .where('territory_id', '=', territoryId)
    .where('evidence_id', 'in', [...evidenceIds])
    .orderBy('at')
    .orderBy('id')
    .execute();
}
