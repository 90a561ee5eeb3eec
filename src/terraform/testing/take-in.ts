// How objects come into state without a plan: imported, moved from another provider, or read again by a newer one.
import { decodeCtyType, decodeDynamicValue, encodeDynamicValue, type ObjectValue } from '../protocol/index.ts';
import { type StoredObject, stateJson } from './change.ts';
import { checkState } from './checks.ts';
import type { Connection } from './connection.ts';
import { deferralOf } from './deferral.ts';
import { mustSucceed, readDiagnostics } from './diagnostics.ts';
import { has, nameOf } from './profiles.ts';
import { objectType } from './schema.ts';
import { ProtocolViolation } from './violation.ts';
import type { Wire } from './wire.ts';

/** An object as another provider left it in state. */
export interface MoveSource {
  /** Address, such as `registry.terraform.io/acme/widgets`. */
  readonly provider: string;
  readonly type: string;
  readonly state: { readonly [attribute: string]: unknown };
}

/** What a person gives to import an object: its id, or the attributes of its identity. */
export type ImportKey = string | { readonly [attribute: string]: string | number };

const fresh = { tainted: false, dependsOn: [] } as const;

/** As `terraform import` begins; a read has to follow. @throws Error with the first error of the provider */
export async function importObject(
  { call, schemas, profile }: Connection,
  address: string,
  key: ImportKey,
): Promise<StoredObject> {
  const type = address.split('.')[0]!;
  const isById = typeof key === 'string';
  if (!isById && !has(profile, 'import by identity')) throw new Error(`${nameOf(profile)} imports by id alone`);
  const by = isById ? { id: key } : { identity: await identityOf(call, type, key) };
  const answer = await call('ImportResourceState', { type_name: type, ...by });
  mustSucceed(readDiagnostics(answer.diagnostics));
  const deferred = deferralOf(answer);
  const [imported, another] = answer.imported_resources;
  if (another) throw new ProtocolViolation('Multiple import states not supported', type);
  if (!imported && deferred) throw new Error(`the import of ${type} is put off: ${deferred}`);
  if (!imported) throw new ProtocolViolation('Import returned no resources', type);
  const looksForIdentity = has(profile, 'identity') && profile.product === 'Terraform';
  const untyped = looksForIdentity ? 'unknown resource type ""' : `import of ${address} didn't set type`;
  if (imported.type_name === '') throw new ProtocolViolation(untyped, 'the provider left it out');
  const isIdentified = imported.identity?.identity_data !== undefined;
  if (!isById && !isIdentified)
    throw new ProtocolViolation(`import of ${address} didn't return an identity`, 'it has none');
  const value = decodeDynamicValue(objectType(schemas.resources[type]!), imported.state) as ObjectValue | null;
  if (!value) throw new ProtocolViolation('Import returned null resource', type);
  const writeOnly = 'Import returned a non-null value for a write-only attribute';
  checkState(schemas.resources[type]!, value, { writeOnly });
  return { ...fresh, type, value, private: imported.private, identity: imported.identity };
}

async function identityOf(call: Wire, type: string, given: Exclude<ImportKey, string>) {
  const { identity_schemas } = await call('GetResourceIdentitySchemas', {});
  const attributes = identity_schemas[type]!.identity_attributes.map(
    ({ name, type }) => [name, decodeCtyType(type)] as const,
  );
  const whole = Object.fromEntries(attributes.map(([name]) => [name, given[name] ?? null]));
  return { identity_data: encodeDynamicValue(['object', Object.fromEntries(attributes)], whole) };
}

/** As a `moved` block from another provider begins; a read has to follow. @throws Error with the first error of the provider */
export async function moveObject(
  { call, schemas, profile }: Connection,
  type: string,
  source: MoveSource,
): Promise<StoredObject> {
  if (profile.asksWhetherMovesAreServed && !schemas.serves?.move_resource_state)
    throw new ProtocolViolation(
      'Unsupported `moved` across resource types',
      `the provider does not serve it for ${type}`,
    );
  const answer = await call('MoveResourceState', {
    source_provider_address: profile.moveSource === 'name' ? source.provider.split('/').at(-1)! : source.provider,
    source_type_name: source.type,
    source_state: { json: new TextEncoder().encode(JSON.stringify(source.state)) },
    target_type_name: type,
  });
  mustSucceed(readDiagnostics(answer.diagnostics));
  const value = decodeDynamicValue(objectType(schemas.resources[type]!), answer.target_state) as ObjectValue | null;
  const title = 'Provider returned invalid value';
  if (!value) throw new ProtocolViolation(title, `${type} was moved to nothing`);
  checkState(schemas.resources[type]!, value, { unknown: title, writeOnly: title });
  return { ...fresh, type, value, private: answer.target_private, identity: answer.target_identity };
}

/** Written and read again through UpgradeResourceState, as between two runs of Terraform. */
export async function upgradeObject({ call, schemas }: Connection, stored: StoredObject): Promise<StoredObject> {
  const raw_state = { json: stateJson(stored.value) };
  const answer = await call('UpgradeResourceState', { type_name: stored.type, version: 0, raw_state });
  mustSucceed(readDiagnostics(answer.diagnostics));
  const type = objectType(schemas.resources[stored.type]!);
  const value = decodeDynamicValue(type, answer.upgraded_state) as ObjectValue | null;
  const title = 'Invalid resource state upgrade';
  if (!value) throw new ProtocolViolation(title, `${stored.type} was read as nothing`);
  checkState(schemas.resources[stored.type]!, value, { unknown: title, writeOnly: title });
  return { ...stored, value };
}

/** What a configuration has to say so that the object stays as it is. */
export async function generateConfig({ call, schemas }: Connection, { type, value }: StoredObject) {
  if (!schemas.serves?.generate_resource_config)
    throw new Error('the provider does not say that it writes configuration');
  const cty = objectType(schemas.resources[type]!);
  const answer = await call('GenerateResourceConfig', { type_name: type, state: encodeDynamicValue(cty, value) });
  const config = decodeDynamicValue(cty, answer.config) as ObjectValue;
  return { config, diagnostics: readDiagnostics(answer.diagnostics) };
}
