import type { ColumnType } from 'kysely';
import type { RotaSlot } from '@beffroi/contracts';

type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

export type SlotRow = {
  territory_id: string;
  id: string;
  valid_from: Date;
  valid_to: MaybeInstant;
  place: number;
  name: string;
  weekdays: number[];
  begins: string;
  ends: string;
  extra_days: number;
  holidays: RotaSlot['holidays'];
  people: string[];
  turn: RotaSlot['turn'];
  starts_on: string;
  ends_on: string | null;
};

export type SwapRow = {
  territory_id: string;
  id: string;
  from_at: Date;
  to_at: Date;
  given_by: string;
  taken_by: string;
  state: 'asked' | 'accepted' | 'refused' | 'cancelled';
  note: string;
  /** Milliseconds since 1970. */
  hours: ColumnType<[number, number][], string, string>;
  asked_by: string;
  asked_at: Date;
  decided_by: ColumnType<string | null, string | null | undefined, string | null>;
  decided_at: MaybeInstant;
};

export type RotaTables = {
  'oncall.slot': SlotRow;
  'oncall.swap': SwapRow;
  'oncall.hand_over': {
    territory_id: string;
    id: string;
    at: Date;
    person_id: string;
    text: string;
    client_key: string;
  };
  'oncall.hand_over_read': { territory_id: string; hand_over_id: string; person_id: string; at: Date };
  'oncall.shift_told': { territory_id: string; slot_id: string; day: string; person_id: string; at: Date };
  'oncall.presence': { territory_id: string; person_id: string; last_seen_at: Date; left_at: MaybeInstant };
};
