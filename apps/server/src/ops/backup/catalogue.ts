import { Client, type ClientBase } from 'pg';

/** A table to copy: its quoted name, and the quoted columns that hold data of their own. */
export type CopiedTable = { name: string; columns: string[]; estimatedRows: number };

/** What the job engine keeps besides the queues and the jobs themselves is its own affair, made anew at the start. */
const JOBS_SCHEMA = 'jobs';
const JOBS_TABLES = ['queue', 'job'];

const USER_SCHEMA = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

export async function connect(url: string, applicationName: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: applicationName });
  // A connection that breaks fails the query at hand; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * The tables of every schema, each after those that its foreign keys point to, so that they can be loaded in that
 * order. Partitions are read through their parent; generated columns are computed again.
 */
export async function listTables(client: ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<{
    oid: number;
    schema: string;
    table: string;
    name: string;
    columns: string[];
    rows: number;
  }>(`
    select c.oid::int, n.nspname as schema, c.relname as table, format('%I.%I', n.nspname, c.relname) as name,
           greatest(c.reltuples, 0)::int as rows,
           array(select quote_ident(a.attname) from pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                 order by a.attnum)::text[] as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${USER_SCHEMA} and c.relkind in ('r', 'p') and not c.relispartition
      and (n.nspname, c.relname) <> ('public', 'migration')
    order by 2, 3`);
  const { rows: keys } = await client.query<{ from: number; to: number }>(
    `select distinct conrelid::int as "from", confrelid::int as "to" from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  );
  const kept = rows.filter(({ schema, table }) => schema !== JOBS_SCHEMA || JOBS_TABLES.includes(table));
  return inOrder(kept, keys).map(({ name, columns, rows: estimatedRows }) => ({ name, columns, estimatedRows }));
}

/** The sequences and where they stand; those never used are left out. */
export async function listSequences(client: ClientBase): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string; value: string }>(`
    select format('%I.%I', n.schemaname, n.sequencename) as name, n.last_value::text as value
    from pg_sequences n where n.last_value is not null and n.schemaname <> '${JOBS_SCHEMA}' order by 1`);
  return rows;
}

/** Schemas besides PostgreSQL's own that hold at least one table. */
export async function listSchemas(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct n.nspname as name from pg_namespace n join pg_class c on c.relnamespace = n.oid
     where ${USER_SCHEMA} and c.relkind in ('r', 'p') order by 1`,
  );
  return rows.map(({ name }) => name);
}

function inOrder<Table extends { oid: number; name: string }>(
  tables: Table[],
  keys: { from: number; to: number }[],
): Table[] {
  const placed = new Map<number, Table>();
  const known = new Set(tables.map(({ oid }) => oid));
  while (placed.size < tables.length) {
    const ready = tables.filter(
      ({ oid }) =>
        !placed.has(oid) && keys.every((key) => key.from !== oid || placed.has(key.to) || !known.has(key.to)),
    );
    if (ready.length === 0)
      throw new Error('tables point to one another in a circle: they cannot be loaded one after the other');
    for (const table of ready) placed.set(table.oid, table);
  }
  return [...placed.values()];
}
