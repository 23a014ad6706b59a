import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Work } from '@beffroi/contracts';
import type { Program } from '../app/program.ts';
import { previewImport, startImport } from '../modules/listening/index.ts';
import { cancelWork, getWork } from '../modules/work/index.ts';
import { OperatorError } from '../platform/operator.error.ts';
import { findTerritoryNamed } from './territory.find.ts';

type Preview = Awaited<ReturnType<typeof previewImport>>;
type Wanted = { territory: string; file: string; signal: AbortSignal; onProgress: (work: Work) => void };

const MOST_BYTES = 64 * 1024 * 1024;
const LOOK_MS = 300;

/** A dry run: what the file holds, how its columns are read, what would be kept. @throws OperatorError */
export async function tryImport(program: Program, wanted: Pick<Wanted, 'territory' | 'file'>): Promise<Preview> {
  const territory = await findTerritoryNamed(program, wanted.territory);
  const content = await contentOf(wanted.file);
  return previewImport(program, {
    territoryId: territory.id,
    content,
    mapping: undefined,
    timeZone: territory.timeZone,
    dateOrder: 'day-month',
  });
}

/**
 * Imports a file as the interface does: kept in the database with its job, so that a program that runs may take it up
 * and an interruption loses nothing. Resolves once it is over. @throws OperatorError
 */
export async function importFile(program: Program, wanted: Wanted): Promise<Work> {
  const { db, jobs } = program;
  const territory = await findTerritoryNamed(program, wanted.territory);
  const { mapping } = await tryImport(program, wanted);
  const { workId } = await startImport(
    { db, jobs },
    {
      territoryId: territory.id,
      fileName: basename(wanted.file),
      content: await contentOf(wanted.file),
      plan: { mapping: mapping as Record<string, string>, timeZone: territory.timeZone, dateOrder: 'day-month' },
      actor: { kind: 'system' },
      personId: undefined,
    },
  );
  const named = { territoryId: territory.id, workId };
  const working = jobs.drain();
  for (;;) {
    if (wanted.signal.aborted) await cancelWork(db, named);
    const work = await getWork(db, named);
    wanted.onProgress(work);
    if (work.endedAt !== undefined) {
      await working;
      return work;
    }
    await delay(LOOK_MS);
  }
}

async function contentOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new OperatorError({ fr: `${file} ne peut pas être lu.`, en: `${file} cannot be read.` }, { cause });
  });
  if (bytes.byteLength > MOST_BYTES) {
    throw new OperatorError({
      fr: `${file} dépasse 64 Mo : coupez-le en plusieurs.`,
      en: `${file} is over 64 MB: cut it in pieces.`,
    });
  }
  return new TextDecoder('utf-8').decode(bytes);
}
