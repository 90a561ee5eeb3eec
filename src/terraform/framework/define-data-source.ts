// A data source: attributes and one read.
import type { Attributes, Config, State } from './attributes/index.ts';
import type { ValidateContext } from './define-resource.ts';

export interface DataSourceDefinition<Api, As extends Attributes> {
  readonly description: string;
  readonly edition?: 'pro' | 'enterprise';
  readonly attributes: As;
  validate?(config: Config<As>, context: ValidateContext): void;
  /** Throws `ResourceFailure` or an API error when there is no such thing: a data source never answers with nothing. */
  read(api: Api, config: KnownConfig<As>): Promise<State<As>>;
}

/** The configuration when everything in it is known, which Terraform waits for before it reads. */
export type KnownConfig<As> = { [K in keyof Config<As>]: Exclude<Config<As>[K], undefined> };

// biome-ignore lint/suspicious/noExplicitAny: the catalog holds data sources of many shapes
export type DataSource<Api = any> = { readonly name: string } & DataSourceDefinition<Api, any>;

export function defineDataSource<Api, As extends Attributes>(
  name: string,
  definition: DataSourceDefinition<Api, As>,
): { readonly name: string } & DataSourceDefinition<Api, As> {
  return { name, ...definition };
}
