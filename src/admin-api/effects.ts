// What repeating an operation would do, where the HTTP method does not say.

import type { Effect } from './sending/call.ts';
import { type OperationId, operations } from './generated/operations.ts';

/** POSTs that change nothing, or that leave the same state behind however often they arrive. */
const effects: { readonly [Id in OperationId]?: Effect } = {
  addAccessToProject: 'set',
  addDefaultStrategyToProjectEnvironment: 'set',
  archiveProject: 'set',
  disableBanner: 'set',
  enableBanner: 'set',
  reviveProject: 'set',
  setCors: 'set',
  setOidcSettings: 'set',
  setSamlSettings: 'set',
  setScimSettings: 'set',
  setSimpleSettings: 'set',
  toggleEnvironmentOff: 'set',
  toggleEnvironmentOn: 'set',
  toggleMaintenance: 'set',
  validateProject: 'read',
  validateRole: 'read',
};

export function effectOf(operation: OperationId): Effect {
  const declared = effects[operation];
  if (declared) return declared;
  const { method } = operations[operation];
  if (method === 'GET') return 'read';
  return method === 'PUT' || method === 'DELETE' ? 'set' : 'once';
}
