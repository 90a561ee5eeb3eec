// All RPCs of a provider, each routed to the member of the catalog that it names.
import type { Call, ProviderHandlers, RequestOf } from '../../protocol/index.ts';
import type { ServedProvider } from '../define-provider.ts';
import type { Loaders } from '../members.ts';
import { filterAttributes } from '../objects/index.ts';
import { Diagnostics } from '../report.ts';
import { reportFailure } from '../report-failure.ts';
import { Session } from '../session.ts';
import { readDataSource } from './data-source/read.ts';
import { encodeDiagnostics } from './diagnostics.ts';
import { invokeAction } from './action/invoke.ts';
import { planAction } from './action/plan.ts';
import { closeEphemeralResource } from './ephemeral/close.ts';
import { openEphemeralResource } from './ephemeral/open.ts';
import { renewEphemeralResource } from './ephemeral/renew.ts';
import { callFunction } from './function/call.ts';
import { getFunctions } from './function/schema.ts';
import { listResource } from './list-resource/list.ts';
import { configureProvider, stopProvider, validateProviderConfig } from './provider/configure.ts';
import { getProviderSchema } from './provider/schema.ts';
import { applyResourceChange } from './resource/apply-change.ts';
import { generateResourceConfig } from './resource/generate-config.ts';
import { getResourceIdentitySchemas, upgradeResourceIdentity } from './resource/identity.ts';
import { importResourceState } from './resource/import-state.ts';
import { Managed } from './resource/managed.ts';
import { moveResourceState } from './resource/move-state.ts';
import { planResourceChange } from './resource/plan-change.ts';
import { readResource } from './resource/read.ts';
import { upgradeResourceState } from './resource/upgrade-state.ts';
import { validateResourceConfig } from './resource/validate-config.ts';
import { validateConfig } from './validate-config.ts';

/** Milliseconds that giving back what is open may take; Terraform waits for it without a limit of its own. */
const longestEnd = 20_000;

/** The provider as Terraform calls it. RPCs that are not here are answered "unimplemented". */
export function providerHandlers(provider: ServedProvider): ProviderHandlers {
  const session = new Session(provider);
  const { members } = provider;
  const managedOf = finder(provider, members.resources, (one) => new Managed(session, one));
  const listedOf = async (type: string) => {
    const managed = await managedOf(type);
    return managed?.resource.list && managed;
  };
  const actionOf = finder(provider, members.actions, same);
  const resource = byType(managedOf, 'resource type', provider);
  const move = resource(
    (managed) => (request: { type_name: string; moved: RequestOf<'MoveResourceState'> }, call: Call) =>
      moveResourceState(managed)(request.moved, call),
  );
  const list = byType(listedOf, 'list resource', provider);
  const dataSource = byType(finder(provider, members.dataSources, same), 'data source', provider);
  const ephemeral = byType(finder(provider, members.ephemeralResources, same), 'ephemeral resource', provider);
  const action = byType(actionOf, 'action', provider);
  return {
    end: () => session.open.giveBack(longestEnd),
    GetProviderSchema: getProviderSchema(provider),
    GetResourceIdentitySchemas: getResourceIdentitySchemas(provider),
    UpgradeResourceIdentity: resource(upgradeResourceIdentity),
    ValidateProviderConfig: validateProviderConfig(session),
    ConfigureProvider: configureProvider(session),
    StopProvider: stopProvider(session),
    ValidateResourceConfig: resource(validateResourceConfig),
    UpgradeResourceState: resource(upgradeResourceState),
    ReadResource: resource(readResource),
    PlanResourceChange: resource(planResourceChange),
    ApplyResourceChange: resource(applyResourceChange),
    ImportResourceState: resource(importResourceState),
    GenerateResourceConfig: resource(generateResourceConfig),
    MoveResourceState: (moved, call) => move({ type_name: moved.target_type_name, moved }, call),
    ValidateListResourceConfig: list(({ resource }) => validateConfig({ attributes: filterAttributes(resource) })),
    ListResource: async function* (request, call) {
      const managed = await listedOf(request.type_name);
      if (managed) yield* listResource(managed)(request, call);
      else yield { diagnostic: encodeDiagnostics(unknownMember(provider, 'list resource', request.type_name)) };
    },
    ValidateDataResourceConfig: dataSource(validateConfig),
    ReadDataSource: dataSource((source) => readDataSource(session, source)),
    ValidateEphemeralResourceConfig: ephemeral(validateConfig),
    OpenEphemeralResource: ephemeral((one) => openEphemeralResource(session, one)),
    RenewEphemeralResource: ephemeral((one) => renewEphemeralResource(session, one)),
    CloseEphemeralResource: ephemeral((one) => closeEphemeralResource(session, one)),
    ValidateActionConfig: action(validateConfig),
    PlanAction: action((one) => planAction(session, one)),
    InvokeAction: async function* (request, call) {
      const one = await actionOf(request.action_type);
      if (one) yield* invokeAction(session, one)(request, call);
      else
        yield { completed: { diagnostics: encodeDiagnostics(unknownMember(provider, 'action', request.action_type)) } };
    },
    GetFunctions: getFunctions(members.functions),
    CallFunction: callFunction(provider),
  };
}

interface Answer {
  diagnostics?: readonly object[] | undefined;
}

/** Requests about actions name the type in a field of their own. */
type Typed = { readonly type_name: string } | { readonly action_type: string };
const typeOf = (request: Typed) => ('type_name' in request ? request.type_name : request.action_type);

/** Finds what serves a type. Undefined for a type that the provider lacks. */
type Find<Served> = (type: string) => Promise<Served | undefined>;

/** Loads a member once, when its type is first named. */
function finder<Member, Served>(
  { name }: ServedProvider,
  loaders: Loaders<Member>,
  serve: (member: Member) => Served,
): Find<Served> {
  const found = new Map<string, Promise<Served>>();
  return async (type) => {
    const load = type.startsWith(`${name}_`) ? loaders.get(type.slice(name.length + 1)) : undefined;
    if (load && !found.has(type)) found.set(type, load().then(serve));
    return found.get(type);
  };
}

const same = <Member>(member: Member): Member => member;

/** Routes by the request's type name; a type that the catalog lacks, or a bug that nobody caught, is one diagnostic. */
function byType<Served>(find: Find<Served>, noun: string, provider: ServedProvider) {
  return <Q extends Typed, A extends Answer>(make: (served: Served) => (request: Q, call: Call) => Promise<A>) =>
    async (request: Q, call: Call): Promise<A> => {
      const type = typeOf(request);
      const refuse = (report: Diagnostics): A => {
        const answer: Answer = { diagnostics: encodeDiagnostics(report) };
        return answer as A;
      };
      try {
        const served = await find(type);
        if (!served) return refuse(unknownMember(provider, noun, type));
        return await make(served)(request, call);
      } catch (error) {
        const report = new Diagnostics();
        reportFailure(report, provider, error, { summary: `Cannot handle the ${noun} ${type}` });
        return refuse(report);
      }
    };
}

function unknownMember({ name, version }: ServedProvider, noun: string, type: string): Diagnostics {
  const report = new Diagnostics();
  const detail = `The provider ${name} ${version} has no ${noun} ${JSON.stringify(type)}. A newer version may have it.`;
  report.error(`Unknown ${noun}`, detail);
  return report;
}
