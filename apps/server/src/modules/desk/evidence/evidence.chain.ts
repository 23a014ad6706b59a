import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson, GENESIS } from '../../audit/index.ts';
import type { Trx } from '../desk.deps.ts';
import type { EvidenceLinkRow } from '../distance/distance.tables.ts';

/** What a link says and is hashed with: identifiers, dates and hashes; no word of anybody, so that words can be erased. */
export type LinkContent = {
  territoryId: string;
  number: number;
  kind: EvidenceLinkRow['kind'];
  evidenceId: string;
  at: string;
  byId: string | null;
  /** Of the words kept, or absent when a file was added. */
  wordsSha256?: string;
  files: { id: string; bytes: number; sha256: string }[];
};

export const sha256Of = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/**
 * Seals a link to all before it, as the audit journal does: SHA-256 of the hash of the previous one, a line feed, and
 * the content as JSON with sorted keys and no blanks.
 */
export function hashLink(previous: string, content: Record<string, unknown>): string {
  return sha256Of(`${previous}\n${canonicalJson(content)}`);
}

/** Adds to the chain of a territory, one at a time, in the caller's transaction. */
export async function addLink(
  trx: Trx,
  given: Omit<LinkContent, 'number' | 'at'> & { at: Date; stampDue: Date | undefined },
): Promise<{ number: number; sha256: string; previous: string }> {
  const { at, stampDue, ...said } = given;
  const last = await lockEnd(trx, given.territoryId);
  const number = (last?.number ?? 0) + 1;
  const previous = last?.sha256 ?? GENESIS;
  const content: LinkContent = { ...said, number, at: at.toISOString() };
  const sha256 = hashLink(previous, content);
  await trx
    .insertInto('desk.evidence_link')
    .values({
      territory_id: given.territoryId,
      number,
      kind: given.kind,
      evidence_id: given.evidenceId,
      at,
      content: JSON.stringify(content),
      previous,
      sha256,
      stamp_due: stampDue ?? null,
    })
    .execute();
  return { number, sha256, previous };
}

async function lockEnd(trx: Trx, territoryId: string): Promise<{ number: number; sha256: string } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`evidence ${territoryId}`}, 0))`.execute(trx);
  return trx
    .selectFrom('desk.evidence_link')
    .select(['number', 'sha256'])
    .where('territory_id', '=', territoryId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type Link = Pick<EvidenceLinkRow, 'number' | 'previous' | 'sha256'> & { content: Record<string, unknown> };

/** The first link that does not follow from those before it; undefined while all do. Links in order. Pure. */
export function firstBroken(links: readonly Link[]): { number: number; why: 'missing' | 'altered' } | undefined {
  let previous = GENESIS;
  for (const [index, link] of links.entries()) {
    if (link.number !== index + 1) return { number: index + 1, why: 'missing' };
    if (link.previous !== previous || link.sha256 !== hashLink(previous, link.content))
      return { number: link.number, why: 'altered' };
    previous = link.sha256;
  }
  return undefined;
}
