// What a scenario does with a core, whichever it is, and what every core has to answer alike.
import type { Sandbox, SandboxOptions } from '../../../src/sandbox/index.ts';
import type { Action, StateFile } from '../../../src/terraform/testing/index.ts';
import type { Model } from '../../../workshop/acceptance.ts';

export type Models = { readonly [address: string]: Model };

export interface Shown {
  /** The attributes that others changed, by address. */
  readonly drift: { readonly [address: string]: readonly string[] };
  /** What is to happen to each object for which there is something to do. */
  readonly planned: { readonly [address: string]: Action };
  /** The titles of errors. */
  readonly errors: readonly string[];
}

/** An object that another provider left in state. */
export interface Foreign {
  readonly provider: string;
  readonly type: string;
  readonly state: Model;
}

/** One person's Terraform in front of an instance. */
export interface Driver extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly plan: (main: string) => Promise<Shown>;
  /** Carries out what a plan shows, and gives the titles of errors. */
  readonly apply: (main: string) => Promise<readonly string[]>;
  readonly destroy: () => Promise<readonly string[]>;
  /** State loses the object, and an import is to bring it back: what is shown is what changes then. */
  readonly import: (main: string, address: string, key: string | Model) => Promise<Shown>;
  /** In place of the object, state has one of another provider, which a `moved` block takes over. */
  readonly move: (main: string, address: string, from: Foreign) => Promise<Shown>;
  readonly state: () => Models;
}

/** Opens a core in front of a fresh instance. */
export type Open = (sandbox: SandboxOptions) => Promise<Driver>;

/** As somebody else's Terraform begins. */
export const stateFileOf = (models: Models): StateFile => ({
  resources: Object.entries(models).map(([address, attributes]) => {
    const [type = '', name = ''] = address.split('.');
    return { mode: 'managed', type, name, instances: [{ attributes }] };
  }),
});
