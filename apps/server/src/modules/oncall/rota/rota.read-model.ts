import type { getRota, Output } from '@beffroi/contracts';
import { expandShifts, uncovered } from '@beffroi/engines/oncall';
import type { Locale } from '../../../platform/http/locale.ts';
import { personNames } from '../../identity/index.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { peopleOnCall } from '../oncall.people.ts';
import { listSwaps, peopleOfSwaps } from '../swaps/swap.read-model.ts';
import { presentSwap } from '../swaps/swap.present.ts';
import { periodTooLong } from './rota.errors.ts';
import { currentSlots, presentSlot, readRota } from './rota.store.ts';
import { readCallable } from './people.reach.ts';
import { presentShift } from './shift.present.ts';
import { whoIsOnCall } from './who.on-call.ts';

type Answer = Output<typeof getRota>;
const LONGEST_MS = 100 * 86_400_000;

/** @throws oncall.period_too_long, identity.territory_not_found */
export async function readRotaPage(
  deps: OncallDeps,
  given: {
    territoryId: string;
    from: Date;
    to: Date;
    personId: string | undefined;
    mayManage: boolean;
    locale: Locale;
  },
): Promise<Answer> {
  const { territoryId, from, to, personId, locale } = given;
  ensurePeriod(from, to);
  const { db } = deps;
  const at = deps.now();
  const [current, rota, who, swaps, people] = await Promise.all([
    currentSlots(db, territoryId),
    readRota(deps, { territoryId, from, to }),
    whoIsOnCall(deps, { territoryId, at }),
    listSwaps(db, { territoryId, from, to }),
    peopleOnCall(db, territoryId),
  ]);
  const period = { from: from.getTime(), to: to.getTime() };
  const shifts = expandShifts({ ...rota, ...period });
  const all = [...shifts, ...who.now, ...(who.next ? [who.next] : [])];
  const names = await personNames(db, [
    ...all.flatMap(({ personId, insteadOf }) => (insteadOf === undefined ? [personId] : [personId, insteadOf])),
    ...peopleOfSwaps(swaps),
  ]);
  const { reaches, unreachable } = await readCallable(deps, {
    territoryId,
    people,
    onCall: new Map(all.map((shift) => [shift.personId, names.get(shift.personId)])),
    locale,
  });
  const seen = { names, locale, personId };
  return {
    at: at.toISOString(),
    slots: current.map(presentSlot),
    shifts: shifts.map((shift) => presentShift(shift, seen)),
    gaps: uncovered(shifts, period).map((gap) => ({
      from: new Date(gap.from).toISOString(),
      to: new Date(gap.to).toISOString(),
    })),
    now: who.now.map((shift) => presentShift(shift, seen)),
    ...(who.next ? { next: presentShift(who.next, seen) } : {}),
    swaps: swaps.map((swap) => presentSwap(swap, { ...seen, mayManage: given.mayManage, at })),
    people: reaches,
    unreachable,
  };
}

/** @throws oncall.period_too_long */
export function ensurePeriod(from: Date, to: Date): void {
  const [first, last] = [from.getUTCFullYear(), to.getUTCFullYear()];
  const lasts = to.getTime() - from.getTime();
  if (lasts <= 0 || lasts > LONGEST_MS || first < 2000 || last > 2100) throw periodTooLong();
}
