// A data source: attributes and one read.
import type { Attributes, Config, KnownConfig, Model, State } from './attributes/index.ts';
import type { ValidateContext } from './contexts.ts';
import type { Offer } from './offer.ts';

export interface DataSourceDefinition<Api, As extends Attributes> extends Offer {
  readonly description: string;
  /** By what it looks, in which order, how many, and what happens where there is none: sentences for its page. */
  readonly lookup: string;
  readonly attributes: As;
  validate?(config: Config<As>, context: ValidateContext): void;
  /**
   * Terraform waits until all of the configuration is known. Throws `ResourceFailure` or an API error when there is no such
   * thing: a data source never answers with nothing.
   */
  read(api: Api, config: KnownConfig<As>): Promise<State<As>>;
}

/** A data source of any shape, as the framework drives it. */
export interface DataSource<Api = unknown> extends Offer {
  readonly name: string;
  readonly description: string;
  readonly lookup: string;
  readonly attributes: Attributes;
  validate?(config: Model, context: ValidateContext): void;
  read(api: Api, config: Model): Promise<Model>;
}

/** Gives the data source its name, without the provider's prefix. */
export function defineDataSource<Api, As extends Attributes>(
  name: string,
  definition: DataSourceDefinition<Api, As>,
): DataSource<Api> {
  // The one place where the shape is forgotten: what goes in and out are values by the names of these attributes.
  return { name, ...(definition as object as Omit<DataSource<Api>, 'name'>) };
}
