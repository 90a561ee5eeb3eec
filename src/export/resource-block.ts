// One object of state as the HCL that would keep it as it is.
import { type AnyAttribute, type Attributes, type Resource, writtenAttributes } from '../terraform/framework/index.ts';
import { Expression, formatBlock, type HclObject, type HclValue } from './hcl.ts';

/** State as the framework models it. */
type Model = Parameters<AnyAttribute['same']>[0];

/**
 * The resource block for an object. It leaves out what only the server sets, what is deprecated, what is absent and what
 * equals a default.
 * A secret becomes the variable `<label>_<attribute>`: its value is never written.
 * @param typeName with the provider's prefix, such as `unleash_role`
 */
export function resourceBlock(
  resource: Resource,
  typeName: string,
  label: string,
  state: { readonly [name: string]: Model },
): string {
  return formatBlock(['resource', typeName, label], argumentsOf(resource.attributes, state, label));
}

function argumentsOf(attributes: Attributes, state: { readonly [name: string]: Model }, label: string): HclObject {
  const written = writtenAttributes(attributes, state).map(([name, attribute, value]) => {
    const text = attribute.facts.sensitive ? new Expression(`var.${label}_${name}`) : toHcl(attribute, value, label);
    return [name, text] as const;
  });
  return Object.fromEntries(written);
}

function toHcl({ kind: { nested } }: AnyAttribute, value: Model, label: string): HclValue {
  const member = (one: Model) =>
    nested ? argumentsOf(nested.attributes, one as { readonly [name: string]: Model }, label) : (one as HclValue);
  if (Array.isArray(value)) return value.map(member);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, member(one)]));
  return member(value);
}
