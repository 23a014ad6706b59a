import { sql } from 'kysely';
import { idSchema, type Media } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { offsetMinutes } from '../../../platform/time-zone.ts';
import { findTerritory, personNames } from '../../identity/index.ts';
import type { MediaDb, MediaDeps } from '../media.deps.ts';
import { mediaCursorInvalid, mediaNotFound } from '../media.errors.ts';
import { presentMedium, type MediaDescription } from './media.presenter.ts';
import { findCaptions, findMedia, mediumColumns, type Medium } from './media.repository.ts';

type Db = Connection<MediaDb>;
type Asked = {
  territoryId: string;
  cursor?: string | undefined;
  limit: number;
  text?: string | undefined;
  kind?: 'image' | 'video' | undefined;
  rights?: 'valid' | 'ending' | 'ended' | undefined;
  alt?: 'missing' | undefined;
};

/** Rights that end sooner than that are soon to be asked for again. */
const ENDING_DAYS = 30;

/** A page of the library, newest first. @throws media.cursor_invalid */
export async function listMediaPage(
  deps: Pick<MediaDeps, 'db' | 'usesOf' | 'now'>,
  asked: Asked,
): Promise<{ items: Media[]; nextCursor?: string }> {
  const { db } = deps;
  if (asked.cursor !== undefined && !idSchema.safeParse(asked.cursor).success) throw mediaCursorInvalid();
  const { timeZone } = await findTerritory(db, asked.territoryId);
  const today = dayOf(timeZone, deps.now());
  const { rows } = await sql<Medium>`
    select ${mediumColumns} from media.medium m
    where m.territory_id = ${asked.territoryId}
      ${asked.cursor === undefined ? sql`` : sql`and m.id < ${asked.cursor}`}
      ${asked.kind === undefined ? sql`` : sql`and m.kind = ${asked.kind}`}
      ${asked.text === undefined ? sql`` : wordsIn(asked.text)}
      ${asked.rights === undefined ? sql`` : rightsAre(asked.rights, today)}
      ${asked.alt === undefined ? sql`` : sql`and not m.decorative and m.alt = ''`}
    order by m.id desc limit ${asked.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1);
  return {
    items: await withUses(deps, asked.territoryId, await describeRows(db, asked.territoryId, shown)),
    ...(rows.length > asked.limit && last ? { nextCursor: last.id } : {}),
  };
}

/** @throws media.not_found */
export async function readMedium(
  deps: Pick<MediaDeps, 'db' | 'usesOf'>,
  named: { territoryId: string; mediaId: string },
): Promise<Media> {
  const described = await describeMedia(deps.db, named.territoryId, [named.mediaId]);
  const [medium] = await withUses(deps, named.territoryId, described);
  if (!medium) throw mediaNotFound();
  return medium;
}

/** What is known of some media of a territory, in the order asked; those that are not there are left out. */
export async function describeMedia(
  db: Db,
  territoryId: string,
  mediaIds: readonly string[],
): Promise<MediaDescription[]> {
  const rows = await findMedia(db, territoryId, mediaIds);
  const byId = new Map((await describeRows(db, territoryId, rows)).map((medium) => [medium.id, medium]));
  return mediaIds.flatMap((id) => byId.get(id) ?? []);
}

async function describeRows(db: Db, territoryId: string, rows: readonly Medium[]): Promise<MediaDescription[]> {
  const ids = rows.map(({ id }) => id);
  const [captions, names] = await Promise.all([
    findCaptions(db, territoryId, ids),
    personNames(
      db,
      rows.flatMap((row) => row.added_by ?? []),
    ),
  ]);
  return rows.map((row) => presentMedium(row, captions, names));
}

async function withUses(
  { usesOf }: Pick<MediaDeps, 'usesOf'>,
  territoryId: string,
  media: readonly MediaDescription[],
): Promise<Media[]> {
  const uses = await usesOf(
    territoryId,
    media.map(({ id }) => id),
  );
  return media.map((medium) => ({ ...medium, uses: uses.get(medium.id)?.all ?? 0 }));
}

/** Every word somewhere in what describes it. */
function wordsIn(text: string) {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const held = words.map((word) => {
    const like = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    return sql`and concat_ws(' ', m.name, m.alt, m.credit, m.place, array_to_string(m.tags, ' ')) ilike ${like}`;
  });
  return held.length === 0 ? sql`` : sql.join(held, sql` `);
}

function rightsAre(rights: 'valid' | 'ending' | 'ended', today: string) {
  if (rights === 'ended') return sql`and m.rights_until < ${today}::date`;
  if (rights === 'valid') return sql`and (m.rights_until is null or m.rights_until >= ${today}::date)`;
  return sql`and m.rights_until between ${today}::date and ${today}::date + ${ENDING_DAYS}::integer`;
}

function dayOf(timeZone: string, at: Date): string {
  return new Date(at.getTime() + offsetMinutes(timeZone, at) * 60_000).toISOString().slice(0, 10);
}
