import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { findTerritory } from '../../identity/index.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { evidenceErased } from './evidence.errors.ts';
import { evidencePage } from './evidence.page.ts';
import { filesOf, readEvidence } from './evidence.read-model.ts';
import { sha256Of } from './evidence.chain.ts';
import { safeNameOf } from './file.kind.ts';
import { writeZip, type ZipFile } from './zip.write.ts';

/**
 * A folder for a complaint: the words, the files, its links of the chain, the time stamps, a manifest of it all with
 * hashes, and a page to be printed. On record.
 *
 * @throws evidence.not_found, evidence.erased
 */
export async function exportEvidence(
  deps: Pick<DeskDeps, 'db' | 'sealer' | 'now'>,
  given: { territoryId: string; evidenceId: string; actor: AuditActor },
): Promise<{ name: string; content: Buffer }> {
  const { territoryId, evidenceId } = given;
  const now = deps.now();
  const { row, shown, words } = await readEvidence(deps, given);
  if (!words) throw evidenceErased();
  const [territory, stored, links] = await Promise.all([
    findTerritory(deps.db, territoryId),
    filesOf(deps.db, territoryId, [evidenceId]),
    deps.db
      .selectFrom('desk.evidence_link')
      .selectAll()
      .where('territory_id', '=', territoryId)
      .where('evidence_id', '=', evidenceId)
      .orderBy('number')
      .execute(),
  ]);
  const captures: ZipFile[] = [];
  const paths: { path: string; sha256: string }[] = [];
  for (const [index, { id, name, sha256 }] of stored.entries()) {
    const { content } = await deps.db
      .selectFrom('desk.evidence_file')
      .select('content')
      .where('territory_id', '=', territoryId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const path = `fichiers/${String(index + 1).padStart(2, '0')}-${safeNameOf(name)}`;
    if (content) captures.push({ name: path, content });
    paths.push({ path, sha256 });
  }
  const stamps = links.flatMap(({ number, time_stamp }): ZipFile[] =>
    time_stamp
      ? [{ name: number === row.number ? 'horodatage.tsr' : `horodatage-${number}.tsr`, content: time_stamp }]
      : [],
  );
  const page = await evidencePage({ territory, piece: shown, words, files: paths, exportedAt: now });
  const chain = links.map(({ number, content, previous, sha256 }) => ({ number, content, previous, sha256 }));
  const files: ZipFile[] = [
    textFile('preuve.html', page),
    textFile('texte.txt', words.text),
    jsonFile('propos.json', words),
    jsonFile('chaine.json', chain),
    ...stamps,
    ...captures,
  ];
  const manifest = {
    notice: 'Ne vaut pas constat de commissaire de justice. / Not a bailiff’s report.',
    territory: territory.name,
    evidence: { id: evidenceId, number: row.number, sha256: shown.sha256, previous: shown.previous },
    exportedAt: now.toISOString(),
    files: files.map(({ name, content }) => ({ name, bytes: content.byteLength, sha256: sha256Of(content) })),
  };
  await recordAudit(deps.db, {
    territoryId,
    actor: given.actor,
    action: 'evidence.exported',
    target: { kind: 'evidence', id: evidenceId },
    detail: { number: row.number },
    at: now,
  });
  return { name: `preuve-${row.number}.zip`, content: writeZip([jsonFile('manifest.json', manifest), ...files], now) };
}

const textFile = (name: string, text: string): ZipFile => ({ name, content: Buffer.from(text, 'utf8') });
const jsonFile = (name: string, value: unknown): ZipFile => textFile(name, `${JSON.stringify(value, null, 2)}\n`);
