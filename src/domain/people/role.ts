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
