// What the small core remembers of an object, and what it says of a change.
import { type CtyType, type ObjectValue, type RequestOf, sameValue } from '../protocol/index.ts';
import { type Block, parseConfiguration } from './configuration.ts';
import type { Deferral } from './deferral.ts';
import type { Diagnostic } from './diagnostics.ts';

/** What an answer carries of an identity. */
export type Identity = RequestOf<'ReadResource'>['current_identity'];

export interface StoredObject {
  readonly type: string;
  readonly value: ObjectValue;
  readonly private: Uint8Array;
  /** As the last answer carried it; absent in states that are older than the feature. */
  readonly identity?: Identity;
  readonly tainted: boolean;
  readonly dependsOn: readonly string[];
}

export type Action = 'create' | 'update' | 'replace' | 'delete' | 'no-op';

export interface Change {
  readonly address: string;
  readonly action: Action;
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue | null;
  /** Attributes that force the replacement. */
  readonly replacedBy: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Why the provider puts it off. */
  readonly deferred?: Deferral;
}

/** A change with what the provider keeps of it until the apply. */
export interface Planned {
  readonly change: Change;
  readonly private: Uint8Array;
}

/** What became of a change; without `stored`, there is no object. */
export interface Applied {
  readonly change: Change;
  readonly stored: StoredObject | undefined;
}

/** HCL text, or blocks that were read from some and perhaps changed. */
export type Configuration = string | readonly Block[];

export const blocksOf = async (configuration: Configuration) =>
  typeof configuration === 'string' ? parseConfiguration(configuration) : configuration;

/** What a plan without a replacement does. */
export function actionOf(type: CtyType, prior: ObjectValue | null, planned: ObjectValue | null): Action {
  if (!prior) return 'create';
  return sameValue(type, prior, planned) ? 'no-op' : 'update';
}

const mapsAsObjects = (_: string, part: unknown) => (part instanceof Map ? Object.fromEntries(part) : part);

/** As a state file has the object. */
export const stateJson = (value: ObjectValue) => new TextEncoder().encode(JSON.stringify(value, mapsAsObjects));

/** Without its diagnostics: the object goes. */
export const deletionOf = (address: string, { value }: StoredObject) =>
  ({ address, action: 'delete', prior: value, planned: null, replacedBy: [] }) as const;

/** Without its diagnostics: nothing happens to the object. */
export const refusalOf = (address: string, prior: ObjectValue | null) =>
  ({ address, action: 'no-op', prior, planned: prior, replacedBy: [] }) as const;

/** What a refresh found changed. */
export interface Drift {
  readonly address: string;
  readonly before: ObjectValue;
  readonly after: ObjectValue | null;
  readonly diagnostics: readonly Diagnostic[];
}
