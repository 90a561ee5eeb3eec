// Plans a change of a configuration as Terraform would, and tells what is said about it.

import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import { offered, provider, startCore, startWorld, type World } from '../../../workshop/catalog.ts';
import {
  applyAsTerraform,
  type Change,
  type Diagnostic,
  type MiniCore,
  parseConfiguration,
} from '../../../src/terraform/testing/index.ts';

/** Severity, attribute and summary of each diagnostic; of a write that was refused, why. */
export const said = (changes: readonly Change[]): string[] =>
  described(changes.flatMap(({ diagnostics }) => diagnostics));

/** But for what suggests to keep a secret out of state, which is about no door. */
const described = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics
    .filter(({ summary, path }) => summary !== `${path} is kept in state`)
    .map(({ severity, summary, detail, path }) => `${severity} ${path} ${reasonIn(detail) ?? summary}`);

const reasonIn = (detail: string) =>
  /^(Nobody would be Admin any more|Nobody could sign in any more|Terraform would lose its own access)\./.exec(
    detail,
  )?.[1];

/** What a plan says of it, which cannot know what other blocks bring. */
export const lastAdmin = (path: string) => `warning ${path} Takes Admin from the last person who has it now`;
/** What an apply says of it. */
export const nobodyAdmin = (path: string) => `error ${path} Nobody would be Admin any more`;
export const lastWay = 'warning enabled Turns off the last way to sign in that works now';
export const nobodySignsIn = 'error enabled Nobody could sign in any more';
export const ownLoss = (path: string) => `error ${path} Terraform would lose its own access`;

/** Who runs Terraform: the admin token of the instance, or an account of its own. */
export interface Door extends AsyncDisposable {
  readonly world: World;
  readonly core: MiniCore;
  /** A core that works with another token on the same instance, with the same state. */
  as(token: string): Promise<MiniCore>;
  /** Another state on the same instance. */
  another(): Promise<MiniCore>;
  /** Plans as Terraform does, lets something happen, and applies the plan, perhaps with another token; answers the errors. */
  applySaved(configuration: string, meanwhile: () => void, token?: string): Promise<string[]>;
  /** People who are Admin of their own or through a group. */
  admins(): number[];
}

export async function openDoor(main: string): Promise<Door> {
  const world = await startWorld();
  const errors = said(await world.core.apply(main)).filter((text) => text.startsWith('error'));
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return {
    world,
    core: world.core,
    async as(token) {
      const core = await startCore(providerHandlers(provider()), {
        base_url: world.sandbox.url,
        authorization: token,
      });
      for (const [address, stored] of world.core.state) core.state.set(address, stored);
      return core;
    },
    another: () => world.another(),
    async applySaved(configuration, meanwhile, token = world.sandbox.token) {
      const walk = {
        start: () => providerHandlers(provider()),
        known: offered(),
        config: { base_url: world.sandbox.url, authorization: world.sandbox.token },
        parallelism: 1,
        random: () => 0,
        meanwhile: () => {
          meanwhile();
          walk.config.authorization = token;
        },
      };
      const { plan, apply } = await applyAsTerraform(walk, world.core.state, await parseConfiguration(configuration));
      return described([...plan, ...apply]).filter((text) => text.startsWith('error'));
    },
    admins() {
      const { accounts, groups } = world.sandbox.store;
      const members = [...groups.values()]
        .filter(({ rootRole }) => rootRole === 1)
        .flatMap((group) => [...group.members.keys()]);
      const isAdmin = ({ id, isService, rootRole }: { id: number; isService: boolean; rootRole: number }) =>
        !isService && (rootRole === 1 || members.includes(id));
      return [...accounts.values()].filter(isAdmin).map(({ id }) => id);
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}
