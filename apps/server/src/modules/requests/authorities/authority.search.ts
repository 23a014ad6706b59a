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
  // A commune has few offices: they are found first, then ordered. Words may be in half of all names, which are then
  // read in the order of the index until there are enough.
  const { rows } = await sql<Row>`
    with found as ${code === undefined ? sql`not materialized` : sql`materialized`} (
      select * from requests.authority
      where territory_id = ${territoryId}
        ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
        ${code === undefined ? sql`` : sql`and places @> array[${code}]::text[]`}
        ${query.length === 0 ? sql`` : sql`and search @@ ${query.join(' & ')}::tsquery`}
    )
    select id, kind, name, places, place_names, authority, origin from found
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
  const told = wordsOf(given.place ?? '').filter((word) => word.length > 1);
  const query = told.map((word) => `'${placeWord(word).replaceAll("'", "''")}'`).join(' | ');
  const { rows } = await sql<Row>`
    with found as materialized (
      select * from requests.authority where territory_id = ${territoryId} and kind = any(${kinds}::text[])
        ${query === '' ? sql`` : sql`and search @@ ${query}::tsquery`}
    )
    select id, kind, name, places, place_names, authority, origin from found
    order by array_position(${kinds}::text[], kind), length(name), name limit ${query === '' ? MOST_AT + 1 : 100}
  `.execute(db);
  if (query === '') return rows.length > MOST_AT ? [] : rows.map(present);
  if (rows.length === 0) return searchAuthoritiesAt(db, { ...given, place: undefined });
  // An address ends with its town: of as many words, those said last tell more than those of a street.
  const near = ({ place_names: names }: Row): number => {
    const at = wordsOf(names.join(' ')).flatMap((word) => (told.includes(word) ? [told.indexOf(word)] : []));
    return at.length + Math.max(0, ...at) / 1000;
  };
  return rows
    .toSorted((left, right) => near(right) - near(left))
    .slice(0, MOST_AT)
    .map(present);
}

const MOST_AT = 3;

/** A word of where an office is, told apart from the words of its name: a town hall is in no place called 'hall'. */
export const placeWord = (word: string): string => `@${word}`;
