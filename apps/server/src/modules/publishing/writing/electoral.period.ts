import type { Editorial } from '@beffroi/contracts';
import { localTimeOf } from './local-time.ts';

/**
 * Whether a ballot asks for care at an instant: from the first day of the sixth month before that of the ballot (code
 * électoral, article L. 52-1) to the evening of its last round.
 */
export function isElectoralPeriod(
  ballots: Editorial['ballots'],
  { at, timeZone }: { at: Date; timeZone: string },
): boolean {
  const today = localTimeOf(at, timeZone).slice(0, 10);
  return ballots.some(({ day, secondRound }) => careFrom(day) <= today && today <= (secondRound ?? day));
}

function careFrom(day: string): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - 6;
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
