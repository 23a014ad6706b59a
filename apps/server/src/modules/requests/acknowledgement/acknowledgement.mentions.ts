import type { RequestClock } from '@beffroi/contracts';
import type { AcknowledgementMentions } from '@beffroi/engines/clocks';
import { channelOf } from '../clocks/request.clocks-of.ts';
import { findDepartment } from '../departments/department.store.ts';
import type { StoredEvent } from '../request/event.read.ts';
import type { StoredRequest } from '../request/request.store.ts';
import type { Db } from '../requests.deps.ts';
import type { TerritorySettings } from '../settings/settings.store.ts';
import { remediesOf } from './remedies.words.ts';

export type Dossier = {
  row: StoredRequest;
  events: readonly StoredEvent[];
  clocks: readonly RequestClock[];
  settings: TerritorySettings;
};

/** What an acknowledgement of this request would say: from its dates, and the sheet of the department that has it. */
export async function mentionsOf(db: Db, { row, events, clocks, settings }: Dossier): Promise<AcknowledgementMentions> {
  const implied = clocks.find(({ kind }) => kind === 'implied_decision');
  const remedies = remediesOf(row.nature, settings);
  const lang = row.lang === 'en' ? 'en' : 'fr';
  const open = openCompletion(events);
  const effect = implied?.effect;
  return {
    form: channelOf(row.origin) === 'electronic' ? 'electronic' : 'ordinary',
    isRequest: true,
    receivedOn: receivedOn(events),
    service: await serviceOf(db, row, settings),
    effect,
    effectOn: implied?.due,
    subjectToCompleteness: true,
    attestation: effect === 'acceptance',
    remedies:
      effect === 'rejection' ? { timeLimit: remedies.timeLimit[lang], authority: remedies.authority } : undefined,
    incomplete: open && { ...open, effectOnClock: effect },
  };
}

/** The day from which the request counts: its receipt, once the person is known. */
function receivedOn(events: readonly StoredEvent[]): string | undefined {
  const received = events.find(({ kind }) => kind === 'received')?.on;
  const identified = events.find(({ kind }) => kind === 'identified')?.on;
  return received !== undefined && identified !== undefined && identified > received ? identified : received;
}

async function serviceOf(
  db: Db,
  row: StoredRequest,
  { office }: TerritorySettings,
): Promise<NonNullable<AcknowledgementMentions['service']>> {
  const department =
    row.department_id === null
      ? undefined
      : await findDepartment(db, { territoryId: row.territory_id, departmentId: row.department_id });
  const sheet = department ?? office;
  return {
    name: sheet.name || undefined,
    postalAddress: sheet.address || undefined,
    email: sheet.email || undefined,
    phone: sheet.phone || undefined,
  };
}

function openCompletion(events: readonly StoredEvent[]): { pieces: string[]; deadline: string } | undefined {
  const last = events.findLast(({ kind }) => kind === 'completion_asked' || kind === 'completed');
  if (last?.kind !== 'completion_asked') return undefined;
  const pieces = Array.isArray(last.detail['pieces']) ? last.detail['pieces'].map(String) : [];
  return { pieces, deadline: String(last.detail['deadline'] ?? '') };
}
