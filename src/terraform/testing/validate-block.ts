// Validates one block, with references unknown as `terraform validate` has them.
import { encodeDynamicValue } from '../protocol/index.ts';
import type { Block } from './configuration.ts';
import type { Connection } from './connection.ts';
import { type Diagnostic, readDiagnostics } from './diagnostics.ts';
import { evaluate } from './evaluate.ts';
import { objectType } from './schema.ts';

export async function validateBlock({ call, schemas }: Connection, block: Block): Promise<Diagnostic[]> {
  const [attributes, rpc] =
    block.mode === 'data'
      ? ([schemas.dataSources[block.type], 'ValidateDataResourceConfig'] as const)
      : ([schemas.resources[block.type], 'ValidateResourceConfig'] as const);
  if (!attributes) throw new Error(`the provider has no ${block.mode} ${block.type}`);
  const type = objectType(attributes);
  const config = encodeDynamicValue(
    type,
    evaluate(type, block.body, () => undefined),
  );
  return readDiagnostics((await call(rpc, { type_name: block.type, config })).diagnostics);
}
