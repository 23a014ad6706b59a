import type { Bilingual } from '@beffroi/contracts';
import { clearedToSend, type Circuit } from '@beffroi/engines/approval';
import { readEditorial } from '../editorial/editorial.store.ts';
import { isHeldBack } from '../hold/hold.pass.ts';
import { isHeld } from '../hold/hold.store.ts';
import { coverageOf } from '../mandates/mandate.cover.ts';
import type { Db, Named, PublishingDeps } from '../publishing.deps.ts';
import { saidIn } from '../writing/check.facts.ts';
import { findPublication, type StoredPublication } from '../writing/publication.store.ts';
import { sealOf } from './approval.seal.ts';
import { chooseCircuit } from './circuit.choose.ts';

type Permit = { ok: true } | { ok: false; message: Bilingual };

const held: Bilingual = {
  fr: 'Tout est suspendu sur ce territoire.',
  en: 'Everything is held in this territory.',
};
const notApproved: Bilingual = {
  fr: 'Cette publication n’est pas validée\u{a0}: elle ne part pas.',
  en: 'This post is not approved: it does not go out.',
};

/**
 * Whether a publication may leave at this very instant: not while everything is held, not against what an open crisis asks, and either under a mandate that
 * runs, or approved, exactly as it now stands, by a circuit that still suffices, or an answer that asks nobody.
 */
export async function mayGoOut(
  deps: Pick<PublishingDeps, 'alarmGoesOn' | 'crisisGoesOn' | 'crisisRules' | 'now'>,
  db: Db,
  named: Named & { now: Date; channelId?: string },
): Promise<Permit> {
  const row = await findPublication(db, named);
  if (await isHeldBack(deps, db, row, await isHeld(db, named.territoryId))) return { ok: false, message: held };
  const ruled = await ruleAgainst(deps, db, row, named.channelId);
  if (ruled) return { ok: false, message: ruled };
  if (row.answers?.direct === true) return { ok: true };
  if (row.mandate_id !== null) {
    const coverage = await coverageOf(db, row, named.now);
    if (coverage.covered) return { ok: true };
    if (row.approval?.state.status !== 'approved') return { ok: false, message: coverage.message };
  }
  return clearanceOf(deps, db, row);
}

/** What an open crisis has against it: an authority that leads since it was planned, and that it does not relay. */
async function ruleAgainst(
  deps: Pick<PublishingDeps, 'crisisRules'>,
  db: Db,
  { territory_id: territoryId, draft }: StoredPublication,
  channelId: string | undefined,
): Promise<Bilingual | undefined> {
  const { crisisId, alarmId } = draft;
  if (crisisId === undefined && alarmId === undefined) return undefined;
  const said = saidIn(draft).filter((each) => channelId === undefined || each.channelId === channelId);
  const findings = await deps.crisisRules(db, { territoryId, crisisId, alarmId, said });
  return findings.find(({ severity }) => severity === 'blocks')?.message;
}

/** Whether what was approved is what would go out now, under a mandate or not. */
export async function isStillSealed(
  deps: Pick<PublishingDeps, 'alarmGoesOn' | 'crisisGoesOn' | 'now'>,
  db: Db,
  named: Named,
): Promise<boolean> {
  return (await clearanceOf(deps, db, await findPublication(db, named))).ok;
}

async function clearanceOf(
  deps: Pick<PublishingDeps, 'alarmGoesOn' | 'crisisGoesOn' | 'now'>,
  db: Db,
  row: StoredPublication,
): Promise<Permit> {
  const { approval } = row;
  if (!approval || approval.voided) return { ok: false, message: notApproved };
  const circuit = await circuitNow(deps, db, row, approval.state.circuit);
  return clearedToSend(approval.state, { seal: await sealOf(db, row, approval), circuit });
}

/**
 * The circuit that would be asked now. What ended since was more than enough; a crisis or a campaign that began since
 * asks for its own, and is looked for only where there can be one.
 */
async function circuitNow(
  deps: Pick<PublishingDeps, 'alarmGoesOn' | 'crisisGoesOn' | 'now'>,
  db: Db,
  row: StoredPublication,
  then: Circuit,
): Promise<Circuit> {
  const { ballots } = await readEditorial(db, row.territory_id);
  if (row.alarm_id === null && row.crisis_id === null && ballots.length === 0) return then;
  const { circuit } = await chooseCircuit(deps, db, {
    territoryId: row.territory_id,
    draft: row.draft,
    authorId: row.author_id,
    dueAt: row.due_at,
  });
  const isGraver = circuit?.when.crisis === true || circuit?.when.electoralPeriod === true;
  return isGraver ? { ...then, id: circuit.id } : then;
}
