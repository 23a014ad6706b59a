import { randomBytes } from 'node:crypto';
import type { Bilingual } from '@beffroi/contracts';
import { onBehalfOf } from '../../../platform/on-behalf.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { readDeskSettings } from '../settings/settings.store.ts';
import { stampRequest } from './stamp.request.ts';
import { verifyStamp } from './stamp.verify.ts';

const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS;
const MOST_BYTES = 64 * 1024;

type Due = { territory_id: string; number: number; sha256: string; stamp_tries: number };

/** Has new links of the chain time-stamped (RFC 3161), and those again for which the authority did not answer. */
export async function stampEvidence(deps: Pick<DeskDeps, 'db' | 'http' | 'now'>): Promise<void> {
  const due = await deps.db
    .selectFrom('desk.evidence_link')
    .select(['territory_id', 'number', 'sha256', 'stamp_tries'])
    .where('stamp_due', '<=', deps.now())
    .orderBy('stamp_due')
    .limit(10)
    .execute();
  for (const link of due) await onBehalfOf(link.territory_id, async () => stamp(deps, link));
}

async function stamp(deps: Pick<DeskDeps, 'db' | 'http' | 'now'>, link: Due): Promise<void> {
  const { timeStampUrl } = await readDeskSettings(deps.db, link.territory_id);
  if (timeStampUrl === undefined) return set(deps, link, { stamp_due: null });
  const nonce = randomBytes(8);
  const answer = await deps.http.fetch({
    url: timeStampUrl,
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: stampRequest({ sha256: link.sha256, nonce }),
    maxBytes: MOST_BYTES,
    timeoutMs: 15_000,
  });
  if (!answer.ok) return again(deps, link, answer.message);
  if (answer.status !== 200)
    return again(deps, link, {
      fr: `L’autorité d’horodatage a répondu ${answer.status}.`,
      en: `The time-stamping authority answered ${answer.status}.`,
    });
  const verdict = verifyStamp(answer.body, { sha256: link.sha256, nonce });
  if (!verdict.ok) return again(deps, link, troubles[verdict.kind]);
  await set(deps, link, {
    time_stamp: Buffer.from(answer.body),
    stamped_at: verdict.at,
    authority: verdict.authority,
    stamp_trouble: null,
    stamp_due: null,
  });
}

const troubles: Record<'refused' | 'wrong', Bilingual> = {
  refused: {
    fr: 'L’autorité d’horodatage a refusé la demande.',
    en: 'The time-stamping authority refused the request.',
  },
  wrong: {
    fr: 'La réponse de l’autorité d’horodatage ne se vérifie pas : elle n’a pas été gardée.',
    en: 'The answer of the time-stamping authority does not verify: it was not kept.',
  },
};

async function again(deps: Pick<DeskDeps, 'db' | 'now'>, link: Due, trouble: Bilingual): Promise<void> {
  const pause = Math.min(LONGEST_PAUSE_MS, MINUTE_MS * 2 ** Math.min(link.stamp_tries, 20));
  await set(deps, link, {
    stamp_trouble: JSON.stringify(trouble),
    stamp_tries: link.stamp_tries + 1,
    stamp_due: new Date(deps.now().getTime() + pause),
  });
}

async function set(
  deps: Pick<DeskDeps, 'db'>,
  link: Due,
  change: {
    time_stamp?: Buffer;
    stamped_at?: Date;
    authority?: string;
    stamp_trouble?: string | null;
    stamp_tries?: number;
    stamp_due: Date | null;
  },
): Promise<void> {
  await deps.db
    .updateTable('desk.evidence_link')
    .set(change)
    .where('territory_id', '=', link.territory_id)
    .where('number', '=', link.number)
    // Stamped meanwhile by another process: the first stamp stands.
    .where('time_stamp', 'is', null)
    .execute();
}
