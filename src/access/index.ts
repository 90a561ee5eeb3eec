// Who may do what on an instance, through what, and whose token asks.
export { adminRole } from './admin-role.ts';
export {
  isAdministrative,
  isPlainRole,
  mayAdminister,
  type Rights,
  type RootGrant,
  readRights,
} from './admins.ts';
export { type Caller, isBy, readCaller } from './caller.ts';
export { type Grant, type Named, readGrants } from './grants.ts';
export { editionOf, type Origin, readOrigin } from './origin.ts';
export {
  type Comparable,
  type Difference,
  differenceBetween,
  type HeldGrant,
} from './review/difference.ts';
export { canDo } from './review/can-do.ts';
export { rules as reviewRules } from './review/findings/find.ts';
export { knownRoles } from './review/known-roles.ts';
export { type ReviewOptions, reviewAccess } from './review/review-access.ts';
export type {
  Finding,
  Grant as ReviewedGrant,
  Review,
  ReviewedRole,
  Subject,
  SubjectType,
} from './review/review.ts';
export { type TakerName, takers } from './review/takers/index.ts';
export { UnknownName } from './unknown-name.ts';
export { type HeldPermission, mayWrite, neededPermissions } from './needed-permissions.ts';
export { whatCan } from './what-can.ts';
export { type WhoCan, whoCan } from './who-can.ts';
export { checkPlace, type Place, type Way } from './ways.ts';
