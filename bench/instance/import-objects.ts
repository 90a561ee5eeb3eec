// State of objects that exist already, made by the provider itself through import and read.

import { unleashProvider } from '../../provider/index.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { decodeDynamicValue, encodeDynamicValue, type ObjectValue } from '../../src/terraform/protocol/index.ts';
import { objectType, readSchemas } from '../../src/terraform/testing/schema.ts';
import { wireTo } from '../../src/terraform/testing/wire.ts';

/** An object by what `terraform import` takes. */
export interface Named {
  readonly type: string;
  readonly importId: string;
}

export interface ImportedObject {
  readonly type: string;
  readonly state: ObjectValue;
  readonly private: Uint8Array;
}

/** The objects in the order given. @throws Error with what the provider says of one that cannot be imported. */
export async function importObjects({ url, token }: Sandbox, named: readonly Named[]): Promise<ImportedObject[]> {
  const provider = unleashProvider('0.0.0-bench', { env: {}, log: () => {}, onWait: () => {} });
  const call = wireTo(providerHandlers(provider));
  const schemas = readSchemas(await call('GetProviderSchema', {}));
  const providerType = objectType(schemas.provider);
  const nothing = Object.fromEntries(Object.keys(schemas.provider).map((name) => [name, null]));
  await call('ConfigureProvider', {
    terraform_version: '1.11.4',
    config: encodeDynamicValue(providerType, { ...nothing, base_url: url, authorization: token }),
  });
  return Promise.all(
    named.map(async ({ type, importId }) => {
      const imported = await call('ImportResourceState', { type_name: type, id: importId });
      const stub = imported.imported_resources[0];
      const read = stub && (await call('ReadResource', { type_name: type, current_state: stub.state }));
      const state = read && decodeDynamicValue(objectType(schemas.resources[type]!), read.new_state);
      if (state) return { type, state: state as ObjectValue, private: read.private };
      const [problem] = [...imported.diagnostics, ...(read?.diagnostics ?? [])];
      throw new Error(
        `cannot import ${type} ${importId}: ${problem?.summary ?? 'it does not exist'} ${problem?.detail}`,
      );
    }),
  );
}
