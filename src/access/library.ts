// `unleash-admin/access`: who has which role, who holds a permission and what somebody may do, through which chain; access reviews.
import type { AdminApi } from '../admin-api/index.ts';
import type { ReviewOptions } from './review/review-access.ts';
import type { Review } from './review/review.ts';

export { type Caller, readCaller } from './caller.ts';
export { type Grant, type Holder, type Named, readGrants } from './grants.ts';
export { canDo } from './review/can-do.ts';
export type {
  Credential,
  Finding,
  Grant as ReviewedGrant,
  HeldInRole,
  ReviewedGroup,
  ReviewedRole,
  Severity,
  Subject,
  SubjectType,
} from './review/review.ts';
export type { Review, ReviewOptions };
export { UnknownName } from './unknown-name.ts';
export { type WhatCan, whatCan } from './what-can.ts';
export { type Holding, type WhoCan, whoCan } from './who-can.ts';
export type { PermissionScope, Place, Way } from './ways.ts';

/**
 * Everyone who can do anything, and what to look at. Each question is asked once; `hidden` says what cannot be seen.
 * @throws AdminApiError, also where the token may not read who there is
 */
export const reviewAccess = async (api: AdminApi, options?: ReviewOptions): Promise<Review> =>
  (await import('./review/review-access.ts')).reviewAccess(api, options);
