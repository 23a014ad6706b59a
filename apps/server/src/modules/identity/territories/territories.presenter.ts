import type { Territory } from '@beffroi/contracts';
import type { Selectable } from 'kysely';
import type { IdentityTables } from '../identity.tables.ts';

export type TerritoryRow = Selectable<IdentityTables['identity.territory']>;

export function presentTerritory(row: TerritoryRow): Territory {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    ...(row.short_name === null ? {} : { shortName: row.short_name }),
    variants: row.variants,
    timeZone: row.time_zone,
    languages: row.languages,
    colours: row.colours,
    ...(row.logo_hash === null ? {} : { logoUrl: `/api/territories/${row.id}/logo?v=${row.logo_hash}` }),
    ...(row.grouping_id === null ? {} : { groupingId: row.grouping_id }),
    sharedWithGrouping: row.shared_with_grouping,
    createdAt: row.created_at.toISOString(),
  };
}
