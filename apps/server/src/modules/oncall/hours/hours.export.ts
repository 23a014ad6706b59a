import { csvStream } from '../../../platform/http/csv.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { readHours } from './hours.read-model.ts';

const header = [
  'personne',
  'mois',
  'jour (min)',
  'nuit (min)',
  'samedi (min)',
  'dimanche ou férié (min)',
  'total (min)',
  'total (h:min)',
  'appels',
  'intervention (min)',
];

/** Hours of a month, for those who pay them; who took them out is written down. */
export async function exportHours(
  deps: OncallDeps,
  { territoryId, month, actor }: { territoryId: string; month: string; actor: AuditActor },
): Promise<ReadableStream<Uint8Array>> {
  const { items } = await readHours(deps, { territoryId, month, locale: 'fr' });
  await recordAudit(deps.db, {
    territoryId,
    actor,
    action: 'oncall.hours_exported',
    detail: { month, people: items.length },
    at: deps.now(),
  });
  return csvStream(header, once(items), ({ name, minutes, total, calls, workedMinutes }) => [
    name,
    month,
    minutes.day,
    minutes.night,
    minutes.saturday,
    minutes.sundayOrHoliday,
    total,
    `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`,
    calls,
    workedMinutes,
  ]);
}

async function* once<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}
