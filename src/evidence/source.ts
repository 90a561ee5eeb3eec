// Where evidence comes from: the instance, the time that is looked at, and what Terraform holds of it.
import type { AdminApi } from '../admin-api/index.ts';
import type { Inventory } from '../inventory/index.ts';
import type { Connected } from '../terraform/framework/index.ts';
import type { Period } from './piece.ts';

/** What an instance has become beside a state, for whoever has compared the two. */
export interface Drift {
  readonly managed: number;
  readonly unchanged: number;
  readonly changed: readonly Drifted[];
  readonly missing: readonly Drifted[];
  readonly unmanaged: readonly Drifted[];
  /** Sentences: what could not be compared. */
  readonly hidden: readonly string[];
}

/** An object that differs; what else is said of it is handed on as it is. */
export interface Drifted {
  readonly type: string;
  readonly name: string;
  readonly path: string | null;
}

export interface Source {
  readonly api: AdminApi;
  readonly connected: Connected;
  readonly period: Period;
  /** What collects. */
  readonly tool: { readonly name: string; readonly version: string };
  /** What ages are counted to. */
  readonly at: Date;
  /** Where what is too large to be kept in memory is written. */
  readonly folder: string;
  /** Everything that the instance holds. */
  readonly inventory: Inventory;
  /** Undefined where no state was given. */
  readonly drift: Drift | undefined;
}
