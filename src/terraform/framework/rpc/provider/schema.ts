// GetProviderSchema: everything that the provider offers, derived from its definitions.
import {
  encodeCtyType,
  type HandlerOf,
  type Input,
  tfplugin6 as protocol,
  type tfplugin6,
} from '../../../protocol/index.ts';
import type { AnyAttribute, Attributes } from '../../attributes/index.ts';
import type { ServedProvider } from '../../define-provider.ts';
import { loadAll } from '../../members.ts';
import { filterAttributes } from '../../objects/index.ts';
import type { Resource } from '../../resource.ts';
import { functionSchemas } from '../function/schema.ts';

type SchemaMessage = Input<typeof tfplugin6.Schema>;
type AttributeMessage = Input<typeof tfplugin6.Attribute>;

export function getProviderSchema(provider: ServedProvider): HandlerOf<'GetProviderSchema'> {
  const schemas = (members: readonly { name: string; description: string; attributes: Attributes }[]) =>
    Object.fromEntries(members.map((member) => [`${provider.name}_${member.name}`, schemaOf(member)]));
  const { members } = provider;
  return async () => {
    const resources = await loadAll(members.resources);
    const actions = schemas(await loadAll(members.actions));
    return {
      provider: schemaOf(provider),
      resource_schemas: schemas(resources),
      data_source_schemas: schemas(await loadAll(members.dataSources)),
      list_resource_schemas: schemas(resources.filter(({ list }) => list).map(asList)),
      ephemeral_resource_schemas: schemas(await loadAll(members.ephemeralResources)),
      action_schemas: Object.fromEntries(Object.entries(actions).map(([type, schema]) => [type, { schema }])),
      functions: functionSchemas(await loadAll(members.functions)),
      server_capabilities: {
        plan_destroy: true,
        get_provider_schema_optional: true,
        move_resource_state: true,
        generate_resource_config: true,
      },
    };
  };
}

/** What a `list` block may say: which of all objects are meant. */
const asList = (resource: Resource) => ({
  name: resource.name,
  description: `Objects of the kind \`${resource.name}\`: all of them, or those that fit every filter.`,
  attributes: filterAttributes(resource),
});

function schemaOf({ description, attributes }: { description: string; attributes: Attributes }): SchemaMessage {
  return {
    version: 0,
    block: {
      version: 0,
      description,
      description_kind: protocol.StringKind.values.MARKDOWN,
      attributes: attributesOf(attributes),
    },
  };
}

const attributesOf = (attributes: Attributes): AttributeMessage[] =>
  Object.keys(attributes)
    .sort()
    .map((name) => attributeOf(name, attributes[name]!));

function attributeOf(name: string, attribute: AnyAttribute): AttributeMessage {
  const { kind, presence, facts, description } = attribute;
  const { nested } = kind;
  const nesting =
    nested && protocol.ObjectNesting.values[nested.nesting.toUpperCase() as 'SINGLE' | 'LIST' | 'SET' | 'MAP'];
  return {
    name,
    ...(nested
      ? { nested_type: { attributes: attributesOf(nested.attributes), nesting } }
      : { type: encodeCtyType(kind.type) }),
    description,
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
