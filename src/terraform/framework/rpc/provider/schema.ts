// GetProviderSchema: everything that the provider offers, derived from its definitions.
import {
  encodeCtyType,
  type HandlerOf,
  type Input,
  tfplugin6 as protocol,
  type tfplugin6,
} from '../../../protocol/index.ts';
import { type AnyAttribute, type Attributes, describeAttribute, type Owner, withinOf } from '../../attributes/index.ts';
import type { Provider } from '../../define-provider.ts';
import { asList } from '../../objects/index.ts';
import { functionSchemas } from '../function/schema.ts';

type SchemaMessage = Input<typeof tfplugin6.Schema>;
type AttributeMessage = Input<typeof tfplugin6.Attribute>;

export function getProviderSchema(provider: Provider): HandlerOf<'GetProviderSchema'> {
  const owner = { provider: provider.name };
  const schemas = (members: readonly Described[]) =>
    Object.fromEntries(members.map((member) => [`${provider.name}_${member.name}`, schemaOf(member, owner)]));
  return async () => ({
    provider: schemaOf(provider, owner),
    resource_schemas: schemas(provider.resources),
    data_source_schemas: schemas(provider.dataSources),
    list_resource_schemas: schemas(provider.resources.filter(({ list }) => list).map(asList)),
    ephemeral_resource_schemas: schemas(provider.ephemeralResources ?? []),
    action_schemas: Object.fromEntries(
      Object.entries(schemas(provider.actions ?? [])).map(([type, schema]) => [type, { schema }]),
    ),
    functions: functionSchemas(provider.functions),
    server_capabilities: {
      plan_destroy: true,
      get_provider_schema_optional: true,
      move_resource_state: true,
      generate_resource_config: true,
    },
  });
}

interface Described {
  readonly name: string;
  readonly description: string;
  readonly documentation?: string;
  readonly attributes: Attributes;
  /** Of a resource. */
  readonly identity?: readonly string[];
}

function schemaOf({ description, documentation, attributes, identity }: Described, { provider }: Owner): SchemaMessage {
  return {
    version: 0,
    block: {
      version: 0,
      description: documentation === undefined ? description : `${description} [More about it](${documentation}).`,
      description_kind: protocol.StringKind.values.MARKDOWN,
      attributes: attributesOf(attributes, { provider, ...(identity && { identity }) }),
    },
  };
}

const attributesOf = (attributes: Attributes, owner: Owner): AttributeMessage[] =>
  Object.keys(attributes)
    .sort()
    .map((name) => attributeOf(name, attributes[name]!, owner));

function attributeOf(name: string, attribute: AnyAttribute, owner: Owner): AttributeMessage {
  const { kind, presence, facts } = attribute;
  const { nested } = kind;
  const nesting =
    nested && protocol.ObjectNesting.values[nested.nesting.toUpperCase() as 'SINGLE' | 'LIST' | 'SET' | 'MAP'];
  return {
    name,
    ...(nested
      ? { nested_type: { attributes: attributesOf(nested.attributes, withinOf(owner)), nesting } }
      : { type: encodeCtyType(kind.type) }),
    description: describeAttribute(name, attribute, owner),
    description_kind: protocol.StringKind.values.MARKDOWN,
    required: presence === 'required',
    optional: presence === 'optional' || presence === 'optionalComputed' || presence === 'defaulted',
    computed: ['computed', 'optionalComputed', 'defaulted'].includes(presence) || attribute.staysWhenLeftOut,
    // What no state has needs no mark there; of two, Terraform writes the order by chance, and takes it for a change.
    sensitive: facts.sensitive === true && facts.writeOnly !== true,
    write_only: facts.writeOnly === true,
    ...(facts.deprecated !== undefined && { deprecated: true, deprecation_message: facts.deprecated }),
  };
}
