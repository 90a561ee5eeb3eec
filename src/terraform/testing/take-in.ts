// How objects come into state without a plan: imported, moved from another provider, or read again by a newer one.
import { decodeCtyType, decodeDynamicValue, encodeDynamicValue, type ObjectValue } from '../protocol/index.ts';
import { type StoredObject, stateJson } from './change.ts';
import { checkState } from './checks.ts';
import { mustSucceed, readDiagnostics } from './diagnostics.ts';
import { objectType, type Schemas } from './schema.ts';
import type { wireTo } from './wire.ts';

type Call = ReturnType<typeof wireTo>;

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
export async function importObject(call: Call, schemas: Schemas, type: string, key: ImportKey): Promise<StoredObject> {
  const by = typeof key === 'string' ? { id: key } : { identity: await identityOf(call, type, key) };
  const answer = await call('ImportResourceState', { type_name: type, ...by });
  mustSucceed(readDiagnostics(answer.diagnostics));
  const [imported] = answer.imported_resources;
  if (!imported) throw new Error('nothing was imported');
  const value = decodeDynamicValue(objectType(schemas.resources[type]!), imported.state) as ObjectValue;
  return { ...fresh, type, value, private: imported.private, identity: imported.identity };
}

async function identityOf(call: Call, type: string, given: Exclude<ImportKey, string>) {
  const { identity_schemas } = await call('GetResourceIdentitySchemas', {});
  const attributes = identity_schemas[type]!.identity_attributes.map(
    ({ name, type }) => [name, decodeCtyType(type)] as const,
  );
  const whole = Object.fromEntries(attributes.map(([name]) => [name, given[name] ?? null]));
  return { identity_data: encodeDynamicValue(['object', Object.fromEntries(attributes)], whole) };
}

/** As a `moved` block from another provider begins; a read has to follow. @throws Error with the first error of the provider */
export async function moveObject(
  call: Call,
  schemas: Schemas,
  type: string,
  source: MoveSource,
): Promise<StoredObject> {
  const answer = await call('MoveResourceState', {
    source_provider_address: source.provider,
    source_type_name: source.type,
    source_state: { json: new TextEncoder().encode(JSON.stringify(source.state)) },
    target_type_name: type,
  });
  mustSucceed(readDiagnostics(answer.diagnostics));
  const value = decodeDynamicValue(objectType(schemas.resources[type]!), answer.target_state) as ObjectValue;
  checkState(schemas.resources[type]!, value);
  return { ...fresh, type, value, private: answer.target_private };
}

/** Written and read again through UpgradeResourceState, as between two runs of Terraform. */
export async function upgradeObject(call: Call, schemas: Schemas, stored: StoredObject): Promise<StoredObject> {
  const raw_state = { json: stateJson(stored.value) };
  const answer = await call('UpgradeResourceState', { type_name: stored.type, version: 0, raw_state });
  mustSucceed(readDiagnostics(answer.diagnostics));
  const type = objectType(schemas.resources[stored.type]!);
  return { ...stored, value: decodeDynamicValue(type, answer.upgraded_state) as ObjectValue };
}

/** What a configuration has to say so that the object stays as it is. */
export async function generateConfig(call: Call, schemas: Schemas, { type, value }: StoredObject) {
  const cty = objectType(schemas.resources[type]!);
  const answer = await call('GenerateResourceConfig', { type_name: type, state: encodeDynamicValue(cty, value) });
  const config = decodeDynamicValue(cty, answer.config) as ObjectValue;
  return { config, diagnostics: readDiagnostics(answer.diagnostics) };
}
