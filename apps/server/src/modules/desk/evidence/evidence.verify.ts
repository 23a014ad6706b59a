import type { Output, verifyEvidence as contract } from '@beffroi/contracts';
import type { AnyConnection, Connection } from '../../../platform/db/database.ts';
import { canonicalJson } from '../../audit/index.ts';
import type { DeskDeps } from '../desk.deps.ts';
import type { DistanceTables } from '../distance/distance.tables.ts';
import { firstBroken, sha256Of, type LinkContent } from './evidence.chain.ts';
import { openWords } from './evidence.words.ts';
import { verifyStamp } from './stamp.verify.ts';

type Verification = Output<typeof contract>;

const whys = {
  missing: {
    fr: 'Manque dans la chaîne : une pièce a été retirée.',
    en: 'Missing from the chain: a piece was taken out.',
  },
  altered: {
    fr: 'Ne suit pas de ce qui précède : la chaîne a été modifiée.',
    en: 'Does not follow: the chain was altered.',
  },
  words: { fr: 'Le texte conservé n’est plus celui d’origine.', en: 'The words kept are no longer those of then.' },
  file: { fr: 'Un fichier manque ou n’est plus celui d’origine.', en: 'A file is missing, or no longer that of then.' },
  gone: { fr: 'La preuve a été supprimée.', en: 'The piece was deleted.' },
  stamp: { fr: 'L’horodatage ne correspond pas.', en: 'The time stamp does not fit.' },
};

/** Computes the chain of a territory again: links, words, files and time stamps. What was erased counts as kept. */
export async function verifyEvidence(
  deps: Pick<DeskDeps, 'db' | 'sealer'>,
  territoryId: string,
): Promise<Verification> {
  const links = await deps.db
    .selectFrom('desk.evidence_link')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .orderBy('number')
    .execute();
  const broken: Verification['broken'] = [];
  const first = firstBroken(links);
  if (first) broken.push({ number: first.number, why: whys[first.why] });
  for (const link of links) {
    const content = link.content as Partial<LinkContent>;
    const piece = await deps.db
      .selectFrom('desk.evidence')
      .select(['id', 'sealed_words', 'sha256', 'erased_at'])
      .where('territory_id', '=', territoryId)
      .where('id', '=', link.evidence_id)
      .executeTakeFirst();
    if (!piece) {
      broken.push({ number: link.number, why: whys.gone });
      continue;
    }
    if (piece.erased_at === null) {
      if (content.wordsSha256 !== undefined && wordsHash(deps, territoryId, piece) !== content.wordsSha256)
        broken.push({ number: link.number, why: whys.words });
      for (const { id, sha256 } of content.files ?? []) {
        const file = await deps.db
          .selectFrom('desk.evidence_file')
          .select('content')
          .where('territory_id', '=', territoryId)
          .where('id', '=', id)
          .executeTakeFirst();
        if (!file?.content || sha256Of(file.content) !== sha256) broken.push({ number: link.number, why: whys.file });
      }
    }
    if (link.time_stamp && !verifyStamp(link.time_stamp, { sha256: link.sha256 }).ok)
      broken.push({ number: link.number, why: whys.stamp });
  }
  return { pieces: links.length, broken };
}

function wordsHash(
  deps: Pick<DeskDeps, 'sealer'>,
  territoryId: string,
  piece: { id: string; sealed_words: string | null },
): string | undefined {
  if (piece.sealed_words === null) return undefined;
  const words = openWords(deps.sealer, { territoryId, evidenceId: piece.id }, piece.sealed_words);
  return words && sha256Of(canonicalJson(words));
}

/** The chain of each territory, without its words: the first link of each that does not follow from those before. */
export async function verifyEvidenceChains(
  connection: AnyConnection,
): Promise<{ territoryId: string; links: number; broken?: number }[]> {
  const db = connection as Connection<DistanceTables>;
  const territories = await db
    .selectFrom('desk.evidence_link')
    .select('territory_id')
    .distinct()
    .orderBy('territory_id')
    .execute();
  const results = [];
  for (const { territory_id: territoryId } of territories) {
    const links = await db
      .selectFrom('desk.evidence_link')
      .select(['number', 'previous', 'sha256', 'content'])
      .where('territory_id', '=', territoryId)
      .orderBy('number')
      .execute();
    const broken = firstBroken(links)?.number;
    results.push({ territoryId, links: links.length, ...(broken === undefined ? {} : { broken }) });
  }
  return results;
}
