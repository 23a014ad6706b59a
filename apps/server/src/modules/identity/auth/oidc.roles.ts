import type { Role } from '@beffroi/contracts';
import type { RoleRule } from '../../../platform/config/index.ts';

/** The roles that the claims of a person give; a claim may hold one value or several. */
export function rolesFromClaims(
  rules: readonly RoleRule[],
  claims: Readonly<Record<string, unknown>>,
): { territoryId: string; role: Role }[] {
  const given = rules.filter(({ claim, value }) => {
    const held = claims[claim];
    return Array.isArray(held) ? held.includes(value) : held === value;
  });
  return [...new Map(given.map(({ territoryId, role }) => [`${territoryId} ${role}`, { territoryId, role }])).values()];
}
