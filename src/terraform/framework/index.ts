// What a provider is made of.
import type { Attributes } from './attributes/index.ts';
import { type ActionDefinition, defineAction } from './define-action.ts';
import { type DataSourceDefinition, defineDataSource } from './define-data-source.ts';
import { defineEphemeralResource, type EphemeralResourceDefinition } from './define-ephemeral-resource.ts';
import { defineResource, type ResourceDefinition } from './define-resource.ts';
import type { Offer } from './offer.ts';

export * from './attributes/index.ts';
export type {
  CallContext,
  DeletePart,
  PlanContext,
  PlanDestroyPart,
  PlanPart,
  Refuse,
  Warn,
} from './contexts.ts';
export type { Connected } from './connected.ts';
export type { Action } from './define-action.ts';
export type { DataSource } from './define-data-source.ts';
export type { Renewed } from './define-ephemeral-resource.ts';
export { ArgumentFailure, defineFunction } from './define-function.ts';
export {
  type ConfigureContext,
  defineProvider,
  defineServedProvider,
  type Present,
  type Provider,
  type ProviderDefinition,
  type Referent,
  type ServedProvider,
  type Signals,
} from './define-provider.ts';
export { dataSourcesOf, derivedFrom } from './derive-data-sources.ts';
export { AttributeFailure, type Failure, ResourceFailure, type Subject } from './failure.ts';
export type { Members } from './members.ts';
export * from './objects/index.ts';
export { Diagnostics, type Report } from './report.ts';
export { explain } from './report-failure.ts';
export type { Resource } from './resource.ts';
export { providerHandlers } from './rpc/handlers.ts';
export { problemsOf } from './rpc/resource/validate-config.ts';
export { Turns } from './run/turns.ts';
export { deletionProtection, onDestroy } from './safety.ts';
export { timeouts } from './timeouts.ts';

/** The definition functions for one API client. `Told` is what this provider's members say of themselves, in its own words. */
export const definitionsFor = <Api, Told extends Offer = Offer>() => ({
  defineResource: <As extends Attributes, const Id extends keyof As & string, Item, Body>(
    name: string,
    definition: ResourceDefinition<Api, As, Id, Item, Body> & Told,
  ) => defineResource(name, definition),
  defineDataSource: <As extends Attributes>(name: string, definition: DataSourceDefinition<Api, As> & Told) =>
    defineDataSource(name, definition),
  defineEphemeralResource: <As extends Attributes, Held>(
    name: string,
    definition: EphemeralResourceDefinition<Api, As, Held> & Told,
  ) => defineEphemeralResource(name, definition),
  defineAction: <As extends Attributes>(name: string, definition: ActionDefinition<Api, As> & Told) =>
    defineAction(name, definition),
});
