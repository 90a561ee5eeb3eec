// The laws that every resource keeps, as functions of a resource and a server.
export * from './laws.ts';
export {
  applied,
  errorsOf,
  exceptSuggestions,
  importId,
  type Lawful,
  type Open,
  pending,
  stateOf,
  targetOf,
} from './walk.ts';
