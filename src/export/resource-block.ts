// One object of state as the HCL that would keep it as it is, with nothing around it.
import type { Model, Resource } from '../terraform/framework/index.ts';
import { argumentsOf } from './arguments.ts';
import { VariableUse } from './block.ts';
import { formatBlock } from './hcl.ts';

/**
 * The resource block for an object. A secret becomes the variable `<label>_<attribute>`: its value is never written.
 * @param typeName with the provider's prefix, such as `unleash_role`
 */
export function resourceBlock({ attributes }: Resource, typeName: string, label: string, state: Model): string {
  const body = argumentsOf(attributes, state, {
    argument: (name, { holdsSecret }) => (holdsSecret ? new VariableUse(`${label}_${name}`) : undefined),
  });
  return formatBlock({ header: ['resource', typeName, label], body });
}
