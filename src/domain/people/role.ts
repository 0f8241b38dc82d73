/** The roles that a person can hold. What each may do stands in src/policies. */

export const roleIds = [
  'clerk',
  'reviewer',
  'secrecy-reviewer',
  'leader',
  'office-head',
  'county-desk',
  'inspector',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const;

export type RoleId = (typeof roleIds)[number];

/** Does this text name a role? */
export function isRoleId(text: string): text is RoleId {
  return (roleIds as readonly string[]).includes(text);
}

const administrators: ReadonlySet<RoleId> = new Set([
  'system-administrator',
  'security-administrator',
  'audit-administrator',
]);

/** One of the three separated administrators (三员)? Their roles are never delegated. */
export function isAdministrator(role: RoleId): boolean {
  return administrators.has(role);
}
