import { type TerritoryKind, territoryKinds } from '@beffroi/contracts';
import type { MessageId, Words } from './words.ts';

/** The name of each kind of territory on screen. */
export const kindWords: Record<TerritoryKind, MessageId> = {
  region: 'territory.kind.region',
  departement: 'territory.kind.departement',
  commune: 'territory.kind.commune',
  grouping: 'territory.kind.grouping',
  university: 'territory.kind.university',
  other: 'territory.kind.other',
};

export function kindOptions(t: Words): { value: TerritoryKind; label: string }[] {
  return territoryKinds.map((kind) => ({ value: kind, label: t(kindWords[kind]) }));
}
