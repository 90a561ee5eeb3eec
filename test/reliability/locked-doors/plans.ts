// Plans a change of a configuration as Terraform would, and tells what is said about it.

import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import { provider, startWorld, type World } from '../../support/catalog.ts';
import type { Change } from '../../support/mini-core/index.ts';
import { MiniCore } from '../../support/mini-core/index.ts';

/** Severity, attribute and summary of each diagnostic. */
export const said = (changes: readonly Change[]): string[] =>
  changes
    .flatMap(({ diagnostics }) => diagnostics)
    .map(({ severity, summary, path }) => `${severity} ${path} ${summary}`);

export const nobodyAdmin = (path: string) => `error ${path} Nobody would be Admin any more`;
export const ownLoss = (path: string) => `error ${path} Terraform would lose its own access`;

/** Who runs Terraform: the admin token of the instance, or an account of its own. */
export interface Door extends AsyncDisposable {
  readonly world: World;
  readonly core: MiniCore;
  /** A core that works with another token on the same instance, with the same state. */
  as(token: string): Promise<MiniCore>;
}

export async function openDoor(main: string): Promise<Door> {
  const world = await startWorld();
  const errors = said(await world.core.apply(main)).filter((text) => text.startsWith('error'));
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return {
    world,
    core: world.core,
    async as(token) {
      const core = await MiniCore.start(providerHandlers(provider()), {
        base_url: world.sandbox.url,
        authorization: token,
      });
      for (const [address, stored] of world.core.state) core.state.set(address, stored);
      return core;
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}
