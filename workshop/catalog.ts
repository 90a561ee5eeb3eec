// The catalog as tests walk it: every resource with its examples, and a fresh sandbox to try them on.
import { unleashProvider } from '../provider/index.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/sandbox/index.ts';
import { providerHandlers, type Resource } from '../src/terraform/framework/index.ts';
import type { ProviderHandlers } from '../src/terraform/protocol/index.ts';
import {
  ActionRun,
  ask,
  type Known,
  MiniCore,
  newest,
  type Profile,
  type Settings,
} from '../src/terraform/testing/index.ts';
import { readExamples } from './examples.ts';

/** Time that passes without anybody waiting: every sleep ends at once. */
export const fastClock = () => {
  let now = Date.now();
  return {
    now: () => now,
    random: () => 0.5,
    sleep: async (ms: number, signal: AbortSignal) => {
      signal.throwIfAborted();
      now += ms;
    },
  };
};

/** The provider as tests use it; what is given takes the place of what they have. */
export const provider = (given: Partial<Parameters<typeof unleashProvider>[1]> = {}) =>
  unleashProvider('0.0.0-test', { env: {}, log: () => {}, onWait: () => {}, clock: fastClock(), ...given });

let known: Promise<Known> | undefined;

/** What the provider offers: asked once, as Terraform does. */
export function offered(): Promise<Known> {
  known ??= ask(providerHandlers(provider()));
  return known;
}

/** A core before handlers of the provider, whatever stands between. */
export function startCore(
  handlers: ProviderHandlers,
  settings: Settings,
  profile: Profile = newest,
): Promise<MiniCore> {
  return MiniCore.start(handlers, settings, profile, offered());
}

/** What runs actions of the provider, as a core does. */
export function startActions(
  handlers: ProviderHandlers,
  settings: Settings,
  profile: Profile = newest,
): Promise<ActionRun> {
  return ActionRun.start(handlers, settings, profile, offered());
}

export interface Member {
  /** Type name, such as `unleash_role`. */
  readonly type: string;
  readonly resource: Resource;
  /** HCL of each example, in order. */
  readonly examples: readonly string[];
}

/** Every resource of the provider; its examples are `resource.tf`, `resource-2.tf` and so on. */
export const members: readonly Member[] = provider().resources.map((resource) => {
  const type = `unleash_${resource.name}`;
  return { type, resource, examples: readExamples(`resources/${type}`) };
});

/** A fresh sandbox with a core beside it. `another` is a second person's Terraform on the same instance. */
export interface World extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly core: MiniCore;
  another(settings?: Settings): Promise<MiniCore>;
  snapshot(): unknown;
}

/** @param profile the core that both people use */
export const startWorld = async (options?: SandboxOptions, profile?: Profile): Promise<World> =>
  worldOf(await startSandbox(options), profile);

/** The world of a sandbox that is there already. */
export async function worldOf(sandbox: Sandbox, profile: Profile = newest): Promise<World> {
  const another: World['another'] = (settings = {}) => {
    const config = { base_url: sandbox.url, authorization: sandbox.token, ...settings };
    return startCore(providerHandlers(provider()), config, profile);
  };
  return {
    sandbox,
    core: await another(),
    another,
    snapshot: () => sandbox.snapshot(),
    [Symbol.asyncDispose]: () => sandbox.stop(),
  };
}
