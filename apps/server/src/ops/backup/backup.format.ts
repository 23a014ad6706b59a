import { z } from 'zod';

/**
 * A backup is one gzipped tar, read from first to last:
 * `manifest.json`, then the rows of each table in parts (`tables/<name>/<part>.copy`, PostgreSQL's text format for
 * COPY, in an order that foreign keys allow), then `files/…` of the data folder, then `seal.json`, whose presence
 * shows that the file is whole.
 */
export const MANIFEST = 'manifest.json';
export const SEAL = 'seal.json';

export const manifestSchema = z.object({
  format: z.literal(1),
  program: z.string(),
  createdAt: z.string(),
  /** Names of the migrations applied, in order. */
  migrations: z.array(z.string()),
  /** Version of the job engine's tables. */
  jobs: z.number().nullable(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), estimatedRows: z.number() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const sealSchema = z.object({
  rows: z.record(z.string(), z.number()),
  /** Of the names and contents of all that goes before. */
  sha256: z.string(),
});
export type Seal = z.infer<typeof sealSchema>;

/** What of the data folder goes along: media, and the keys without which what is sealed in the database is lost. */
export const KEPT_FOLDERS = ['media'];
export const KEPT_FILES = ['secret.key', 'vapid.json'];

/** Where a part of the tar goes under the data folder; undefined for a name that has no business there. */
export function keptPath(name: string): string | undefined {
  const path = /^files\/(.+)$/.exec(name)?.[1];
  if (path === undefined || path.split('/').some((step) => step === '' || step === '.' || step === '..'))
    return undefined;
  return KEPT_FILES.includes(path) || KEPT_FOLDERS.some((folder) => path.startsWith(`${folder}/`)) ? path : undefined;
}

export function partName(table: string, part: number): string {
  return `tables/${table}/${String(part).padStart(6, '0')}.copy`;
}

export function tableOf(name: string): string | undefined {
  return /^tables\/(.+)\/\d{6}\.copy$/.exec(name)?.[1];
}
