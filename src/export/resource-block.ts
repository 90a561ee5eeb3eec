// One object of state as the HCL that would keep it as it is.
import {
  type AnyAttribute,
  type Attributes,
  isObject,
  type Model,
  type Resource,
  writtenAttributes,
} from '../terraform/framework/index.ts';
import { Expression, formatBlock, type HclObject, type HclValue } from './hcl.ts';

/**
 * The resource block for an object. It leaves out what only the server sets, what is deprecated, what is absent and what
 * equals a default.
 * A secret becomes the variable `<label>_<attribute>`: its value is never written.
 * @param typeName with the provider's prefix, such as `unleash_role`
 */
export function resourceBlock(resource: Resource, typeName: string, label: string, state: Model): string {
  return formatBlock(['resource', typeName, label], argumentsOf(resource.attributes, state, label));
}

function argumentsOf(attributes: Attributes, state: Model, label: string): HclObject {
  const written = writtenAttributes(attributes, state).map(([name, attribute, value]) => {
    const text = attribute.facts.sensitive ? new Expression(`var.${label}_${name}`) : toHcl(attribute, value, label);
    return [name, text] as const;
  });
  return Object.fromEntries(written);
}

function toHcl({ kind: { nested } }: AnyAttribute, value: Model[string], label: string): HclValue {
  const member = (one: Model[string]) =>
    nested && isObject(one) ? argumentsOf(nested.attributes, one, label) : (one as HclValue);
  if (Array.isArray(value)) return value.map(member);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, member(one)]));
  return member(value);
}
