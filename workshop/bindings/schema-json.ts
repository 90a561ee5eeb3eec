// What `terraform providers schema -json` prints, as far as generators read it.
// https://developer.hashicorp.com/terraform/cli/commands/providers/schema#format-summary

export interface ProvidersSchema {
  readonly format_version: string;
  readonly provider_schemas: { readonly [address: string]: ProviderSchema };
}

export interface ProviderSchema {
  readonly provider?: Schema;
  readonly resource_schemas?: { readonly [type: string]: Schema };
  readonly data_source_schemas?: { readonly [type: string]: Schema };
  readonly ephemeral_resource_schemas?: { readonly [type: string]: Schema };
  readonly functions?: { readonly [name: string]: FunctionSchema };
}

export interface Schema {
  readonly version: number;
  readonly block: Block;
}

interface Described {
  readonly description?: string;
  readonly description_kind?: string;
  readonly deprecated?: boolean;
}

export interface Block extends Described {
  readonly attributes?: { readonly [name: string]: Attribute };
  readonly block_types?: { readonly [name: string]: NestedBlock };
}

export interface NestedBlock {
  readonly nesting_mode: string;
  readonly block: Block;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface Attribute extends Described {
  readonly type?: Type;
  readonly nested_type?: {
    readonly nesting_mode: string;
    readonly attributes: { readonly [name: string]: Attribute };
  };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
}

export interface FunctionSchema {
  readonly description?: string;
  readonly summary?: string;
  readonly deprecation_message?: string;
  readonly return_type: Type;
  readonly parameters?: readonly Parameter[];
  readonly variadic_parameter?: Parameter;
}

export interface Parameter {
  readonly name: string;
  readonly description?: string;
  readonly is_nullable?: boolean;
  readonly type: Type;
}

/** `"string"`, `["list", "string"]`, `["object", {"name": "string"}]` and so on. */
export type Type =
  | string
  | readonly [collection: string, of: Type]
  | readonly ['tuple', readonly Type[]]
  | readonly ['object', { readonly [name: string]: Type }];
