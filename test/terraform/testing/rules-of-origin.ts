// The rules about identities, and about objects that come into state without a plan: imported or moved.
import { has, type Profile } from '../../../src/terraform/testing/index.ts';
import { identity, thing } from './right-provider.ts';
import { deferred, ofWriteOnly, type Rule, state, unaskedDeferral } from './rule.ts';
import { spoil } from './spoil.ts';

const invalidIdentity = 'Provider produced invalid identity';
const otherIdentity = "Provider produced an identity that doesn't match the schema";
const invalidValue = 'Provider returned invalid value';

const knowsIdentity = (profile: Profile) => has(profile, 'identity');
/** Of what is imported it looks for the identity before it looks whether there is a type. */
const takesIdentityFirst = (profile: Profile) => knowsIdentity(profile) && profile.product === 'Terraform';

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
    openTofu: 'failed to encode right_thing.a in state: value is not known',
    wrong: spoil('ReadResource', () => ({ new_identity: identity(undefined) })),
    act: 'refresh',
  },
  {
    rule: 'what is written has a known identity',
    title: invalidIdentity,
    openTofu: 'failed to encode right_thing.a in state: value is not known',
    wrong: spoil('ApplyResourceChange', () => ({ new_identity: identity(undefined) })),
    act: 'apply',
  },
  {
    rule: 'an identity is one of its type',
    title: otherIdentity,
    openTofu: 'an object with 1 attributes is required (3 given)',
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
    openTofu: 'Import returned null resource',
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
    on: (profile) => !takesIdentityFirst(profile),
    title: "import of right_thing.a didn't set type",
    wrong: spoil('ImportResourceState', () => ({ imported_resources: [{ ...imported, type_name: '' }] })),
    act: 'import',
  },
  {
    rule: 'an import says of which type, whose identity is looked for',
    on: takesIdentityFirst,
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
    ...ofWriteOnly,
    wrong: spoil('ImportResourceState', () => ({
      imported_resources: [{ ...imported, state: state({ secret: 's' }) }],
    })),
    act: 'import',
  },
  {
    rule: 'an import is put off where that is allowed',
    title: unaskedDeferral,
    openTofu: null,
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
    openTofu: null,
    wrong: spoil('MoveResourceState', () => ({ target_state: state({ name: undefined }) })),
    act: 'move',
  },
  {
    rule: 'what is moved has nothing that is write-only',
    title: invalidValue,
    ...ofWriteOnly,
    wrong: spoil('MoveResourceState', () => ({ target_state: state({ secret: 's' }) })),
    act: 'move',
  },
];

export const rulesOfOrigin: readonly Rule[] = [
  ...identities.map((rule) => ({ ...rule, on: knowsIdentity })),
  ...importing,
  ...moving.map((rule) => ({
    ...rule,
    on: (profile: Profile) => has(profile, 'moved') && (rule.on?.(profile) ?? true),
  })),
];
