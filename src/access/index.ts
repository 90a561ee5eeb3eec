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
export { type Grant, readAccess } from './grants.ts';
