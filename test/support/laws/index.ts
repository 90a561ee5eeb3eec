// The laws that every resource keeps, as functions of a resource and a server.
export * from './laws.ts';
export { applied, errorsOf, type Open, type Place, pending } from './walk.ts';
