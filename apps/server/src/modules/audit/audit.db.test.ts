import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../testing/database.ts';
import { csvOf } from './audit.export.ts';
import { findActions, findEntries, walkEntries } from './audit.read-model.ts';
import { recordAudit, verifyAuditChain, verifyAuditChains, type AuditTables } from './index.ts';

let base: TestDatabase<AuditTables>;
const person = { kind: 'person', id: 'per_a' } as const;
const namesOf = async () => new Map([['per_a', 'Anne Le Goff']]);

beforeAll(async () => {
  base = await freshDatabase<AuditTables>();
});
afterAll(async () => base.close());

async function record(territoryId: string | undefined, action: string, detail: Record<string, unknown> = {}) {
  await base.db.transaction().execute(async (trx) =>
    recordAudit(trx, {
      ...(territoryId ? { territoryId } : {}),
      actor: person,
      action,
      detail,
      target: { kind: 'watch', id: 'wat_1' },
    }),
  );
}

/** What a person with the rights of the database's owner could do behind the program's back. */
async function tamper(sql: string): Promise<void> {
  await base.pool.query(`set session_replication_role = replica; ${sql}; set session_replication_role = default`);
}

describe('writing', () => {
  test('each territory has its chain, and the installation its own', async () => {
    await record('ter_write', 'listening.watch_created', { colour: 'teal', order: { b: 1, a: [1, null, 'é'] } });
    await record('ter_write', 'listening.watch_deleted');
    await record(undefined, 'identity.territory_created');
    const { items } = await findEntries(base.db, namesOf, { territoryId: 'ter_write', filter: {}, limit: 10 });
    expect(items.map(({ seq, action }) => [seq, action])).toEqual([
      [2, 'listening.watch_deleted'],
      [1, 'listening.watch_created'],
    ]);
    expect(items[0]?.actor).toEqual({ kind: 'person', id: 'per_a', name: 'Anne Le Goff' });
    expect(await verifyAuditChain(base.db, 'ter_write')).toEqual({ entries: 2 });
    expect(await verifyAuditChain(base.db, 'instance')).toEqual({ entries: 1 });
  });

  test('an act that is undone leaves no entry', async () => {
    await expect(
      base.db.transaction().execute(async (trx) => {
        await recordAudit(trx, { territoryId: 'ter_undone', actor: person, action: 'x.y' });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await verifyAuditChain(base.db, 'ter_undone')).toEqual({ entries: 0 });
  });

  test('writers at once still make one chain', async () => {
    await Promise.all(Array.from({ length: 20 }, async (_, i) => record('ter_busy', 'x.y', { i })));
    expect(await verifyAuditChain(base.db, 'ter_busy')).toEqual({ entries: 20 });
  });
});

describe('what is written stays', () => {
  test.each([
    ['changed', "update audit.entry set action = 'x'"],
    ['deleted', 'delete from audit.entry'],
    ['emptied', 'truncate audit.entry'],
  ])('an entry is not %s', async (_, sql) => {
    await expect(base.pool.query(sql)).rejects.toThrow('append-only');
  });
});

describe('verification names the first entry that does not hold', () => {
  beforeAll(async () => {
    for (const chain of ['ter_altered', 'ter_missing', 'ter_cut', 'ter_headless', 'ter_rewritten']) {
      for (let i = 1; i <= 5; i += 1) await record(chain, 'x.y', { i });
    }
  });

  test('altered', async () => {
    await tamper(`update audit.entry set detail = '{"i":9}' where territory_id = 'ter_altered' and seq = 3`);
    expect(await verifyAuditChain(base.db, 'ter_altered')).toEqual({
      entries: 5,
      broken: { seq: 3, reason: 'altered' },
    });
  });

  test('taken out', async () => {
    await tamper(`delete from audit.entry where territory_id = 'ter_missing' and seq = 2`);
    expect(await verifyAuditChain(base.db, 'ter_missing')).toEqual({
      entries: 5,
      broken: { seq: 2, reason: 'missing' },
    });
  });

  test('cut at the end', async () => {
    await tamper(`delete from audit.entry where territory_id = 'ter_cut' and seq > 3`);
    expect(await verifyAuditChain(base.db, 'ter_cut')).toEqual({ entries: 5, broken: { seq: 4, reason: 'truncated' } });
  });

  test('without its end', async () => {
    await tamper(`delete from audit.head where territory_id = 'ter_headless'`);
    expect(await verifyAuditChain(base.db, 'ter_headless')).toEqual({
      entries: 0,
      broken: { seq: 1, reason: 'missing' },
    });
  });

  test('over all chains, those that hold and those that do not', async () => {
    const chains = await verifyAuditChains(base.db);
    expect(chains.filter(({ broken }) => broken).map(({ territoryId }) => territoryId)).toEqual([
      'ter_altered',
      'ter_cut',
      'ter_headless',
      'ter_missing',
    ]);
    expect(chains).toContainEqual({ territoryId: 'ter_rewritten', entries: 5 });
  });
});

describe('reading', () => {
  beforeAll(async () => {
    for (let i = 0; i < 7; i += 1)
      await record('ter_read', i % 2 ? 'identity.role_given' : 'listening.watch_created', { i });
  });

  test('goes page by page to the end', async () => {
    const seqs: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await findEntries(base.db, namesOf, { territoryId: 'ter_read', filter: {}, cursor, limit: 3 });
      seqs.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seqs).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  test('is narrowed by module, action, author, target and time', async () => {
    const count = async (filter: Parameters<typeof findEntries>[2]['filter']) =>
      (await findEntries(base.db, namesOf, { territoryId: 'ter_read', filter, limit: 50 })).items.length;
    expect(await count({ action: 'identity.' })).toBe(3);
    expect(await count({ action: 'listening.watch_created' })).toBe(4);
    expect(await count({ actorId: 'per_b' })).toBe(0);
    expect(await count({ targetId: 'wat_1' })).toBe(7);
    expect(await count({ to: '2020-01-01T00:00:00Z' })).toBe(0);
    expect(await findActions(base.db, namesOf, 'ter_read')).toEqual({
      actions: ['identity.role_given', 'listening.watch_created'],
      people: [{ id: 'per_a', name: 'Anne Le Goff' }],
    });
  });

  test('the export lets anyone compute the chain again, and starts no formula', async () => {
    await record('ter_csv', 'x.y', { note: '=1+1;"' });
    await record('ter_csv', 'x.z');
    const text = await new Response(csvOf('ter_csv', walkEntries(base.db, 'ter_csv', {}))).text();
    const [header, ...lines] = text.trimEnd().split('\r\n').map(cellsOf);
    const column = (name: string, line: string[]) => line[header?.indexOf(name) ?? -1] ?? '';
    expect(lines).toHaveLength(2);
    let previous = '0'.repeat(64);
    for (const line of lines) {
      const hash = createHash('sha256')
        .update(`${previous}\n${column('hashed_text', line)}`)
        .digest('hex');
      expect(column('hash', line)).toBe(hash);
      previous = hash;
    }
  });
});

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
