// A state file, as Terraform would write it.
import type { ObjectValue } from '../src/terraform/protocol/index.ts';
import type { MiniCore } from '../src/terraform/testing/index.ts';

interface Stored {
  /** Whose it is, when it is not ours. */
  readonly source?: string;
  readonly type: string;
  readonly name: string;
  readonly value: ObjectValue | { readonly [attribute: string]: unknown };
}

export function stateFile(objects: readonly Stored[]): string {
  const resources = objects.map(({ source = 'unleash-admin/unleash', type, name, value }) => ({
    ...{ mode: 'managed', type, name, provider: `provider["registry.terraform.io/${source}"]` },
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

/** That of a core in process. */
export const stateFileOf = ({ state }: Pick<MiniCore, 'state'>): string =>
  stateFile([...state].map(([address, { type, value }]) => ({ type, name: address.slice(type.length + 1), value })));
