// A state file of objects, as Terraform would write it.
import type { ImportedObject } from './import-objects.ts';

const provider = 'provider["registry.terraform.io/unleash-admin/unleash"]';

export function stateOf(objects: readonly ImportedObject[]): string {
  const resources = objects.map(({ type, state }, index) => ({
    ...{ mode: 'managed', type, name: `object_${index}`, provider },
    instances: [{ schema_version: 0, attributes: state }],
  }));
  const state = { version: 4, terraform_version: '1.11.4', serial: 1, lineage: 'bench', resources };
  return JSON.stringify(state, (_, part: unknown) => (part instanceof Map ? Object.fromEntries(part) : part));
}
