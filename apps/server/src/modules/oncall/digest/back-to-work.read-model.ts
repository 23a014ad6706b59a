import type { DigestItem, getBackToWork, Output } from '@beffroi/contracts';
import { frenchSpaces } from '../../../platform/french-spaces.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { alarmsSinceYouLeft } from './alarms.since.ts';
import { handOversSinceYouLeft } from './hand-overs.since.ts';
import { touchPresence } from './presence.store.ts';

/** More than that is not read. */
const MOST = 30;

/**
 * What matters since a person left: what still asks something first, then the newest. Empty for whoever was not away, or
 * read it; `since` asks for another beginning.
 */
export async function readBackToWork(
  deps: OncallDeps,
  given: { territoryId: string; personId: string; since?: Date | undefined },
): Promise<Output<typeof getBackToWork>> {
  const { territoryId, personId } = given;
  const until = deps.now();
  const left = await touchPresence(deps.db, { territoryId, personId, at: until });
  const since = given.since ?? left;
  if (since === undefined || since >= until)
    return { since: until.toISOString(), until: until.toISOString(), items: [], more: 0 };
  const asked = { territoryId, personId, since, until };
  const sources = [alarmsSinceYouLeft, handOversSinceYouLeft, ...deps.digestSources];
  const found = await Promise.all(sources.map(async (source) => source(deps.db, asked)));
  const items = found.flat().toSorted(byWeight);
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    items: items.slice(0, MOST).map((item) => ({ ...item, text: { ...item.text, fr: frenchSpaces(item.text.fr) } })),
    more: Math.max(0, items.length - MOST),
  };
}

function byWeight(one: DigestItem, other: DigestItem): number {
  return Number(other.open) - Number(one.open) || (one.at < other.at ? 1 : one.at > other.at ? -1 : 0);
}
