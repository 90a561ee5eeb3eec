// The pieces that evidence consists of.
export const pieceIds = [
  'access-review',
  'policy',
  'sign-in',
  'provisioning',
  'roles',
  'four-eyes-settings',
  'four-eyes-decisions',
  'events',
  'logins',
  'drift',
] as const;
export type PieceId = (typeof pieceIds)[number];
