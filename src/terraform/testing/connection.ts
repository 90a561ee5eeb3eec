// A provider as one core talks to it: what that core sends along, what it never asks, and what it holds answers to.
import type { ProviderHandlers, RpcName } from '../protocol/index.ts';
import { withIdentities, withoutIdentities } from './identities.ts';
import { features, type Feature, has, nameOf, type Profile } from './profiles.ts';
import { ask, type Known } from './known.ts';
import type { Schemas } from './schema.ts';
import { type Wire, wireTo } from './wire.ts';

export interface Connection {
  readonly call: Wire;
  readonly schemas: Schemas;
  readonly profile: Profile;
}

/** @param known what the provider offers, where it has been asked before */
export async function connect(
  handlers: ProviderHandlers,
  profile: Profile,
  known: Promise<Known> = ask(handlers),
): Promise<Connection> {
  const offered = await known;
  return { call: inMannersOf(profile, wireTo(handlers), offered), schemas: offered.schemas, profile };
}

/** The requests that say what the core can take. */
const telling: readonly RpcName[] = [
  'ConfigureProvider',
  'ValidateResourceConfig',
  'ReadResource',
  'PlanResourceChange',
  'ImportResourceState',
  'ReadDataSource',
];

function inMannersOf(profile: Profile, call: Wire, { identityTypes }: Known): Wire {
  const manners: Wire = (rpc, request) => {
    const feature = featureOf(rpc);
    if (feature && !has(profile, feature))
      throw new Error(`${nameOf(profile)} has no ${feature}: it never calls ${rpc}`);
    if (!telling.includes(rpc)) return call(rpc, request);
    // Each of these requests has the field.
    return call(rpc, { ...(request as object), client_capabilities: profile.capabilities } as typeof request);
  };
  return has(profile, 'identity') ? withIdentities(manners, identityTypes) : withoutIdentities(manners);
}

const featureOf = (rpc: RpcName) =>
  (Object.keys(features) as Feature[]).find((feature) => features[feature].some((one) => one === rpc));
