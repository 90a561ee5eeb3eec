// What a provider is made of.
import type { Attributes } from './attributes/index.ts';
import { type DataSourceDefinition, defineDataSource } from './define-data-source.ts';
import { defineEphemeralResource, type EphemeralResourceDefinition } from './define-ephemeral-resource.ts';
import { defineResource, type ResourceDefinition } from './define-resource.ts';

export * from './attributes/index.ts';
export type { Creation, CreationLog } from './creation-log.ts';
export type { DataSource } from './define-data-source.ts';
export type { EphemeralResource, Renewed } from './define-ephemeral-resource.ts';
export { ArgumentFailure, defineFunction, type ProviderFunction } from './define-function.ts';
export {
  type ConfigureContext,
  defineProvider,
  type Present,
  type Provider,
  type Referent,
  type Signals,
} from './define-provider.ts';
export type { CallContext, PlanContext, Resource, ValidateContext, WriteContext } from './define-resource.ts';
export { dataSourcesOf } from './derive-data-sources.ts';
export { AttributeFailure, type Failure, ResourceFailure, type Subject } from './failure.ts';
export { Diagnostics, type Report } from './report.ts';
export { providerHandlers } from './rpc/handlers.ts';
export { Turns } from './run/turns.ts';
export { deletionProtection, onDestroy } from './safety.ts';
export { timeouts } from './timeouts.ts';

/** The definition functions for one API client. */
export const definitionsFor = <Api>() => ({
  defineResource: <As extends Attributes, const Id extends keyof As & string, Item, Body>(
    name: string,
    definition: ResourceDefinition<Api, As, Id, Item, Body>,
  ) => defineResource(name, definition),
  defineDataSource: <As extends Attributes>(name: string, definition: DataSourceDefinition<Api, As>) =>
    defineDataSource(name, definition),
  defineEphemeralResource: <As extends Attributes, Held>(
    name: string,
    definition: EphemeralResourceDefinition<Api, As, Held>,
  ) => defineEphemeralResource(name, definition),
});
