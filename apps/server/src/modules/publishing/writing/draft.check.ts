import type { Draft, Finding } from '@beffroi/contracts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { readCheckFacts, type CheckFacts, type CheckInput } from './check.facts.ts';

/** What the checks say of a draft in its territory now. */
export async function findingsOf(
  deps: Pick<PublishingDeps, 'channelRegistry' | 'now'>,
  db: Db,
  given: CheckInput & { ignored: Readonly<Record<string, string>> },
): Promise<Finding[]> {
  return checkWith(await readCheckFacts(deps, db, given), given);
}

export function checkWith(facts: CheckFacts, { draft }: { draft: Draft }): Finding[] {
  void facts;
  void draft;
  return [];
}
