// Objects of a resource as a service has them: found, listed, settled into state, labelled and identified.
export { asList, filterAttributes, keepMatching, matches } from './filter.ts';
export { findByName, findInList, findObject, observe } from './find.ts';
export {
  identityOf,
  identityType,
  importId,
  importIdFormat,
  importNames,
  isNamed,
  isSole,
  keyOf,
  parseImportId,
  soleName,
  splitImportId,
} from './identity.ts';
export { displayName, labelOf } from './label.ts';
export { inOrder, indexObjects, listObjects, type Observation } from './list.ts';
export { knownOf, settle } from './settle.ts';
export { decodeStored, storedIdentity, storedState } from './stored-state.ts';
export { wholeState } from './whole-state.ts';
