import type { Pool } from 'pg';
import { readMigrations } from '../../platform/db/migrations.ts';
import { failed, ok, warning, type Finding } from './finding.ts';

const OLDEST_VERSION = 150_000;
const CLOCK_WARNING_MS = 2_000;
const CLOCK_FAILURE_MS = 60_000;

/** Whether the database answers, and is one that Beffroi can work with. */
export async function checkDatabase(pool: Pool): Promise<Finding> {
  const check = { fr: 'base de données', en: 'database' };
  const started = performance.now();
  try {
    const { rows } = await pool.query<{ number: number; version: string; size: number }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
              pg_database_size(current_database())::float8 as size`,
    );
    const { number = 0, version = '?', size = 0 } = rows[0] ?? {};
    const ms = Math.round(performance.now() - started);
    if (number < OLDEST_VERSION) {
      return failed(
        check,
        { fr: `PostgreSQL ${version} est trop ancien`, en: `PostgreSQL ${version} is too old` },
        { fr: 'passez à PostgreSQL 15 ou plus récent', en: 'move to PostgreSQL 15 or later' },
      );
    }
    const megabytes = Math.round(size / 1e6);
    return ok(
      check,
      `PostgreSQL ${version}, ${megabytes} Mo, répond en ${ms} ms`,
      `PostgreSQL ${version}, ${megabytes} MB, answers in ${ms} ms`,
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed(
      check,
      { fr: `ne répond pas : ${message}`, en: `does not answer: ${message}` },
      {
        fr: 'vérifiez DATABASE_URL et que le serveur tourne ; sans DATABASE_URL, lisez DATA_FOLDER/postgres.log',
        en: 'check DATABASE_URL and that the server runs; without DATABASE_URL, read DATA_FOLDER/postgres.log',
      },
    );
  }
}

/** Whether the tables are those of this program. */
export async function checkMigrations(pool: Pool): Promise<Finding> {
  const check = { fr: 'tables', en: 'tables' };
  const known = (await readMigrations()).map(({ name }) => name);
  const { rows: exists } = await pool.query<{ there: boolean }>(
    `select to_regclass('public.migration') is not null as there`,
  );
  const { rows } = exists[0]?.there
    ? await pool.query<{ name: string }>('select name from public.migration')
    : { rows: [] };
  const applied = new Set(rows.map(({ name }) => name));
  const waiting = known.filter((name) => !applied.has(name));
  const unknown = [...applied].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    return failed(
      check,
      {
        fr: `la base est plus récente que ce programme (${unknown.join(', ')})`,
        en: `the database is newer than this program (${unknown.join(', ')})`,
      },
      { fr: 'mettez Beffroi à jour', en: 'update Beffroi' },
    );
  }
  if (waiting.length > 0) {
    return warning(
      check,
      { fr: `${waiting.length} migrations attendent`, en: `${waiting.length} migrations are waiting` },
      {
        fr: 'elles sont appliquées au prochain démarrage ; faites d’abord ./beffroi backup',
        en: 'they are applied at the next start; run ./beffroi backup first',
      },
    );
  }
  return ok(check, `${applied.size} migrations, à jour`, `${applied.size} migrations, up to date`);
}

/** How far the clock of this machine is from that of the database; legal delays and signatures count on it. */
export async function checkClock(pool: Pool, now: () => number = Date.now): Promise<Finding> {
  const check = { fr: 'horloge', en: 'clock' };
  const before = now();
  const { rows } = await pool.query<{ at: number }>(
    'select extract(epoch from clock_timestamp())::float8 * 1000 as at',
  );
  const after = now();
  const drift = Math.abs((rows[0]?.at ?? 0) - (before + after) / 2) - (after - before) / 2;
  const seconds = Math.max(0, drift / 1000).toFixed(1);
  if (drift < CLOCK_WARNING_MS) return ok(check, 'à l’heure de la base', 'agrees with the database');
  const text = { fr: `${seconds} s d’écart avec la base`, en: `${seconds} s away from the database` };
  const remedy = {
    fr: 'mettez les deux machines à l’heure (NTP : timedatectl set-ntp true)',
    en: 'set both machines by NTP (timedatectl set-ntp true)',
  };
  return drift < CLOCK_FAILURE_MS ? warning(check, text, remedy) : failed(check, text, remedy);
}
