// The parts of Unleash, in its own words: every resource and data source belongs to one.

/** In the order in which people meet them; the registry lists pages by these names. */
export const areas = [
  'Projects and environments',
  'Feature flags',
  'Users and groups',
  'Roles and access',
  'API tokens',
  'Sign-in',
  'Change requests',
  'Integrations',
  'Instance',
  'Audit',
] as const;

export type Area = (typeof areas)[number];
