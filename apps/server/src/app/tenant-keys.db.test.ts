import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';

/** Tables that belong to no territory, and why. All others lead their key with `territory_id`, to be spread by it later. */
const instanceWide: Readonly<Record<string, string>> = {
  'identity.person': 'a person may work in several territories with one account',
  'identity.session': 'of a person',
  'identity.account': 'of a person: by what they sign in',
  'identity.passkey': 'of a person',
  'identity.two_factor': 'of a person',
  'identity.totp_spent': 'of a person',
  'identity.verification': 'links and states of sign-ins under way, before anyone is known',
  'identity.rate_limit': 'counts by address, before anyone is known',
  'identity.sign_in_failure': 'counts by account, before anyone is known',
  'identity.setup_link': 'the first set-up, before there is a territory',
  'identity.territory': 'the territories themselves: their key is the identifier of the territory',
};

type Row = { name: string; key: string[] | null; has_territory: boolean };
let base: TestDatabase<never>;
let tables: Row[];

beforeAll(async () => {
  base = await freshDatabase<never>();
  const { rows } = await base.pool.query<Row>(`
    select n.nspname || '.' || c.relname as name,
      (select array_agg(a.attname::text order by k.place)
        from pg_index i, unnest(i.indkey) with ordinality as k (attnum, place), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key,
      exists (select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'territory_id' and not a.attisdropped) as has_territory
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    -- Partitions follow their parent; 'public' holds the list of migrations, 'jobs' is pg-boss's own.
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'jobs')
    order by 1
  `);
  tables = rows;
});
afterAll(async () => base.close());

test('every table of a territory leads its primary key with territory_id', () => {
  expect(tables.length).toBeGreaterThan(15);
  const wrong = tables
    .filter(({ name }) => !(name in instanceWide))
    .filter(({ key }) => key?.[0] !== 'territory_id')
    .map(({ name, key }) => `${name} (${key?.join(', ') ?? 'no key'})`);
  expect(wrong).toEqual([]);
});

test('the tables of no territory are few, exist, and hold no territory_id', () => {
  const known = new Map(tables.map((table) => [table.name, table]));
  const stale = Object.keys(instanceWide).filter((name) => known.get(name)?.has_territory !== false);
  expect(stale).toEqual([]);
});
