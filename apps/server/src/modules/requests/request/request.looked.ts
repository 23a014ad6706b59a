import { dayAt } from '@beffroi/engines/clocks';
import { recordAudit } from '../../audit/index.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import type { By } from './request.by.ts';

const MOST = 20_000;
const looked = new Set<string>();

/** Writes in the journal who looked at who asks: once a day for each person and request, by each process. */
export async function noteLook(
  deps: Pick<RequestsDeps, 'db' | 'now'>,
  { territoryId, requestId, by }: Named & { by: By },
): Promise<void> {
  const key = `${by.id} ${requestId} ${dayAt(deps.now().getTime(), 'UTC')}`;
  if (looked.has(key)) return;
  if (looked.size >= MOST) looked.clear();
  looked.add(key);
  await recordAudit(deps.db, {
    territoryId,
    actor: by.actor,
    action: 'requests.requester_seen',
    target: { kind: 'request', id: requestId },
    at: deps.now(),
  });
}
