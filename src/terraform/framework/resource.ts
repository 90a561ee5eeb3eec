// A resource of any shape, as the framework drives it: models are plain values, and one function takes what another has made.
import type { AnyAttribute, Attributes, Model, Roles } from './attributes/index.ts';
import type {
  AnyDeleteContext,
  AnyPlanContext,
  AnyPlanDestroyContext,
  AnyWriteContext,
  ValidateContext,
} from './contexts.ts';
import type { CreationLog } from './creation-log.ts';
import type { Offer } from './offer.ts';

/** What `ResourceDefinition` says of each member holds here too; which types belong together was checked where it was defined. */
export interface Resource<Api = unknown> extends Offer {
  readonly name: string;
  readonly description: string;
  readonly attributes: Attributes;
  /** Attributes that the framework obeys. */
  readonly roles: Roles;
  readonly identity: readonly string[];
  readonly naming?: readonly string[];
  readonly nameSpace?: string;
  readonly whereToFind?: string;
  readonly importName?: AnyImportName;
  readonly fields?: { readonly [apiField: string]: string };
  readonly dataSources?: AnyDerivedDataSources<Api>;
  readonly listOmits?: readonly string[];
  readonly readFromList?: true;
  readonly completeWithUpdate?: readonly string[];
  readonly creationLog?: CreationLog<Api, Model>;
  claims?(model: Model, config: Model | null): readonly string[] | undefined;
  insideOf?(model: Model): readonly string[];
  list?(api: Api): Promise<readonly unknown[]>;
  read?(api: Api, id: Model): Promise<unknown>;
  toState(item: unknown): Model;
  readonly partOf?: string;
  leftAlone?(item: unknown): string | undefined;
  keptInStep?(item: unknown): readonly string[];
  keptElsewhere?(item: unknown, state: Model | null): readonly string[];
  toBody(desired: Model): unknown;
  create?(api: Api, body: unknown, context: AnyWriteContext): Promise<Model>;
  update?(api: Api, id: Model, body: unknown, context: AnyWriteContext): Promise<void>;
  delete?(api: Api, id: Model, context: AnyDeleteContext): Promise<void>;
  validate?(config: Model, context: ValidateContext): void;
  plan?(context: AnyPlanContext<Api>): Promise<void> | void;
  planDestroy?(context: AnyPlanDestroyContext<Api>): Promise<void> | void;
}

export interface AnyImportName {
  readonly by: readonly string[];
  prefers?(state: Model): boolean;
  isShownOnce?(state: Model): boolean;
}

export interface AnyDerivedDataSources<Api> {
  readonly one?: { readonly by: readonly string[]; readonly description: string };
  readonly many: string;
  readonly description: string;
  readonly filters: readonly string[];
  readonly requires?: string | null;
  readonly where?: { readonly [filter: string]: AnyFilter<Api> };
}

interface AnyFilter<Api> {
  readonly attribute: AnyAttribute;
  keep(api: Api, value: unknown): Promise<(state: Model) => boolean>;
}
