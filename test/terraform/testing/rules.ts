// The rules of Terraform core as a table: the title of each, what a wrong provider does, and when Terraform finds out.
import type { DynamicValue, ProviderHandlers, Value } from '../../../src/terraform/protocol/index.ts';
import { tfplugin6 } from '../../../src/terraform/protocol/index.ts';
import {
  EphemeralRun,
  type Feature,
  FunctionRun,
  MiniCore,
  type Profile,
  queryResources,
} from '../../../src/terraform/testing/index.ts';
import { identity, thing } from './right-provider.ts';
import { type Spoiled, spoil } from './spoil.ts';

export interface Rule {
  readonly rule: string;
  readonly title: string;
  readonly wrong: Spoiled;
  readonly run: (handlers: ProviderHandlers, profile: Profile) => Promise<unknown>;
  /** Only cores with it come upon the rule. */
  readonly feature?: Feature;
}

const address = 'right_thing.a';
const named = (name: string) => `resource "right_thing" "a" {\n  name = "${name}"\n}`;
const begin = (handlers: ProviderHandlers, profile: Profile) => MiniCore.start(handlers, {}, profile);

const plan: Rule['run'] = async (handlers, profile) => (await begin(handlers, profile)).plan(named('a'));
const apply: Rule['run'] = async (handlers, profile) => (await begin(handlers, profile)).apply(named('a'));
const importById: Rule['run'] = async (handlers, profile) => (await begin(handlers, profile)).import(address, '1');
const importByIdentity: Rule['run'] = async (handlers, profile) =>
  (await begin(handlers, profile)).import(address, { id: '1' });
const refresh: Rule['run'] = async (handlers, profile) => {
  const core = await begin(handlers, profile);
  await core.load({
    resources: [
      {
        mode: 'managed',
        type: 'right_thing',
        name: 'a',
        instances: [{ attributes: { id: '1', name: 'a', secret: null } }],
      },
    ],
  });
  await core.refresh();
  return core;
};
const destroy: Rule['run'] = async (handlers, profile) => ((await refresh(handlers, profile)) as MiniCore).destroy();
const move: Rule['run'] = async (handlers, profile) =>
  (await begin(handlers, profile)).move(address, {
    provider: 'registry.terraform.io/acme/wrong',
    type: 'wrong_thing',
    state: {},
  });
const readData: Rule['run'] = async (handlers, profile) =>
  (await begin(handlers, profile)).readData('right_thing', 'name = "a"');
const open: Rule['run'] = async (handlers, profile) =>
  (await EphemeralRun.start(handlers, {}, profile)).open('right_thing', { name: 'a' });
const list: Rule['run'] = (handlers, profile) => queryResources(handlers, 'right_thing', { profile });
const double: Rule['run'] = async (handlers, profile) =>
  (await FunctionRun.start(handlers, {}, profile)).ask('double', 'a');

const state = (change: { readonly [name: string]: Value }) => thing({ id: '1', name: 'a', secret: null, ...change });
const isDestroy = ({ proposed_new_state }: { readonly proposed_new_state?: DynamicValue | undefined }) =>
  proposed_new_state?.msgpack?.[0] === 0xc0;
const deferred = { deferred: { reason: tfplugin6.DeferredReason.values.PROVIDER_CONFIG_UNKNOWN } };

/** The second plan of an apply, of which the first was shown. */
function plannedOtherwise(change: object): Spoiled {
  return (right) => {
    let calls = 0;
    return spoil('PlanResourceChange', () => (++calls === 2 ? change : {}))(right);
  };
}

const invalidPlan = 'Provider produced invalid plan';
const inconsistentPlan = 'Provider produced inconsistent final plan';
const invalidObject = 'Provider produced invalid object';
const invalidResult = 'Provider returned invalid result object after apply';
const invalidIdentity = 'Provider produced invalid identity';
const otherIdentity = "Provider produced an identity that doesn't match the schema";
const unaskedDeferral = 'Provider deferred changes when Terraform did not allow deferrals';
const invalidValue = 'Provider returned invalid value';
const invalidUpgrade = 'Invalid resource state upgrade';

const planning: Rule[] = [
  {
    rule: 'a plan has the configured values',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', () => ({ planned_state: state({ name: 'b' }) })),
    run: plan,
  },
  {
    rule: 'a plan has nothing that is write-only',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', () => ({ planned_state: state({ secret: 's' }) })),
    run: plan,
  },
  {
    rule: 'only what exists forces a replacement',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', () => ({ requires_replace: [{ steps: [{ attribute_name: 'size' }] }] })),
    run: plan,
  },
  {
    rule: 'what is destroyed is planned to be gone',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', (request) =>
      isDestroy(request) ? { planned_state: state({}), planned_identity: identity('1') } : {},
    ),
    run: destroy,
  },
  {
    rule: 'what becomes known stays so',
    title: inconsistentPlan,
    wrong: (right) =>
      plannedOtherwise({ planned_state: state({ name: 'a', id: undefined }) })(
        spoil('PlanResourceChange', () => ({ planned_state: state({}) }))(right),
      ),
    run: apply,
  },
  {
    rule: 'what is configured is planned to be there',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', () => ({ planned_state: thing(null) })),
    run: plan,
  },
  {
    rule: 'what is shown as an update is no replacement',
    title: inconsistentPlan,
    wrong: (right) => {
      let calls = 0;
      const shown = { planned_state: state({ name: 'b' }), planned_identity: identity('1'), requires_replace: [] };
      return spoil('PlanResourceChange', () => (++calls === 1 ? shown : {}))(right);
    },
    run: async (handlers, profile) => ((await refresh(handlers, profile)) as MiniCore).apply(named('b')),
  },
  {
    rule: 'a plan is put off where that is allowed',
    title: unaskedDeferral,
    wrong: spoil('PlanResourceChange', () => deferred),
    run: plan,
  },
];

const applying: Rule[] = [
  {
    rule: 'all is known after an apply',
    title: invalidResult,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: state({ id: undefined }) })),
    run: apply,
  },
  {
    rule: 'what was written is there',
    title: invalidResult,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: thing(null) })),
    run: apply,
  },
  {
    rule: 'what was destroyed is gone',
    title: invalidResult,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: state({}), new_identity: identity('1') })),
    run: destroy,
  },
  {
    rule: 'planned values are kept',
    title: 'Provider produced inconsistent result after apply',
    wrong: spoil('ApplyResourceChange', () => ({ new_state: state({ name: 'b' }) })),
    run: apply,
  },
  {
    rule: 'state has nothing that is write-only after an apply',
    title: invalidObject,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: state({ secret: 's' }) })),
    run: apply,
  },
];

const reading: Rule[] = [
  {
    rule: 'what is read is known',
    title: invalidObject,
    wrong: spoil('ReadResource', () => ({ new_state: state({ name: undefined }) })),
    run: refresh,
  },
  {
    rule: 'what is read has nothing that is write-only',
    title: invalidObject,
    wrong: spoil('ReadResource', () => ({ new_state: state({ secret: 's' }) })),
    run: refresh,
  },
  {
    rule: 'a read is put off where that is allowed',
    title: unaskedDeferral,
    wrong: spoil('ReadResource', () => deferred),
    run: refresh,
  },
  {
    rule: 'what is upgraded is known',
    title: invalidUpgrade,
    wrong: spoil('UpgradeResourceState', () => ({ upgraded_state: state({ name: undefined }) })),
    run: refresh,
  },
  {
    rule: 'what is upgraded has nothing that is write-only',
    title: invalidUpgrade,
    wrong: spoil('UpgradeResourceState', () => ({ upgraded_state: state({ secret: 's' }) })),
    run: refresh,
  },
  {
    rule: 'a data source is something',
    title: 'Provider produced null object',
    wrong: spoil('ReadDataSource', () => ({ state: thing(null) })),
    run: readData,
  },
  {
    rule: 'a data source is known',
    title: invalidObject,
    wrong: spoil('ReadDataSource', () => ({ state: state({ id: undefined }) })),
    run: readData,
  },
  {
    rule: 'a data source is put off where that is allowed',
    title: unaskedDeferral,
    wrong: spoil('ReadDataSource', () => deferred),
    run: readData,
  },
];

const identities: Rule[] = [
  {
    rule: 'what is read has an identity',
    title: 'Missing Resource Identity',
    wrong: spoil('ReadResource', () => ({ new_identity: {} })),
    run: refresh,
  },
  {
    rule: 'what is read has a known identity',
    title: invalidIdentity,
    wrong: spoil('ReadResource', () => ({ new_identity: identity(undefined) })),
    run: refresh,
  },
  {
    rule: 'what is written has a known identity',
    title: invalidIdentity,
    wrong: spoil('ApplyResourceChange', () => ({ new_identity: identity(undefined) })),
    run: apply,
  },
  {
    rule: 'an identity is one of its type',
    title: otherIdentity,
    wrong: spoil('ReadResource', () => ({ new_identity: { identity_data: state({}) } })),
    run: refresh,
  },
  {
    rule: 'only types with identities have them',
    title: otherIdentity,
    wrong: spoil('GetResourceIdentitySchemas', () => ({ identity_schemas: {} })),
    run: refresh,
  },
  {
    rule: 'what was imported by identity has one',
    title: "import of right_thing didn't return an identity",
    wrong: spoil('ImportResourceState', () => ({ imported_resources: [{ type_name: 'right_thing' }] })),
    run: importByIdentity,
  },
].map((rule) => ({ ...rule, feature: 'identity' }));

const imported = { type_name: 'right_thing', state: state({}), identity: identity('1') };
const importing: Rule[] = [
  {
    rule: 'an import finds something',
    title: 'Import returned no resources',
    wrong: spoil('ImportResourceState', () => ({ imported_resources: [] })),
    run: importById,
  },
  {
    rule: 'an import finds one',
    title: 'Multiple import states not supported',
    wrong: spoil('ImportResourceState', () => ({ imported_resources: [imported, imported] })),
    run: importById,
  },
  {
    rule: 'an import says of which type',
    title: "import of right_thing didn't set type",
    wrong: spoil('ImportResourceState', () => ({ imported_resources: [{ ...imported, type_name: '' }] })),
    run: importById,
  },
  {
    rule: 'what is imported is something',
    title: 'Import returned null resource',
    wrong: spoil('ImportResourceState', () => ({ imported_resources: [{ ...imported, state: thing(null) }] })),
    run: importById,
  },
  {
    rule: 'what is imported has nothing that is write-only',
    title: 'Import returned a non-null value for a write-only attribute',
    wrong: spoil('ImportResourceState', () => ({
      imported_resources: [{ ...imported, state: state({ secret: 's' }) }],
    })),
    run: importById,
  },
  {
    rule: 'an import is put off where that is allowed',
    title: unaskedDeferral,
    wrong: spoil('ImportResourceState', () => deferred),
    run: importById,
  },
];

const moving: Rule[] = [
  {
    rule: 'what is moved is something',
    title: invalidValue,
    wrong: spoil('MoveResourceState', () => ({ target_state: thing(null) })),
    run: move,
  },
  {
    rule: 'what is moved is known',
    title: invalidValue,
    wrong: spoil('MoveResourceState', () => ({ target_state: state({ name: undefined }) })),
    run: move,
  },
  {
    rule: 'what is moved has nothing that is write-only',
    title: invalidValue,
    wrong: spoil('MoveResourceState', () => ({ target_state: state({ secret: 's' }) })),
    run: move,
  },
];

const onlyLooking: Rule[] = [
  {
    rule: 'an ephemeral resource is as configured',
    title: 'Provider produced invalid ephemeral resource instance',
    wrong: spoil('OpenEphemeralResource', () => ({ result: state({ name: 'b' }) })),
    run: open,
    feature: 'ephemeral',
  },
  {
    rule: 'what is listed has an identity',
    title: 'missing identity data in ListResource event for right_thing',
    wrong: (right) => ({
      ...right,
      ListResource: async function* () {
        yield { display_name: 'a' };
      },
    }),
    run: list,
    feature: 'list',
  },
  {
    rule: 'what is listed has a type with identities',
    title: 'Identity schema not found for resource type right_thing',
    wrong: spoil('GetResourceIdentitySchemas', () => ({ identity_schemas: {} })),
    run: list,
    feature: 'list',
  },
  {
    rule: 'a function answers the same each time',
    title: 'function returned an inconsistent result',
    wrong: (right) => {
      let calls = 0;
      return spoil('CallFunction', () => (++calls === 2 ? { error: { text: 'not now' } } : {}))(right);
    },
    run: double,
    feature: 'functions',
  },
];

export const rules: readonly Rule[] = [
  ...planning,
  ...applying,
  ...reading,
  ...identities,
  ...importing,
  ...moving,
  ...onlyLooking,
];
