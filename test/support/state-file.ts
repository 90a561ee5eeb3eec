// The state of a core as Terraform would write it into a file.
import type { MiniCore } from '../../src/terraform/testing/index.ts';

const provider = 'provider["registry.terraform.io/unleash-admin/unleash"]';

export function stateFile({ state }: Pick<MiniCore, 'state'>): string {
  const resources = [...state].map(([address, { type, value }]) => ({
    ...{ mode: 'managed', type, name: address.slice(type.length + 1), provider },
    instances: [{ schema_version: 0, attributes: value, sensitive_attributes: [] }],
  }));
  const document = {
    version: 4,
    terraform_version: '1.11.4',
    serial: 1,
    lineage: 'test',
    resources,
    check_results: null,
  };
  return JSON.stringify(document, (_, part: unknown) => (part instanceof Map ? Object.fromEntries(part) : part), 2);
}
