import type { Shift as Presented } from '@beffroi/contracts';
import type { Shift } from '@beffroi/engines/oncall';
import type { Locale } from '../../../platform/http/locale.ts';
import { erased } from '../oncall.people.ts';

export type Seen = { names: ReadonlyMap<string, string>; locale: Locale; personId: string | undefined };

/** Hours as the caller reads them. */
export function presentShift(shift: Shift, { names, locale, personId }: Seen): Presented {
  const nameOf = (id: string) => names.get(id) ?? erased(locale);
  return {
    slotId: shift.slotId,
    slotName: shift.slotName,
    personId: shift.personId,
    personName: nameOf(shift.personId),
    from: new Date(shift.from).toISOString(),
    to: new Date(shift.to).toISOString(),
    ...(shift.insteadOf === undefined ? {} : { insteadOf: nameOf(shift.insteadOf) }),
    ...(shift.holiday === undefined ? {} : { holiday: shift.holiday[locale] }),
    mine: shift.personId === personId,
  };
}
