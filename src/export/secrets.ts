// Fourth step: no secret is written. What the server needs again stands in a variable, and what it keeps is left to it.
import type { Held } from '../inventory/index.ts';
import { type AnyAttribute, isSole, type Model } from '../terraform/framework/index.ts';
import { type Address, type Arguments, type Block, Name, VariableUse } from './block.ts';

/** A secret that stands in a variable. */
export interface Secret {
  readonly variable: string;
  readonly address: Address;
  readonly attribute: string;
  readonly kind: AnyAttribute['kind']['type'];
}

/** Left out of a configuration, it would be taken away or missed; the server keeps what it sets itself or never gives back. */
export const isLifted = (attribute: AnyAttribute, value: Model[string]): boolean =>
  attribute.holdsSecret &&
  attribute.settable &&
  attribute.presence !== 'optionalComputed' &&
  !attribute.facts.notReturned &&
  !attribute.isAbsent(value ?? null);

export function secretsOf({ resource, state }: Held, address: Address): readonly Secret[] {
  const owner = isSole(resource) ? resource.name : `${resource.name}_${address.label}`;
  return Object.entries(resource.attributes).flatMap(([attribute, declared]) =>
    isLifted(declared, state[attribute])
      ? [{ variable: `${owner}_${attribute}`, address, attribute, kind: declared.kind.type }]
      : [],
  );
}

/** The use of the variable; null for what is left to the server, undefined for what is no secret. */
export function inPlaceOfSecret(secrets: readonly Secret[], name: string, attribute: AnyAttribute) {
  if (!attribute.holdsSecret) return undefined;
  const secret = secrets.find((one) => one.attribute === name);
  return secret ? new VariableUse(secret.variable) : null;
}

/** As long as the object is there its secret is left as it is, so nobody has to give one. */
export function variableBlock({ variable, address, attribute, kind }: Secret, service: string): Block {
  const { typeName, label } = address;
  const body: Arguments = {
    description: `The ${attribute} of ${typeName}.${label}. ${service} keeps the one that it has until ignore_changes no longer names it.`,
    type: new Name(kind === 'string' ? 'string' : 'map(string)'),
    default: kind === 'string' ? '' : {},
    sensitive: true,
  };
  return { header: ['variable', variable], body };
}
