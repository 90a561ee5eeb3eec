// Fourth step: no secret is written. What the server needs again stands in a variable, and what it keeps is left to it.
import type { Held } from '../inventory/index.ts';
import { type AnyAttribute, isSole, type Model } from '../terraform/framework/index.ts';
import {
  type Address,
  addressText,
  type Argument,
  type Arguments,
  type Block,
  Call,
  Name,
  VariableUse,
} from './block.ts';

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
  const body: Arguments = {
    description: `The ${attribute} of ${addressText(address)}. ${service} keeps the one that it has until ignore_changes no longer names it.`,
    type: typeOf(kind),
    default: noSecret(kind),
    sensitive: true,
  };
  return { header: ['variable', variable], body };
}

/** For all that a module is made for, by what they are called. */
export function variableOfModule({ address, attribute, kind }: Secret, variable: string, module: string): Block {
  const { typeName, label } = address;
  const body: Arguments = {
    description: `The ${attribute} of ${typeName}.${label} in module.${module}, by the key of its call.`,
    type: new Call('map', typeOf(kind)),
    default: {},
    sensitive: true,
  };
  return { header: ['variable', variable], body };
}

export const typeOf = (kind: Secret['kind']): Argument =>
  kind === 'string' ? new Name('string') : new Call('map', new Name('string'));

export const noSecret = (kind: Secret['kind']): Argument => (kind === 'string' ? '' : {});
