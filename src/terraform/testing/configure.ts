// Gives a provider its configuration, as each walk of Terraform does.
import { encodeDynamicValue } from '../protocol/index.ts';
import type { Block } from './configuration.ts';
import type { Connection } from './connection.ts';
import { mustSucceed, readDiagnostics } from './diagnostics.ts';
import { evaluate } from './evaluate.ts';
import { objectType } from './schema.ts';

export type Settings = { readonly [argument: string]: unknown };

/** @throws Error when the provider refuses it */
export async function configure({ call, schemas, profile }: Connection, given: Settings): Promise<void> {
  const type = objectType(schemas.provider);
  const config = encodeDynamicValue(
    type,
    evaluate(type, given as Block['body'], () => undefined),
  );
  const validated = await call('ValidateProviderConfig', { config });
  const configured = await call('ConfigureProvider', { terraform_version: profile.version, config });
  mustSucceed([...readDiagnostics(validated.diagnostics), ...readDiagnostics(configured.diagnostics)]);
}
