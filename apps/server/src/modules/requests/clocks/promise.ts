import { serviceTarget } from '@beffroi/engines/clocks';
import { calendarOf, type TerritorySettings } from '../settings/settings.store.ts';

/** Until a department has it: three working days of six hours of office. */
const PROMISED_MINUTES = 3 * 6 * 60;

/** Until when we say that we shall answer; a promise of the house, never a legal date. */
export function promisedAt(settings: TerritorySettings, receivedAt: Date): Date | null {
  const target = serviceTarget(receivedAt.getTime(), PROMISED_MINUTES, calendarOf(settings));
  return target.state === 'running' ? new Date(target.at) : null;
}
