// Reads one data source, as a plan or an apply does.
import { decodeDynamicValue, encodeDynamicValue, type ObjectValue } from '../protocol/index.ts';
import { checkState } from './checks.ts';
import type { Block } from './configuration.ts';
import type { Connection } from './connection.ts';
import { deferralOf } from './deferral.ts';
import { mustSucceed, readDiagnostics } from './diagnostics.ts';
import { evaluate, type Lookup } from './evaluate.ts';
import { objectType } from './schema.ts';
import { ProtocolViolation } from './violation.ts';

/** Undefined when the provider puts it off. @throws Error with its first error */
export async function readDataBlock(
  { call, schemas }: Connection,
  block: Block,
  lookup: Lookup,
): Promise<ObjectValue | undefined> {
  const attributes = schemas.dataSources[block.type]!;
  const type = objectType(attributes);
  const config = encodeDynamicValue(type, evaluate(type, block.body, lookup));
  const answer = await call('ReadDataSource', { type_name: block.type, config });
  mustSucceed(readDiagnostics(answer.diagnostics));
  if (deferralOf(answer)) return undefined;
  const value = decodeDynamicValue(type, answer.state) as ObjectValue | null;
  if (!value) throw new ProtocolViolation('Provider produced null object', block.address);
  checkState(attributes, value);
  return value;
}
