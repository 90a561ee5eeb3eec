// What `terraform query` does: asks for the objects of a type, reads events up to its limit, and holds each to core's rules.
import {
  decodeCtyType,
  decodeDynamicValue,
  encodeDynamicValue,
  type ObjectValue,
  type ProviderHandlers,
} from '../protocol/index.ts';
import type { Block } from './configuration.ts';
import { connect } from './connection.ts';
import { type Diagnostic, readDiagnostics } from './diagnostics.ts';
import { evaluate } from './evaluate.ts';
import type { Known } from './known.ts';
import { newest, type Profile } from './profiles.ts';
import { objectType } from './schema.ts';
import { streamOf } from './stream.ts';
import { ProtocolViolation } from './violation.ts';

interface QueryOptions {
  readonly config?: Block['body'];
  readonly includeResource?: boolean;
  /** As many as Terraform reads; then it cancels the stream. */
  readonly limit?: number;
  readonly profile?: Profile;
  /** What the provider offers, where it has been asked before. */
  readonly known?: Promise<Known>;
}

interface Listed {
  readonly displayName: string;
  readonly identity: ObjectValue;
  readonly object: ObjectValue | undefined;
}

/** @returns what was listed, and what was said meanwhile; an error ends the list */
export async function queryResources(
  handlers: ProviderHandlers,
  type: string,
  { config = {}, includeResource = false, limit = 100, profile = newest, known }: QueryOptions = {},
): Promise<{ listed: Listed[]; diagnostics: Diagnostic[] }> {
  const { call, schemas } = await connect(handlers, profile, known);
  const attributes = schemas.listResources[type];
  if (!attributes) throw new Error(`the provider has no list resource ${type}`);
  const listType = objectType(attributes);
  const wire = encodeDynamicValue(
    listType,
    evaluate(listType, config, () => undefined),
  );
  const validated = await call('ValidateListResourceConfig', { type_name: type, config: wire });
  const diagnostics = readDiagnostics(validated.diagnostics);
  const { identity_schemas } = await call('GetResourceIdentitySchemas', {});
  const identitySchema = identity_schemas[type];
  if (!identitySchema)
    throw new ProtocolViolation(`Identity schema not found for resource type ${type}`, 'what is listed is named by it');
  const identity = identitySchema.identity_attributes.map(({ name, type }) => [name, decodeCtyType(type)] as const);
  const request = { type_name: type, config: wire, include_resource_object: includeResource, limit };
  const listed: Listed[] = [];
  if (limit === 0 || diagnostics.length > 0) return { listed, diagnostics };
  for await (const event of streamOf(handlers, 'ListResource', request)) {
    const said = readDiagnostics(event.diagnostic);
    diagnostics.push(...said);
    if (said.some(({ severity }) => severity === 'error')) return { listed: [], diagnostics };
    if (!event.identity?.identity_data) {
      // Once there was a warning, Terraform says nothing of those that lack one.
      if (diagnostics.length > 0) continue;
      throw new ProtocolViolation(`missing identity data in ListResource event for ${type}`, 'there was no warning');
    }
    if (event.resource_object && !includeResource) throw new ProtocolViolation(unasked, type);
    const object = event.resource_object
      ? (decodeDynamicValue(objectType(schemas.resources[type]!), event.resource_object) as ObjectValue)
      : undefined;
    const value = decodeDynamicValue(
      ['object', Object.fromEntries(identity)],
      event.identity.identity_data,
    ) as ObjectValue;
    if (Object.values(value).includes(undefined))
      throw new ProtocolViolation('Provider produced invalid identity', `one that ${type} lists is not wholly known`);
    listed.push({ displayName: event.display_name, identity: value, object });
    if (listed.length === limit) break;
  }
  return { listed, diagnostics };
}

/** Terraform reads over it; it is work for nothing. */
const unasked = 'The provider lists whole objects that nobody asked for';
