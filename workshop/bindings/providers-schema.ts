// The provider's schema as `terraform providers schema -json` prints it, without a terraform: from the answer to GetProviderSchema.
import packageJson from '../../package.json' with { type: 'json' };
import { address } from '../../provider/address.ts';
import { unleashProvider } from '../../provider/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import {
  type Decoded,
  decodeMessage,
  encodeMessage,
  providerService,
  type ResponseOf,
  tfplugin6,
} from '../../src/terraform/protocol/index.ts';
import type { Attribute, Block, FunctionSchema, Parameter, ProvidersSchema, Schema, Type } from './schema-json.ts';

/** Fresh at each call, for the generators write into what they are given. */
export async function providersSchema(): Promise<ProvidersSchema> {
  const provider = unleashProvider(packageJson.version, { env: {}, log: () => {}, onWait: () => {} });
  return describeAnswer(
    await providerHandlers(provider).GetProviderSchema!({}, { signal: new AbortController().signal }),
  );
}

/** Goes over the wire and back, so that what is described is what Terraform receives. */
export function describeAnswer(answer: ResponseOf<'GetProviderSchema'>): ProvidersSchema {
  const { response } = providerService.GetProviderSchema;
  const message = decodeMessage(response, encodeMessage(response, answer));
  return {
    format_version: '1.0',
    provider_schemas: {
      [address]: withoutEmpty({
        provider: message.provider && describeSchema(message.provider),
        resource_schemas: mapValues(message.resource_schemas, describeSchema),
        data_source_schemas: mapValues(message.data_source_schemas, describeSchema),
        ephemeral_resource_schemas: mapValues(message.ephemeral_resource_schemas, describeSchema),
        functions: mapValues(message.functions, describeFunction),
      }),
    },
  };
}

const describeSchema = ({ version, block }: Decoded<typeof tfplugin6.Schema>): Schema => ({
  version: Number(version),
  block: describeBlock(block),
});

function describeBlock(block: Decoded<typeof tfplugin6.Block> | undefined): Block {
  if (!block) return {};
  const nestedBlocks = block.block_types.map((nested) => [
    nested.type_name,
    withoutEmpty({
      nesting_mode: nameOf(tfplugin6.BlockNesting.values, nested.nesting),
      block: describeBlock(nested.block),
      min_items: Number(nested.min_items),
      max_items: Number(nested.max_items),
    }),
  ]);
  return withoutEmpty({
    attributes: describeAttributes(block.attributes),
    block_types: Object.fromEntries(nestedBlocks),
    description: block.description,
    description_kind: nameOf(tfplugin6.StringKind.values, block.description_kind),
    deprecated: block.deprecated,
  });
}

const describeAttributes = (attributes: readonly Decoded<typeof tfplugin6.Attribute>[]) =>
  Object.fromEntries(attributes.map((attribute) => [attribute.name, describeAttribute(attribute)]));

function describeAttribute(attribute: Decoded<typeof tfplugin6.Attribute>): Attribute {
  const { type, nested_type: nested } = attribute;
  return withoutEmpty({
    type: nested ? undefined : parseType(type),
    nested_type: nested && {
      attributes: describeAttributes(nested.attributes),
      nesting_mode: nameOf(tfplugin6.ObjectNesting.values, nested.nesting),
    },
    description: attribute.description,
    description_kind: nameOf(tfplugin6.StringKind.values, attribute.description_kind),
    deprecated: attribute.deprecated,
    required: attribute.required,
    optional: attribute.optional,
    computed: attribute.computed,
    sensitive: attribute.sensitive,
    write_only: attribute.write_only,
  });
}

const describeFunction = (one: Decoded<typeof tfplugin6.FunctionSchema>): FunctionSchema =>
  withoutEmpty({
    description: one.description,
    summary: one.summary,
    deprecation_message: one.deprecation_message,
    return_type: parseType(one.return!.type),
    parameters: one.parameters.map(describeParameter),
    variadic_parameter: one.variadic_parameter && describeParameter(one.variadic_parameter),
  });

const describeParameter = (one: Decoded<typeof tfplugin6.Parameter>): Parameter =>
  withoutEmpty({
    name: one.name,
    description: one.description,
    is_nullable: one.allow_null_value,
    type: parseType(one.type),
  });

const parseType = (json: Uint8Array): Type => JSON.parse(new TextDecoder().decode(json));

const nameOf = (values: { readonly [name: string]: number }, value: number): string =>
  Object.keys(values)
    .find((name) => values[name] === value)!
    .toLowerCase();

const mapValues = <From, To>(members: { readonly [name: string]: From }, map: (member: From) => To) =>
  Object.fromEntries(Object.entries(members).map(([name, member]) => [name, map(member)]));

/** Terraform leaves out what is empty, zero or false. */
function withoutEmpty<T extends object>(members: { [Name in keyof T]: T[Name] | undefined }): T {
  const isEmpty = (value: unknown) => !value || (typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(members).filter(([, value]) => !isEmpty(value))) as T;
}
