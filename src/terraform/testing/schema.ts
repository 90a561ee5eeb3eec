// What a provider's schema says, read off the wire as Terraform core reads it.
import { type CtyType, type Decoded, decodeCtyType, type providerService, tfplugin6 } from '../protocol/index.ts';

type AttributeMessage = Decoded<typeof tfplugin6.Attribute>;

export interface SchemaAttribute {
  readonly type: CtyType;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  readonly writeOnly: boolean;
  readonly description: string;
  readonly nested?: { readonly nesting: 'SINGLE' | 'LIST' | 'SET' | 'MAP'; readonly attributes: SchemaAttributes };
}
export type SchemaAttributes = { readonly [name: string]: SchemaAttribute };

export interface Schemas {
  readonly resources: { readonly [type: string]: SchemaAttributes };
  readonly dataSources: { readonly [type: string]: SchemaAttributes };
  readonly listResources: { readonly [type: string]: SchemaAttributes };
  readonly ephemeralResources: { readonly [type: string]: SchemaAttributes };
  readonly actions: { readonly [type: string]: SchemaAttributes };
  readonly provider: SchemaAttributes;
  readonly serves: Decoded<typeof tfplugin6.ServerCapabilities> | undefined;
}

/** Everything that a provider offers. */
export function readSchemas(answer: Decoded<(typeof providerService)['GetProviderSchema']['response']>): Schemas {
  const read = (all: { [type: string]: Decoded<typeof tfplugin6.Schema> }) =>
    Object.fromEntries(Object.entries(all).map(([type, { block }]) => [type, readAttributes(block?.attributes ?? [])]));
  return {
    resources: read(answer.resource_schemas),
    dataSources: read(answer.data_source_schemas),
    listResources: read(answer.list_resource_schemas),
    ephemeralResources: read(answer.ephemeral_resource_schemas),
    actions: Object.fromEntries(
      Object.entries(answer.action_schemas).map(([type, { schema }]) => [
        type,
        readAttributes(schema?.block?.attributes ?? []),
      ]),
    ),
    provider: readAttributes(answer.provider?.block?.attributes ?? []),
    serves: answer.server_capabilities,
  };
}

const readAttributes = (messages: readonly AttributeMessage[]): SchemaAttributes =>
  Object.fromEntries(messages.map((message) => [message.name, readAttribute(message)]));

export const objectType = (attributes: SchemaAttributes): CtyType => [
  'object',
  Object.fromEntries(Object.entries(attributes).map(([name, { type }]) => [name, type])),
];

function readAttribute(message: AttributeMessage): SchemaAttribute {
  const { required, optional, computed, sensitive, description, write_only: writeOnly } = message;
  const flags = { required, optional, computed, sensitive, writeOnly, description };
  if (!message.nested_type) return { ...flags, type: decodeCtyType(message.type) };
  const attributes = readAttributes(message.nested_type.attributes);
  const names = Object.entries(tfplugin6.ObjectNesting.values);
  const nesting = names.find(([, number]) => number === message.nested_type?.nesting)?.[0] as 'SINGLE';
  const object = objectType(attributes);
  const type: CtyType = nesting === 'SINGLE' ? object : [(nesting as string).toLowerCase() as 'list', object];
  return { ...flags, type, nested: { nesting, attributes } };
}
