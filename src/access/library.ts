// `unleash-admin/access`: who has which role, who holds a permission and what somebody may do, through which chain; access reviews.
export { type Caller, readCaller } from './caller.ts';
export { type Grant, type Holder, type Named, readGrants } from './grants.ts';
export { canDo } from './review/can-do.ts';
export { type ReviewOptions, reviewAccess } from './review/review-access.ts';
export type {
  Credential,
  Finding,
  Grant as ReviewedGrant,
  HeldInRole,
  Review,
  ReviewedGroup,
  ReviewedRole,
  Severity,
  Subject,
  SubjectType,
} from './review/review.ts';
export { UnknownName } from './unknown-name.ts';
export { type WhatCan, whatCan } from './what-can.ts';
export { type Holding, type WhoCan, whoCan } from './who-can.ts';
export type { PermissionScope, Place, Way } from './ways.ts';
