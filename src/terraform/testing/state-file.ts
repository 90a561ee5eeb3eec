// The managed objects of a `terraform.tfstate`, as a core reads them at the begin of a run.
import type { ObjectValue } from '../protocol/index.ts';
import type { StoredObject } from './change.ts';

/** The part of a state file that matters to a provider. */
export interface StateFile {
  readonly resources: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      readonly attributes: { readonly [name: string]: unknown };
      /** Base64. */
      readonly private?: string;
      readonly status?: string;
      readonly dependencies?: readonly string[];
    }[];
  }[];
}

/** By address. Identities are left out: a state of an older provider has none, and what a refresh answers takes its place. */
export const objectsIn = ({ resources }: StateFile): Map<string, StoredObject> =>
  new Map(
    resources
      .filter(({ mode }) => mode === 'managed')
      .flatMap(({ type, name, instances }) =>
        instances.map(({ attributes, private: kept = '', status, dependencies = [] }) => [
          `${type}.${name}`,
          {
            type,
            // Its values are those of JSON until UpgradeResourceState has read them.
            value: attributes as ObjectValue,
            private: new Uint8Array(Buffer.from(kept, 'base64')),
            tainted: status === 'tainted',
            dependsOn: dependencies,
          },
        ]),
      ),
  );
