// Descriptions of attributes with the tags by which editors show defaults and what is deprecated.
import type { Attribute, ProviderSchema, ProvidersSchema, Schema } from './schema-json.ts';

/** The same schema, as the generators make comments of it. */
export const tagDescriptions = (schema: ProvidersSchema): ProvidersSchema => ({
  ...schema,
  provider_schemas: mapValues(schema.provider_schemas, tagProvider),
});

const tagProvider = (schema: ProviderSchema): ProviderSchema => ({
  ...schema,
  ...(schema.provider && { provider: tagSchema(schema.provider) }),
  resource_schemas: mapValues(schema.resource_schemas, tagSchema),
  data_source_schemas: mapValues(schema.data_source_schemas, tagSchema),
  ephemeral_resource_schemas: mapValues(schema.ephemeral_resource_schemas, tagSchema),
});

const tagSchema = ({ version, block }: Schema): Schema => ({
  version,
  block: { ...block, attributes: mapValues(block.attributes, tagAttribute) },
});

function tagAttribute(attribute: Attribute): Attribute {
  const { description = '', deprecated, nested_type: nested } = attribute;
  const [, preset] = /\bDefault: `([^`]+)`\./.exec(description) ?? [];
  const tags = [preset && `@default ${preset}`, deprecated && `@deprecated ${description}`].filter(Boolean);
  return {
    ...attribute,
    description: tags.length > 0 ? [description, '', ...tags].join('\n') : description,
    ...(nested && { nested_type: { ...nested, attributes: mapValues(nested.attributes, tagAttribute) } }),
  };
}

const mapValues = <T>(members: { readonly [name: string]: T } = {}, map: (member: T) => T) =>
  Object.fromEntries(Object.entries(members).map(([name, member]) => [name, map(member)]));
