// The rules of Terraform core as a table: the title of each, what a wrong provider does, and when Terraform finds out.
import type { DynamicValue, Value } from '../../../src/terraform/protocol/index.ts';
import { encodeDynamicValue, tfplugin6 } from '../../../src/terraform/protocol/index.ts';
import { has, type Profile } from '../../../src/terraform/testing/index.ts';
import type { Act } from './acts.ts';
import { identity, thing } from './right-provider.ts';
import { type Spoiled, spoil } from './spoil.ts';

export interface Rule {
  readonly rule: string;
  readonly title: string;
  readonly wrong: Spoiled;
  /** What Terraform is at when it finds out. */
  readonly act: Act;
  /** The rule is the project's own: core says nothing, and loses something or crashes. */
  readonly isOwn?: true;
  /** Which cores come upon the rule; left out, all of them. */
  readonly on?: (profile: Profile) => boolean;
}

const knowsIdentity = (profile: Profile) => has(profile, 'identity');

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
const inconsistentResult = 'Provider produced inconsistent result after apply';
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
    act: 'plan',
  },
  {
    rule: 'a plan has nothing that is write-only',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', () => ({ planned_state: state({ secret: 's' }) })),
    act: 'plan',
  },
  {
    rule: 'only what exists forces a replacement of what is there',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', () => ({ requires_replace: [{ steps: [{ attribute_name: 'size' }] }] })),
    act: 'update',
  },
  {
    rule: 'what is destroyed is planned to be gone',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', (request) =>
      isDestroy(request) ? { planned_state: state({}), planned_identity: identity('1') } : {},
    ),
    act: 'destroy',
  },
  {
    rule: 'what becomes known stays so',
    title: inconsistentPlan,
    wrong: (right) =>
      plannedOtherwise({ planned_state: state({ name: 'a', id: undefined }) })(
        spoil('PlanResourceChange', () => ({ planned_state: state({}) }))(right),
      ),
    act: 'apply',
  },
  {
    rule: 'what is configured is planned to be there',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', () => ({ planned_state: thing(null) })),
    act: 'plan',
  },
  {
    rule: 'what is shown as an update is no replacement',
    title: inconsistentPlan,
    wrong: (right) => {
      let calls = 0;
      const shown = { planned_state: state({ name: 'b' }), planned_identity: identity('1'), requires_replace: [] };
      return spoil('PlanResourceChange', () => (++calls === 1 ? shown : {}))(right);
    },
    act: 'update',
  },
  {
    rule: 'a plan is put off where that is allowed',
    title: unaskedDeferral,
    wrong: spoil('PlanResourceChange', () => deferred),
    act: 'plan',
  },
];

const applying: Rule[] = [
  {
    rule: 'all is known after an apply',
    title: invalidResult,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: state({ id: undefined }) })),
    act: 'apply',
  },
  {
    rule: 'what was written is there',
    title: inconsistentResult,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: thing(null) })),
    act: 'apply',
  },
  {
    rule: 'what was destroyed is gone',
    title: invalidResult,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: state({}), new_identity: identity('1') })),
    act: 'destroy',
  },
  {
    rule: 'planned values are kept',
    title: inconsistentResult,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: state({ name: 'b' }) })),
    act: 'apply',
  },
  {
    rule: 'state has nothing that is write-only after an apply',
    title: invalidObject,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: state({ secret: 's' }) })),
    act: 'apply',
  },
];

const reading: Rule[] = [
  {
    rule: 'what is read is known',
    title: invalidObject,
    wrong: spoil('ReadResource', () => ({ new_state: state({ name: undefined }) })),
    act: 'refresh',
  },
  {
    rule: 'what is read has nothing that is write-only',
    title: invalidObject,
    wrong: spoil('ReadResource', () => ({ new_state: state({ secret: 's' }) })),
    act: 'refresh',
  },
  {
    rule: 'a read is put off where that is allowed',
    title: unaskedDeferral,
    wrong: spoil('ReadResource', () => deferred),
    act: 'refresh',
  },
  {
    rule: 'what is upgraded is known',
    title: invalidUpgrade,
    wrong: spoil('UpgradeResourceState', () => ({ upgraded_state: state({ name: undefined }) })),
    act: 'refresh',
  },
  {
    rule: 'what is upgraded has nothing that is write-only',
    title: invalidUpgrade,
    wrong: spoil('UpgradeResourceState', () => ({ upgraded_state: state({ secret: 's' }) })),
    act: 'refresh',
  },
  {
    rule: 'a data source is something',
    title: 'Provider produced null object',
    wrong: spoil('ReadDataSource', () => ({ state: thing(null) })),
    act: 'read data',
  },
  {
    rule: 'a data source is known',
    title: invalidObject,
    wrong: spoil('ReadDataSource', () => ({ state: state({ id: undefined }) })),
    act: 'read data',
  },
  {
    rule: 'a data source is put off where that is allowed',
    title: unaskedDeferral,
    wrong: spoil('ReadDataSource', () => deferred),
    act: 'read data',
  },
];

const identities: Omit<Rule, 'on'>[] = [
  {
    rule: 'what is to be made has no identity that is not known',
    title: 'Failed to marshal plan to json: value is not known',
    wrong: spoil('PlanResourceChange', () => ({ planned_identity: identity(undefined) })),
    act: 'plan',
  },
  {
    rule: 'what is read has an identity',
    isOwn: true,
    title: 'Missing Resource Identity',
    wrong: spoil('ReadResource', () => ({ new_identity: {} })),
    act: 'refresh',
  },
  {
    rule: 'what is read has a known identity',
    title: invalidIdentity,
    wrong: spoil('ReadResource', () => ({ new_identity: identity(undefined) })),
    act: 'refresh',
  },
  {
    rule: 'what is written has a known identity',
    title: invalidIdentity,
    wrong: spoil('ApplyResourceChange', () => ({ new_identity: identity(undefined) })),
    act: 'apply',
  },
  {
    rule: 'an identity is one of its type',
    title: otherIdentity,
    wrong: spoil('ReadResource', () => ({ new_identity: { identity_data: state({}) } })),
    act: 'refresh',
  },
  {
    rule: 'only types with identities have them',
    isOwn: true,
    title: otherIdentity,
    wrong: spoil('GetResourceIdentitySchemas', () => ({ identity_schemas: {} })),
    act: 'refresh',
  },
  {
    rule: 'what was imported by identity has one',
    title: "import of right_thing.a didn't return an identity",
    wrong: spoil('ImportResourceState', () => ({ imported_resources: [{ type_name: 'right_thing' }] })),
    act: 'import by identity',
  },
];

const imported = { type_name: 'right_thing', state: state({}), identity: identity('1') };
const importing: Rule[] = [
  {
    rule: 'an import finds something',
    title: 'Import returned no resources',
    wrong: spoil('ImportResourceState', () => ({ imported_resources: [] })),
    act: 'import',
  },
  {
    rule: 'an import finds one',
    title: 'Multiple import states not supported',
    wrong: spoil('ImportResourceState', () => ({ imported_resources: [imported, imported] })),
    act: 'import',
  },
  {
    rule: 'an import says of which type',
    on: (profile) => !has(profile, 'identity'),
    title: "import of right_thing.a didn't set type",
    wrong: spoil('ImportResourceState', () => ({ imported_resources: [{ ...imported, type_name: '' }] })),
    act: 'import',
  },
  {
    rule: 'an import says of which type, whose identity is looked for',
    on: knowsIdentity,
    title: 'unknown resource type ""',
    wrong: spoil('ImportResourceState', () => ({ imported_resources: [{ ...imported, type_name: '' }] })),
    act: 'import',
  },
  {
    rule: 'what is imported is something',
    title: 'Import returned null resource',
    wrong: spoil('ImportResourceState', () => ({ imported_resources: [{ ...imported, state: thing(null) }] })),
    act: 'import',
  },
  {
    rule: 'what is imported has nothing that is write-only',
    title: 'Import returned a non-null value for a write-only attribute',
    wrong: spoil('ImportResourceState', () => ({
      imported_resources: [{ ...imported, state: state({ secret: 's' }) }],
    })),
    act: 'import',
  },
  {
    rule: 'an import is put off where that is allowed',
    title: unaskedDeferral,
    wrong: spoil('ImportResourceState', () => deferred),
    act: 'import',
  },
];

const moving: Rule[] = [
  {
    rule: 'what is moved is something',
    isOwn: true,
    title: invalidValue,
    wrong: spoil('MoveResourceState', () => ({ target_state: thing(null) })),
    act: 'move',
  },
  {
    rule: 'what is moved is known',
    title: invalidValue,
    wrong: spoil('MoveResourceState', () => ({ target_state: state({ name: undefined }) })),
    act: 'move',
  },
  {
    rule: 'what is moved has nothing that is write-only',
    title: invalidValue,
    wrong: spoil('MoveResourceState', () => ({ target_state: state({ secret: 's' }) })),
    act: 'move',
  },
];

const onlyLooking: Rule[] = [
  {
    rule: 'an ephemeral resource is as configured',
    title: 'Provider produced invalid ephemeral resource instance',
    wrong: spoil('OpenEphemeralResource', () => ({ result: state({ name: 'b' }) })),
    act: 'open',
    on: (profile) => has(profile, 'ephemeral'),
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
    act: 'list',
    on: (profile) => has(profile, 'list'),
  },
  {
    rule: 'what is listed has a type with identities',
    title: 'Identity schema not found for resource type right_thing',
    wrong: spoil('GetResourceIdentitySchemas', () => ({ identity_schemas: {} })),
    act: 'list',
    on: (profile) => has(profile, 'list'),
  },
  {
    rule: 'a function answers the same each time',
    title: 'function returned an inconsistent result',
    wrong: (right) => {
      let calls = 0;
      return spoil('CallFunction', () => ({ result: encodeDynamicValue('string', `call ${++calls}`) }))(right);
    },
    act: 'call',
    on: (profile) => has(profile, 'functions'),
  },
];

export const rules: readonly Rule[] = [
  ...planning,
  ...applying,
  ...reading,
  ...identities.map((rule) => ({ ...rule, on: knowsIdentity })),
  ...importing,
  ...moving,
  ...onlyLooking,
];
