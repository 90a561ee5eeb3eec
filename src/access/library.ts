// `unleash-admin/access`: who has which role, and who holds a permission, through which chain.
export { type Caller, readCaller } from './caller.ts';
export { type Grant, type Holder, type Named, readGrants } from './grants.ts';
export { UnknownName } from './unknown-name.ts';
export { type Holding, type PermissionScope, type Place, type Way, type WhoCan, whoCan } from './who-can.ts';
