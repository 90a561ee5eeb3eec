// What Terraform is at when it comes upon a rule, as the small core does it.
import type { ProviderHandlers } from '../../../src/terraform/protocol/index.ts';
import {
  EphemeralRun,
  FunctionRun,
  MiniCore,
  type Profile,
  queryResources,
} from '../../../src/terraform/testing/index.ts';

export type Act = keyof typeof acts;

const address = 'right_thing.a';
export const named = (name: string) => `resource "right_thing" "a" {\n  name = "${name}"\n}\n`;

/** What state has before something is refreshed, updated or destroyed. */
export const attributes = { id: '1', name: 'a', secret: null };
export const movedFrom = { provider: 'registry.terraform.io/acme/wrong', type: 'wrong_thing' };

type Begin = () => Promise<MiniCore>;

async function withState(begin: Begin): Promise<MiniCore> {
  const core = await begin();
  const instances = [{ attributes }];
  await core.load({ resources: [{ mode: 'managed', type: 'right_thing', name: 'a', instances }] });
  return core;
}

const acts = {
  plan: async (begin: Begin) => (await begin()).plan(named('a')),
  apply: async (begin: Begin) => (await begin()).apply(named('a')),
  refresh: async (begin: Begin) => (await withState(begin)).refresh(),
  update: async (begin: Begin) => (await withState(begin)).apply(named('b')),
  destroy: async (begin: Begin) => (await withState(begin)).destroy(),
  import: async (begin: Begin) => (await begin()).import(address, '1'),
  'import by identity': async (begin: Begin) => (await begin()).import(address, { id: '1' }),
  move: async (begin: Begin) => (await begin()).move(address, { ...movedFrom, state: {} }),
  'read data': async (begin: Begin) => (await begin()).readData('right_thing', 'name = "a"'),
  open: async (_: Begin, handlers: ProviderHandlers, profile: Profile): Promise<unknown> =>
    (await EphemeralRun.start(handlers, {}, profile)).open('right_thing', { name: 'a' }),
  list: (_: Begin, handlers: ProviderHandlers, profile: Profile): Promise<unknown> =>
    queryResources(handlers, 'right_thing', { profile }),
  call: async (_: Begin, handlers: ProviderHandlers, profile: Profile): Promise<unknown> =>
    (await FunctionRun.start(handlers, {}, profile)).ask('double', 'a'),
};

export const perform = (act: Act, handlers: ProviderHandlers, profile: Profile): Promise<unknown> =>
  acts[act](() => MiniCore.start(handlers, {}, profile), handlers, profile);
