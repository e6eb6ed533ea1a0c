/** The roles of staff, by name only: what each may do is in roles.ts. */
export const ROLES = ['adviser', 'complaints_officer', 'hate_officer', 'manager', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]
