import { sql } from 'kysely';
import type { RoutingSuggestion } from '@beffroi/contracts';
import { dayAt } from '@beffroi/engines/clocks';
import type { OutsideChoice, Reason } from '@beffroi/engines/routing';
import { absenceOf, sayAbsence } from '../departments/department.absence.ts';
import { searchAuthoritiesAt } from '../authorities/authority.search.ts';
import type { Db, RequestsDeps } from '../requests.deps.ts';
import { wordsOf } from '../request/request.words.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { authorityLabels, kindsOf } from './authority.kinds.ts';
import { sayReasons } from './reason.words.ts';
import { routerOf } from './territory.router.ts';

/**
 * Up to three departments with the reasons in words, who is away and how many like it each had; or the authority outside
 * that has it, and its offices at that place among those that are known.
 */
export async function suggestDepartments(
  deps: Pick<RequestsDeps, 'db' | 'now'>,
  given: { territoryId: string; text: string; title?: string | undefined; place?: string | undefined },
): Promise<RoutingSuggestion> {
  const { territoryId, text, title, place } = given;
  const { router, departments, layer } = await routerOf(deps.db, territoryId);
  const routed = router.route(
    { text, ...(title === undefined ? {} : { title }), ...(place === undefined ? {} : { place }) },
    layer,
  );
  const { zone } = await readRequestSettings(deps.db, territoryId);
  const today = dayAt(deps.now().getTime(), zone);
  const suggested: RoutingSuggestion['departments'] = [];
  for (const { id, confidence, reasons } of routed.departments) {
    const department = departments.find((each) => each.id === id);
    if (!department) continue;
    const absence = absenceOf(department, today);
    const instead = departments.find((each) => each.id === absence?.instead);
    suggested.push({
      id,
      name: department.name,
      confidence,
      because: sayReasons(reasons),
      ...(absence ? { absence: sayAbsence(absence, instead?.name) } : {}),
      similar: await similarTo(deps.db, { territoryId, departmentId: id, reasons }),
    });
  }
  const { outside, unsure } = routed;
  if (!outside) return { departments: suggested, unsure };
  return { departments: suggested, outside: await presentOutside(deps.db, territoryId, outside, place), unsure };
}

async function presentOutside(
  db: Db,
  territoryId: string,
  { authority, body, confidence, reasons }: OutsideChoice,
  place: string | undefined,
): Promise<NonNullable<RoutingSuggestion['outside']>> {
  const found = await searchAuthoritiesAt(db, { territoryId, kinds: kindsOf(authority, body), place });
  return {
    authority,
    label: authorityLabels[authority],
    ...(body === undefined ? {} : { body }),
    confidence,
    because: sayReasons(reasons),
    authorities: found.map(({ id, name, email, url }) => ({ id, name, email, url })),
  };
}

/** Requests that it had in which the words that told stand together. */
async function similarTo(
  db: Db,
  given: { territoryId: string; departmentId: string; reasons: readonly Reason[] },
): Promise<number> {
  const telling = given.reasons.flatMap(({ kind, text }) => (kind === 'words' || kind === 'learnt' ? [text] : []));
  const words = wordsOf(telling.slice(0, 2).join(' ')).slice(0, 3);
  if (words.length === 0) return 0;
  const query = words.map((word) => `'${word.replaceAll("'", "''")}'`).join(' & ');
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from requests.request
    where territory_id = ${given.territoryId} and department_id = ${given.departmentId} and search @@ ${query}::tsquery
  `.execute(db);
  return rows[0]?.count ?? 0;
}
