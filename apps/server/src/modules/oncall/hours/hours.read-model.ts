import { dutyMinutes, expandShifts, legalNight, type DutyMinutes } from '@beffroi/engines/oncall';
import { firstOfMonth, readDate, toInstant, writeDate } from '@beffroi/engines/schedule';
import type { getHours, Output } from '@beffroi/contracts';
import type { Locale } from '../../../platform/http/locale.ts';
import { findTerritory, personNames } from '../../identity/index.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { erased } from '../oncall.people.ts';
import { readRota } from '../rota/rota.store.ts';
import { minuteOf } from '../rota/slots.set.ts';
import { readCalls } from './calls.read-model.ts';

type Answer = Output<typeof getHours>;
const none: DutyMinutes = { day: 0, night: 0, saturday: 0, sundayOrHoliday: 0 };

/** Hours on call of a month by person, as they were worked: of the month under way, those until now. */
export async function readHours(
  deps: OncallDeps,
  given: { territoryId: string; month: string; locale: Locale; onlyId?: string | undefined },
): Promise<Answer> {
  const { territoryId, month, locale, onlyId } = given;
  const { from, to } = await monthOf(deps, territoryId, month);
  const night = { nightFrom: legalNight.from, nightTo: legalNight.to };
  if (to <= from) return { items: [], ...night };
  const period = { from: from.getTime(), to: to.getTime() };
  const [rota, calls] = await Promise.all([
    readRota(deps, { territoryId, from, to }),
    readCalls(deps.db, { territoryId, from, to, now: deps.now() }),
  ]);
  const counted = dutyMinutes(expandShifts({ ...rota, ...period }), { place: rota.place, ...period });
  const ids = [...new Set([...counted.keys(), ...calls.keys()])].filter((id) => onlyId === undefined || id === onlyId);
  const names = await personNames(deps.db, ids);
  const items = ids.map((personId) => {
    const minutes = counted.get(personId) ?? none;
    const { day, night, saturday, sundayOrHoliday } = minutes;
    return {
      personId,
      name: names.get(personId) ?? erased(locale),
      minutes,
      total: day + night + saturday + sundayOrHoliday,
      ...(calls.get(personId) ?? { calls: 0, workedMinutes: 0 }),
    };
  });
  return { items: items.toSorted((a, b) => a.name.localeCompare(b.name, 'fr')), ...night };
}

/** From the first of a month to the first of the next on the territory's wall clock, never beyond now. */
async function monthOf(deps: OncallDeps, territoryId: string, month: string): Promise<{ from: Date; to: Date }> {
  const now = minuteOf(deps.now());
  const { timeZone: zone } = await findTerritory(deps.db, territoryId);
  const first = readDate(`${month}-01`);
  const begin = toInstant(`${month}-01T00:00`, zone);
  const end = first && toInstant(`${writeDate(firstOfMonth(first, 1))}T00:00`, zone);
  // A month outside what calendars of here know has no hours.
  if (!begin.ok || !end?.ok) return { from: now, to: now };
  return { from: new Date(begin.at), to: new Date(Math.min(end.at, now.getTime())) };
}
