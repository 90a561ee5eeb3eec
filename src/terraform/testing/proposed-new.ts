// The state that Terraform proposes before a provider plans.
import type { ObjectValue } from '../protocol/index.ts';
import type { SchemaAttributes } from './schema.ts';

/** Terraform proposes the configuration, with prior values where it is silent and the provider computes. */
export function proposedNew(attributes: SchemaAttributes, config: ObjectValue, prior: ObjectValue | null): ObjectValue {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { computed }]) => [
      name,
      config[name] === null && computed ? (prior?.[name] ?? null) : config[name],
    ]),
  );
}
