import { sql } from 'kysely';
import type { findAuthorities, Output, PublicAuthority } from '@beffroi/contracts';
import type { Db } from '../requests.deps.ts';
import { wordsOf } from '../request/request.words.ts';

type Row = {
  id: string;
  kind: string;
  name: string;
  places: string[];
  place_names: string[];
  authority: Pick<PublicAuthority, 'email' | 'phone' | 'address' | 'url'>;
  origin: PublicAuthority['origin'];
};

/**
 * Other authorities by words of their name, their kind and where they are, the last word as a beginning; by INSEE code
 * of a commune when that is what is typed. Those whose name is shortest first: the main office before its annexes.
 */
export async function searchAuthorities(
  db: Db,
  given: { territoryId: string; text: string; kind?: string | undefined; limit: number },
): Promise<Output<typeof findAuthorities>> {
  const { territoryId, kind, limit } = given;
  const code = /\b(\d{5}|2[AB]\d{3})\b/i.exec(given.text)?.[1]?.toUpperCase();
  const words = wordsOf(given.text.replace(code ?? '', ' '));
  const query = words.map((word, index) => `'${word.replaceAll("'", "''")}'${index === words.length - 1 ? ':*' : ''}`);
  const { rows } = await sql<Row>`
    select id, kind, name, places, place_names, authority, origin from requests.authority
    where territory_id = ${territoryId}
      ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
      ${code === undefined ? sql`` : sql`and places @> array[${code}]::text[]`}
      ${query.length === 0 ? sql`` : sql`and search @@ ${query.join(' & ')}::tsquery`}
    order by length(name), name, id limit ${limit}
  `.execute(db);
  const known = await countOf(db, territoryId);
  return { items: rows.map(present), ...known };
}

function present({ place_names: placeNames, authority, ...row }: Row): PublicAuthority {
  return { ...row, placeNames, ...authority };
}

async function countOf(db: Db, territoryId: string): Promise<{ known: number; loadedAt?: string }> {
  const row = await db
    .selectFrom('requests.router')
    .select(['authorities', 'authorities_at'])
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  return {
    known: row?.authorities ?? 0,
    ...(row?.authorities_at ? { loadedAt: row.authorities_at.toISOString() } : {}),
  };
}

/**
 * The offices of some kinds at a place told in words, nearest in words first; three at most. When no place is told, or
 * none is known there, those of a kind of which there are so few that each may be the one.
 */
export async function searchAuthoritiesAt(
  db: Db,
  given: { territoryId: string; kinds: readonly string[]; place: string | undefined },
): Promise<PublicAuthority[]> {
  const { territoryId, kinds } = given;
  if (kinds.length === 0) return [];
  const told = new Set(wordsOf(given.place ?? '').filter((word) => word.length > 2));
  const query = [...told].map((word) => `'${word.replaceAll("'", "''")}'`).join(' | ');
  const { rows } = await sql<Row>`
    select id, kind, name, places, place_names, authority, origin from requests.authority
    where territory_id = ${territoryId} and kind = any(${kinds}::text[])
      ${query === '' ? sql`` : sql`and search @@ ${query}::tsquery`}
    order by array_position(${kinds}::text[], kind), length(name), name limit ${query === '' ? MOST_AT + 1 : 100}
  `.execute(db);
  if (query === '') return rows.length > MOST_AT ? [] : rows.map(present);
  const near = ({ place_names: names }: Row) => wordsOf(names.join(' ')).filter((word) => told.has(word)).length;
  const found = rows.filter((row) => near(row) > 0).toSorted((left, right) => near(right) - near(left));
  if (found.length > 0) return found.slice(0, MOST_AT).map(present);
  return searchAuthoritiesAt(db, { ...given, place: undefined });
}

const MOST_AT = 3;
