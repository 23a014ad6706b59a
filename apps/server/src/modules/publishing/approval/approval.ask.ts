import { awaited, type Staff } from '@beffroi/engines/approval';
import { namesOf } from '../people.names.ts';
import type { PublishingDeps, Trx } from '../publishing.deps.ts';
import type { StoredPublication } from '../writing/publication.store.ts';
import { silenceSentence } from './circuit.sentences.ts';
import { linkJob } from './link.job.ts';
import { calledOf, tellPeople } from './people.tell.ts';

/** Tells those who are waited for now; guests, who have no account, get their link by mail. */
export async function askStep(deps: PublishingDeps, trx: Trx, row: StoredPublication, staff: Staff): Promise<void> {
  const approval = row.approval;
  if (!approval) return;
  const { state } = approval;
  const { seats } = awaited(state, staff, deps.now().getTime());
  const holders = [...new Set(seats.flatMap((seat) => seat.holders.map(({ person }) => person)))];
  const names = await namesOf(trx, row.territory_id, [row.author_id]);
  const author = names.get(row.author_id) ?? '';
  const called = calledOf(row);
  const silence = silenceSentence(state.circuit.silence, staff);
  await tellPeople(deps, trx, row, {
    personIds: holders,
    occasion: `asked ${row.version} ${state.stepStartedAt}`,
    title: { fr: `À valider\u{a0}: ${called.fr}`, en: `To approve: ${called.en}` },
    body: {
      fr: `${author} demande votre accord. ${silence.fr}`,
      en: `${author} asks for your approval. ${silence.en}`,
    },
  });
  for (const approverId of holders.filter((id) => id.startsWith('guest:'))) {
    await deps.jobs.enqueue(trx, linkJob, {
      territoryId: row.territory_id,
      publicationId: row.id,
      version: row.version,
      approverId,
    });
  }
}
