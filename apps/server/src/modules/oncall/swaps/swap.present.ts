import type { z } from 'zod';
import type { swapSchema } from '@beffroi/contracts';
import { erased } from '../oncall.people.ts';
import type { Seen } from '../rota/shift.present.ts';
import type { StoredSwap } from './swap.read-model.ts';

export type Swap = z.output<typeof swapSchema>;

/** A swap as the caller reads it, and what they may still decide about it. */
export function presentSwap(row: StoredSwap, seen: Seen & { mayManage: boolean; at: Date }): Swap {
  const { names, locale, personId, mayManage } = seen;
  const person = (id: string) => ({ id, name: names.get(id) ?? erased(locale) });
  const open = row.state === 'asked' && row.to_at > seen.at;
  return {
    id: row.id,
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
    givenBy: person(row.given_by),
    takenBy: person(row.taken_by),
    state: row.state,
    note: row.note,
    mine: {
      decide: open && (mayManage || personId === row.taken_by),
      cancel: open && (mayManage || personId === row.given_by),
    },
  };
}
