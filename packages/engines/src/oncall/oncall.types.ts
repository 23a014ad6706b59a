import type { HolidayRegion } from '../clocks/index.ts';

/** A slot that returns each week, and who takes it in turn. */
export type Slot = {
  id: string;
  name: string;
  /** 1 Monday to 7 Sunday: the days on which it begins. */
  weekdays: readonly number[];
  /** `HH:mm` on the wall; an end that is not after the beginning is on the next day. */
  from: string;
  to: string;
  /** Whole days further that it lasts. */
  extraDays: number;
  /** On public holidays: as on any day, not at all, or only then, whatever the weekday. */
  holidays: 'as_usual' | 'not' | 'only';
  people: readonly string[];
  turn: 'occurrence' | 'week' | 'fortnight';
  /** `YYYY-MM-DD`: the first day of the first one's turn. */
  startsOn: string;
  /** The last day on which it begins. */
  endsOn?: string | undefined;
  /** Milliseconds since 1970 between which it was the rota; what lies outside is cut. */
  validFrom?: number | undefined;
  validTo?: number | undefined;
};

/** Hours that one person gave to another. */
export type Swap = { from: number; to: number; givenBy: string; takenBy: string };

/** Hours of one person, in milliseconds since 1970; `to` is not in it. */
export type Shift = {
  slotId: string;
  slotName: string;
  /** The day on which its slot began, `YYYY-MM-DD`: with the slot and the person, its name. */
  day: string;
  personId: string;
  from: number;
  to: number;
  /** Who would have had it. */
  insteadOf?: string;
  /** The public holiday on which it began. */
  holiday?: { fr: string; en: string };
};

export type Period = { from: number; to: number };

/** Where the wall clock hangs: a zone that the runtime knows, and whose holidays are kept. */
export type Place = { zone: string; region?: HolidayRegion | undefined };
