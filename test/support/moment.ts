// What an instance and Terraform's state hold at one moment, and the way back to it.
import type { Checkpoint, Sandbox } from '../../src/sandbox/index.ts';
import type { MiniCore, StoredObject } from '../../src/terraform/testing/index.ts';

export interface Moment {
  readonly instance: Checkpoint;
  readonly state: ReadonlyMap<string, StoredObject>;
}

interface Scene {
  readonly sandbox: Sandbox;
  readonly core: MiniCore;
}

export const momentOf = ({ sandbox, core }: Scene): Moment => ({
  instance: sandbox.checkpoint(),
  state: new Map(core.state),
});

export function returnTo({ sandbox, core }: Scene, { instance, state }: Moment): void {
  sandbox.restore(instance);
  recall(core, state);
}

/** Terraform's side alone, as when what it had saved last is all that is left. */
export function recall(core: MiniCore, state: Moment['state']): void {
  core.state.clear();
  for (const [address, stored] of state) core.state.set(address, stored);
}
