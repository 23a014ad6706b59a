import { departmentSchema, type importDepartments, type Output } from '@beffroi/contracts';
import { fold } from '@beffroi/engines/text';
import { newIds } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { decodeSheet, readDirectorySheet } from './department.csv.ts';
import { changeDirectory, departmentsOf, writeDepartment, type StoredDepartment } from './department.store.ts';

type Outcome = Output<typeof importDepartments>;

/**
 * Brings departments from a sheet, by their name: what is new is added, what is known is changed where the sheet says
 * something. Tried first: a dry run says the same and stores nothing.
 */
export async function importDirectory(
  deps: Pick<RequestsDeps, 'db' | 'now'>,
  given: { territoryId: string; bytes: Uint8Array; dryRun: boolean; actor: AuditActor },
): Promise<Outcome> {
  const { territoryId, dryRun, actor } = given;
  const lines = await readDirectorySheet(decodeSheet(given.bytes));
  const outcome: Outcome = { added: [], changed: [], errors: [] };
  if (lines === undefined)
    return {
      ...outcome,
      errors: [
        {
          line: 1,
          message: {
            fr: 'Aucune colonne ne donne le nom des services : nommez-la « nom ».',
            en: 'No column gives the name of departments: call it “name”.',
          },
        },
      ],
    };
  return deps.db.transaction().execute(async (trx) => {
    const known = new Map((await departmentsOf(trx, territoryId)).map((each) => [keyOf(each.name), each]));
    const fresh = newIds('dep', lines.length, deps.now().getTime());
    const seen = new Map<string, number>();
    const wanted: StoredDepartment[] = [];
    for (const [index, read] of lines.entries()) {
      if (!read.ok) {
        outcome.errors.push({ line: read.line, message: read.message });
        continue;
      }
      const key = keyOf(read.name);
      const earlier = seen.get(key);
      if (earlier !== undefined) {
        outcome.errors.push({
          line: read.line,
          message: {
            fr: `Ce service est déjà à la ligne ${earlier}.`,
            en: `This department is on line ${earlier} already.`,
          },
        });
        continue;
      }
      seen.set(key, read.line);
      const before = known.get(key);
      const { id, ...department } = before ?? { id: fresh[index]! };
      wanted.push({ id, ...departmentSchema.parse({ ...department, ...read.given }) });
      (before ? outcome.changed : outcome.added).push(read.name);
    }
    if (dryRun || wanted.length === 0) return outcome;
    for (const { id, ...department } of wanted)
      await writeDepartment(trx, { territoryId, departmentId: id, department, at: deps.now() });
    await changeDirectory(trx, territoryId);
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'departments.imported',
      detail: { added: outcome.added.length, changed: outcome.changed.length },
      at: deps.now(),
    });
    return outcome;
  });
}

const keyOf = (name: string): string => fold(name).toLowerCase().replaceAll(/\s+/g, ' ').trim();
