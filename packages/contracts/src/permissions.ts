/** What a person may be in a territory. GLOSSARY.md has the French names. */
export const roles = [
  'administrator',
  'head_of_communication',
  'community_manager',
  'contributor',
  'validator',
  'department_agent',
  'elected_official',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

const A = 'administrator';
const H = 'head_of_communication';
const M = 'community_manager';
const C = 'contributor';
const V = 'validator';
const D = 'department_agent';
const E = 'elected_official';
const U = 'auditor';

/**
 * What each role may do, in one table. A role that is not in a row may not: nothing is granted elsewhere.
 * The server enforces it at the mount of each contract, the interface hides by it what it would refuse.
 */
export const permissions = {
  'territory.read': [A, H, M, C, V, D, E, U],
  'territory.manage': [A],
  'people.read': [A, H, U],
  'people.manage': [A],
  'api_keys.manage': [A],
  'audit.read': [A, U],
  'mentions.read': [A, H, M, C, V],
  'mentions.treat': [A, H, M],
  'mentions.export': [A, H, M],
  'mentions.reveal_author': [A, H, M],
  'mentions.capture': [A, H, M, C],
  'watches.read': [A, H, M, C, V, U],
  'watches.manage': [A, H, M],
  'sources.read': [A, H, M, U],
  'sources.manage': [A, H, M],
  'retention.manage': [A],
  'objections.manage': [A, H],
  'alerts.read': [A, H, M, C, V],
  'alerts.handle': [A, H, M],
  'alerts.configure': [A, H, M],
  'notifications.configure': [A, H],
  'oncall.read': [A, H, M, C, V],
  'oncall.manage': [A, H],
  'crisis.read': [A, H, M, C, V, E],
  'crisis.write': [A, H, M, C, V, E],
  'crisis.lead': [A, H, M],
  'crisis.configure': [A, H],
  'channels.read': [A, H, M, C, V, U],
  'channels.manage': [A, H],
  'media.read': [A, H, M, C, V],
  'media.manage': [A, H, M, C],
  'publishing.read': [A, H, M, C, V, E, U],
  'publishing.write': [A, H, M, C],
  'publishing.schedule': [A, H, M],
  'publishing.hold': [A, H, M],
  'publishing.configure': [A, H],
  'mandates.open': [A, H, E],
  'desk.read': [A, H, M, C, V],
  'desk.answer': [A, H, M],
  'desk.moderate': [A, H, M],
  'desk.configure': [A, H],
  'evidence.read': [A, H],
  'requests.read': [A, H, M, C, V, D],
  'requests.treat': [A, H, M],
  'requests.export': [A, H, M],
  'requests.erase': [A, H],
  'departments.manage': [A, H],
  'figures.read': [A, H, M, V, E, U],
  'figures.open': [A, H, M],
  'briefings.read': [A, H, M, V, E],
  'work.read': [A, H, M, U],
  'simulation.use': [A, H, M],
  'drills.run': [A, H, M],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;
export const permissionNames = Object.keys(permissions) as [Permission, ...Permission[]];

/** What would let a key make itself stronger is for people alone. */
const peopleOnly = ['people.manage', 'api_keys.manage', 'territory.manage'] as const satisfies readonly Permission[];
export type ApiKeyPermission = Exclude<Permission, (typeof peopleOnly)[number]>;
export const apiKeyPermissions = permissionNames.filter(
  (name) => !(peopleOnly as readonly Permission[]).includes(name),
) as [ApiKeyPermission, ...ApiKeyPermission[]];

/** Whether one of the roles held gives the permission. */
export function allows(held: readonly Role[], permission: Permission): boolean {
  const granted: readonly Role[] = permissions[permission];
  return held.some((role) => granted.includes(role));
}
