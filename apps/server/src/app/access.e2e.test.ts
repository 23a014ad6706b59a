import {
  allows,
  askSwap,
  createApiKey,
  roles,
  setSlots,
  type Endpoint,
  type Permission,
  type Role,
} from '@beffroi/contracts';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programStage, type Person, type ProgramStage } from '../testing/program.stage.ts';

type Call = (method: string, path: string, body?: unknown) => Promise<Response>;
type Visitor = {
  call: Call;
  /** The roles held in the territory that is asked for; none for whoever works elsewhere. */
  held: readonly Role[];
  /** What a key may do there; absent for people. */
  key?: { here: boolean; permissions: readonly Permission[] };
  anonymous?: true;
  instanceAdministrator?: true;
};

const KEY_PERMISSIONS = ['territory.read', 'mentions.read', 'watches.manage'] as const;
/** No row has it. */
const ABSENT = '01jd0000000000000000000000';

let stage: ProgramStage;
let here: string;
let elsewhere: string;
const visitors = new Map<string, Visitor>();

beforeAll(async () => {
  stage = await programStage();
  [here, elsewhere] = [await stage.territory('Ici'), await stage.territory('Ailleurs')];
  visitors.set('nobody', { call: unsigned(), held: [], anonymous: true });
  for (const role of roles) {
    visitors.set(`${role} here`, { call: (await stage.person(here, role)).browser.call, held: [role] });
    visitors.set(`${role} elsewhere`, { call: (await stage.person(elsewhere, role)).browser.call, held: [] });
  }
  const root = await stage.person(elsewhere, 'contributor');
  await stage.db
    .updateTable('identity.person')
    .set({ instance_administrator: true })
    .where('id', '=', root.id)
    .execute();
  visitors.set('administrator of the installation', { call: root.browser.call, held: [], instanceAdministrator: true });
  for (const [name, territoryId] of [
    ['a key of here', here],
    ['a key of elsewhere', elsewhere],
  ] as const) {
    const administrator = await stage.person(territoryId, 'administrator');
    const body = { name, permissions: [...KEY_PERMISSIONS] };
    const { key } = await administrator.call(createApiKey, { params: { territoryId }, body });
    const isHere = territoryId === here;
    visitors.set(name, { call: unsigned(key), held: [], key: { here: isHere, permissions: KEY_PERMISSIONS } });
  }
});
afterAll(async () => stage.close());

/** Calls without a cookie, with a key or none. */
function unsigned(key?: string): Call {
  return async (method, path, body) =>
    stage.program.app.request(path, {
      method,
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

/** What the table of permissions says: undefined when the call gets through to its handler. */
function expectedRefusal(endpoint: Endpoint, visitor: Visitor): string | undefined {
  const { access } = endpoint;
  if (access === 'public') return undefined;
  if (visitor.anonymous) return '401 request.sign_in_needed';
  if (access === 'signed-in') return visitor.key ? '403 request.not_allowed' : undefined;
  if (access === 'instance') return visitor.instanceAdministrator ? undefined : '403 request.not_allowed';
  if (visitor.key) {
    if (!visitor.key.here) return '404 identity.territory_not_found';
    return visitor.key.permissions.includes(access) ? undefined : '403 request.not_allowed';
  }
  if (visitor.held.length === 0) return '404 identity.territory_not_found';
  return allows(visitor.held, access) ? undefined : '403 request.not_allowed';
}

const refusals = new Set(['request.sign_in_needed', 'request.not_allowed', 'identity.territory_not_found']);

function pathOf(endpoint: Endpoint, ids: Readonly<Record<string, string>> = {}): string {
  return endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'territoryId' ? here : (ids[name] ?? `abc_${ABSENT}`),
  );
}

/** A call that says as little as it can: with the right to be there, it fails for that and not for want of a right. */
async function tryOut(call: Call, endpoint: Endpoint, path = pathOf(endpoint)) {
  const takesBody = !(endpoint.body instanceof z.ZodUndefined);
  const response = await call(endpoint.method, path, takesBody && endpoint.method !== 'GET' ? {} : undefined);
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  const code = isProblem ? ((await response.json()) as { code: string }).code : '';
  if (!isProblem) await response.body?.cancel();
  return { status: response.status, code };
}

/** Whether every address of the second form is one of the first: `/a/:id` covers `/a/export`. */
function covers(first: string, second: string): boolean {
  const [wide, narrow] = [first.split('/'), second.split('/')];
  return wide.length === narrow.length && wide.every((part, i) => part.startsWith(':') || part === narrow[i]);
}

/** What gives its caller a new right comes last: the rest of the walk is of whoever they were. */
function walkOrder(endpoints: readonly Endpoint[]): Endpoint[] {
  return endpoints.toSorted((a, b) => Number(a.access === 'instance') - Number(b.access === 'instance'));
}

describe('every route, for everyone', () => {
  test('each has an identifier and an address of its own, and its rule can be checked', () => {
    const { endpoints } = stage.program.router;
    expect(endpoints.length).toBeGreaterThan(60);
    expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
    expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length);
    const unchecked = endpoints.filter(({ access, path }) => {
      const byPermission = !['public', 'signed-in', 'instance'].includes(access);
      return byPermission !== path.startsWith('/api/territories/:territoryId');
    });
    expect(unchecked.map(({ id }) => id)).toEqual([]);
  });

  test('none is hidden by one that is mounted before it', () => {
    const { endpoints } = stage.program.router;
    const hidden = endpoints.flatMap((endpoint, index) => {
      const former = endpoints
        .slice(0, index)
        .find((other) => other.method === endpoint.method && covers(other.path, endpoint.path));
      return former ? [`${endpoint.id} by ${former.id}`] : [];
    });
    expect(hidden).toEqual([]);
  });

  const names = ['nobody', ...roles.flatMap((role) => [`${role} here`, `${role} elsewhere`])];
  test.each([...names, 'administrator of the installation', 'a key of here', 'a key of elsewhere'])(
    '%s gets through where the table of permissions says so, and nowhere else',
    async (name) => {
      const visitor = visitors.get(name);
      if (!visitor) throw new Error(`no visitor is called ${name}`);
      const wrong: string[] = [];
      for (const endpoint of walkOrder(stage.program.router.endpoints)) {
        const { status, code } = await tryOut(visitor.call, endpoint);
        const refusal = refusals.has(code) ? `${status} ${code}` : undefined;
        const expected = expectedRefusal(endpoint, visitor);
        if (refusal !== expected)
          wrong.push(`${endpoint.id}: ${refusal ?? `${status} ${code}`} instead of ${expected ?? 'a way in'}`);
        // Asked for nothing that exists, a handler still answers as foreseen.
        if (status >= 500) wrong.push(`${endpoint.id}: ${status} ${code}`);
      }
      expect(wrong).toEqual([]);
    },
  );
});

describe('what lies in another territory', () => {
  test('is not reached by its identifier through one’s own', async () => {
    const theirs = await idsOf(elsewhere);
    const administrator = await stage.person(here, 'administrator');
    const wrong: string[] = [];
    let tried = 0;
    for (const endpoint of stage.program.router.endpoints) {
      const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
      const own = names.filter((name) => name !== 'territoryId');
      if (!names.includes('territoryId') || own.length === 0 || endpoint.access === 'instance') continue;
      if (!own.some((name) => theirs[name])) continue;
      tried += 1;
      const { status } = await tryOut(administrator.browser.call, endpoint, pathOf(endpoint, theirs));
      if (status < 400 || status >= 500) wrong.push(`${endpoint.id}: ${status}`);
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(5);
  });
});

/** Somebody is on call there, and gave hours to somebody else. */
async function shareNights(administrator: Person, territoryId: string, managerId: string): Promise<void> {
  const slot = { name: 'Nuits', weekdays: [1, 2, 3, 4, 5, 6, 7], from: '20:00', to: '08:00', people: [managerId] };
  const slots = [{ ...slot, startsOn: '2020-01-01' }];
  await administrator.call(setSlots, { params: { territoryId }, body: { slots } });
  const inDays = (days: number) => new Date(stage.clock.now.getTime() + days * 86_400_000).toISOString();
  const hours = { from: inDays(1), to: inDays(3), givenById: managerId, takenById: administrator.id };
  await administrator.call(askSwap, { params: { territoryId }, body: hours });
}

/** One identifier of each kind of thing that a territory holds, by the name that paths give it: `watchId`. */
async function idsOf(territoryId: string): Promise<Record<string, string>> {
  const administrator = await stage.person(territoryId, 'administrator');
  const base = `/api/territories/${territoryId}`;
  const make = async (path: string, body: unknown) => {
    const { status } = await administrator.browser.json('POST', `${base}${path}`, body);
    expect([path, status]).toEqual([path, 200]);
  };
  await make('/watches', { name: 'Ailleurs', query: 'piscine' });
  await make('/sources', { kind: 'memory.feed', name: 'Source', config: { place: 'x' } });
  await make('/invitations', { email: 'invite@ailleurs.example', roles: ['auditor'] });
  await make('/webhooks', { name: 'Astreinte', url: 'https://astreinte.example/beffroi' });
  await make('/publications', { content: { parts: [{ text: 'La piscine rouvre' }] } });
  const manager = await stage.person(territoryId, 'community_manager');
  const endsAt = new Date(stage.clock.now.getTime() + 3_600_000).toISOString();
  await make('/mandates', { personId: manager.id, scope: 'La rentrée', endsAt });
  await make('/delegations', {
    fromId: administrator.id,
    toId: manager.id,
    from: stage.clock.now.toISOString(),
    until: endsAt,
  });
  await shareNights(administrator, territoryId, manager.id);
  await stage.hear(territoryId, [{ text: 'La piscine est fermée' }]);
  const { rows } = await stage.program.pool.query<{ schema: string; name: string }>(`
    select c.table_schema as schema, c.table_name as name from information_schema.columns c
    where c.column_name = 'id' and exists (
      select from information_schema.columns t
      where t.table_schema = c.table_schema and t.table_name = c.table_name and t.column_name = 'territory_id')
  `);
  const found: Record<string, string> = { personId: administrator.id };
  for (const { schema, name } of rows) {
    const { rows: held } = await stage.program.pool.query<{ id: string }>(
      `select id::text from "${schema}"."${name}" where territory_id = $1 limit 1`,
      [territoryId],
    );
    const param = `${name.replace(/_(\w)/g, (_, sign: string) => sign.toUpperCase())}Id`;
    if (held[0]) found[param] = held[0].id;
  }
  return found;
}
