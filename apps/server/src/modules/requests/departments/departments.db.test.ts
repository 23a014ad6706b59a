import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { departmentSchema, type DepartmentDraft } from '@beffroi/contracts';
import { addTerritory } from '../../identity/index.ts';
import { freshDatabase, type TestDatabase } from '../../../testing/database.ts';
import { newId } from '../../../platform/ids.ts';
import { loadAuthorities } from '../authorities/authority.import.ts';
import { searchAuthorities } from '../authorities/authority.search.ts';
import type { RequestsDeps, RequestsStore } from '../requests.deps.ts';
import { suggestDepartments } from '../routing/suggest.ts';
import { teachRouter } from '../routing/territory.router.ts';
import { changeSettings, tellSettings } from '../settings/settings.usecases.ts';
import { importDirectory } from './departments.import.ts';
import { keepDepartment, listDirectory, removeDepartment } from './departments.usecases.ts';

const actor = { kind: 'system' } as const;
/** A Tuesday. */
const now = () => new Date('2026-11-24T10:00:00Z');
let base: TestDatabase<RequestsStore>;
let deps: Pick<RequestsDeps, 'db' | 'now' | 'baseUrl'>;
let territoryId: string;

beforeAll(async () => {
  base = await freshDatabase<RequestsStore>();
  deps = { db: base.db, now, baseUrl: 'https://beffroi.example.fr' };
  const input = {
    name: 'Ville d’Amiens',
    kind: 'commune' as const,
    variants: [],
    timeZone: 'Europe/Paris',
    languages: ['fr'],
  };
  territoryId = (await base.db.transaction().execute(async (trx) => addTerritory(trx as never, { input, actor }))).id;
});
afterAll(async () => base.close());

const department = (over: Partial<DepartmentDraft>) => departmentSchema.parse({ name: 'Voirie', ...over });
const keep = async (departmentId: string, over: Partial<DepartmentDraft>) =>
  keepDepartment(deps, { territoryId, departmentId, department: department(over), actor });
const sheet = async (csv: string, dryRun: boolean) =>
  importDirectory(deps, { territoryId, bytes: Buffer.from(csv), dryRun, actor });

it('a directory is kept by hand and by sheet, tried first, and says what each department lacks', async () => {
  const roads = newId('dep');
  const card = await keep(roads, { competences: ['Nids-de-poule'], phone: '03 22 00 00 00' });
  expect(card).toMatchObject({ open: 0, overdue: 0 });
  expect(card.missing.map(({ en }) => en)).toEqual([
    'The acknowledgement lacks its postal address.',
    'Without an e-mail address, nothing can be handed to it.',
  ]);
  await expect(
    keep(roads, { absences: [{ from: '2026-11-20', to: '2026-11-30', instead: newId('dep'), note: '' }] }),
  ).rejects.toMatchObject({ code: 'departments.instead_unknown' });

  const csv = 'nom;courriel\nVOIRIE;voirie@amiens.example.fr\nÉcoles;ecoles@amiens.example.fr\nécoles;x@y.fr\n';
  const tried = await sheet(csv, true);
  expect(tried).toMatchObject({ added: ['Écoles'], changed: ['VOIRIE'], errors: [{ line: 4 }] });
  expect(await listDirectory(deps, territoryId)).toHaveLength(1);
  expect(await sheet(csv, false)).toEqual(tried);
  const [schools, kept] = await listDirectory(deps, territoryId);
  expect(schools).toMatchObject({ name: 'Écoles', email: 'ecoles@amiens.example.fr' });
  // What the sheet did not say is as it was.
  expect(kept).toMatchObject({ id: roads, phone: '03 22 00 00 00', competences: ['Nids-de-poule'] });
  await removeDepartment(deps, { territoryId, departmentId: roads, actor });
  await expect(removeDepartment(deps, { territoryId, departmentId: roads, actor })).rejects.toMatchObject({
    code: 'departments.not_found',
  });
});

const body = (id: string, kind: string, nom: string, nom_commune: string, code: string) => ({
  id,
  pivot: [{ type_service_local: kind, code_insee_commune: [code] }],
  nom,
  adresse: [{ type_adresse: 'Adresse', nom_commune }],
  adresse_courriel: [`${id}@example.fr`],
  code_insee_commune: code,
});
const directory = {
  service: [
    body('a', 'prefecture', 'Préfecture de la Somme', 'Amiens', '80021'),
    body('b', 'prefecture', 'Préfecture de l’Oise', 'Beauvais', '60057'),
    body('c', 'mairie', 'Mairie - Abbeville', 'Abbeville', '80001'),
    { id: 'nobody' },
  ],
};
async function* bytesOf(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 50) yield content.subarray(at, at + 50);
}
const load = async (content: Buffer, departments = '') =>
  loadAuthorities(deps, { territoryId, departments, body: bytesOf(content), actor });

it('the national directory is loaded plain or packed, by département, and searched by name, kind and place', async () => {
  const plain = Buffer.from(JSON.stringify(directory));
  expect(await load(gzipSync(plain))).toEqual({ read: 3, kept: 3, refused: 1 });
  const find = async (text: string, kind?: string) =>
    (await searchAuthorities(base.db, { territoryId, text, kind, limit: 20 })).items.map(({ name }) => name);
  expect(await find('prefect')).toEqual(['Préfecture de l’Oise', 'Préfecture de la Somme']);
  expect(await find('préfecture somme')).toEqual(['Préfecture de la Somme']);
  expect(await find('80001')).toEqual(['Mairie - Abbeville']);
  expect(await find('', 'mairie')).toEqual(['Mairie - Abbeville']);
  expect(await find("l'oise & (")).toEqual(['Préfecture de l’Oise']);

  // Loaded again for one département, what is gone from there leaves; the other is as it was.
  const smaller = { service: directory.service.slice(0, 2) };
  expect(await load(Buffer.from(JSON.stringify(smaller)), '80')).toEqual({ read: 2, kept: 1, refused: 0 });
  expect(await find('')).toEqual(['Préfecture de l’Oise', 'Préfecture de la Somme']);
  await expect(load(Buffer.from('{"rien":1}'))).rejects.toMatchObject({ code: 'authorities.unreadable' });
  await expect(load(gzipSync(plain).subarray(0, 80))).rejects.toMatchObject({ code: 'authorities.unreadable' });
  const { known, loadedAt } = await searchAuthorities(base.db, { territoryId, text: '', limit: 1 });
  expect([known, loadedAt]).toEqual([2, now().toISOString()]);
});

it('a department is suggested with reasons and who stands in; what is not ours, with who has it there', async () => {
  const [roads, parks] = [newId('dep'), newId('dep')];
  await keep(parks, { name: 'Espaces verts', competences: ['Arbres', 'Pelouses', 'Jardins publics'] });
  await keep(roads, {
    competences: ['Nids-de-poule', 'Trottoirs', 'Chaussée'],
    absences: [{ from: '2026-11-20', to: '2026-11-30', instead: parks, note: 'congés' }],
  });
  const suggest = async (text: string, place?: string) => suggestDepartments(deps, { territoryId, text, place });
  const { departments } = await suggest('Il y a un nid-de-poule dangereux sur la chaussée.');
  expect(departments[0]).toMatchObject({ id: roads, name: 'Voirie', similar: 0 });
  expect(departments[0]?.because.length).toBeGreaterThan(0);
  expect(departments[0]?.absence?.en).toBe('Away until 30 November 2026 (congés): Espaces verts stands in.');

  const { outside } = await suggest('Mon titre de séjour expire, je dois le renouveler.', '12 rue des Lilas, Amiens');
  expect(outside).toMatchObject({ authority: 'state', authorities: [{ name: 'Préfecture de la Somme' }] });

  const before = await suggest('Le Grand Zorglub est fermé.');
  await base.db.transaction().execute(async (trx) => {
    for (const text of ['Le Grand Zorglub est fermé.', 'Horaires du Zorglub ?'])
      await teachRouter(trx, { territoryId, request: { text }, target: parks });
  });
  const after = await suggest('Le Grand Zorglub est fermé.');
  const confidence = (of: typeof after) => of.departments.find(({ id }) => id === parks)?.confidence ?? 0;
  expect(confidence(after)).toBeGreaterThan(confidence(before));
  expect(after.departments[0]?.because.map(({ en }) => en).join(' ')).toContain('Learnt from your choices');
});

it('settings say what the law still wants, which rules are to be read again, and refuse a rule that is none', async () => {
  const { settings, rules, incomplete } = await tellSettings(deps, territoryId);
  expect(settings).toMatchObject({ prefix: 'AMI', holidays: 'metropole', keepDays: 365 });
  expect(incomplete).toHaveLength(7);
  expect(rules.every(({ toReview }) => !toReview)).toBe(true);
  const owned = { owner: 'DAJ', source: 'délibération 12', reviewOn: '2026-11-01' };
  const change = async (over: Partial<typeof settings>) =>
    changeSettings(deps, { territoryId, settings: { ...settings, ...over }, actor });
  await expect(change({ rules: [{ id: 'nothing', amount: 1, ...owned }] })).rejects.toMatchObject({
    code: 'requests.rule_refused',
  });
  await expect(change({ mailboxChannelId: newId('cha') })).rejects.toMatchObject({ code: 'requests.mailbox_unknown' });
  await change({ rules: [{ id: 'transfer', amount: 5, ...owned }], court: 'Tribunal administratif d’Amiens' });
  const told = await tellSettings(deps, territoryId);
  expect(told.incomplete).toHaveLength(6);
  expect(told.rules.find(({ id }) => id === 'transfer')).toMatchObject({ amount: 5, owner: 'DAJ', toReview: true });
});
