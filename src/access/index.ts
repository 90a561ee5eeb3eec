// Who may do what on an instance, through what, and whose token asks.
export {
  adminRole,
  isAdministrative,
  isPlainRole,
  mayAdminister,
  type Rights,
  type RootGrant,
  readRights,
} from './admins.ts';
export { type Caller, isBy, readCaller } from './caller.ts';
export { type Grant, type Holder, type Named, readGrants } from './grants.ts';
export { UnknownName } from './unknown-name.ts';
export { type Holding, type PermissionScope, type Place, type Way, type WhoCan, whoCan } from './who-can.ts';
export { type HeldPermission, mayWrite, neededPermissions } from './needed-permissions.ts';
