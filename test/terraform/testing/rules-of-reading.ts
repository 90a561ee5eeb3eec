// The rules about what is only looked at: state, data, ephemeral resources, lists, functions.
import { encodeDynamicValue } from '../../../src/terraform/protocol/index.ts';
import { has } from '../../../src/terraform/testing/index.ts';
import { thing } from './right-provider.ts';
import { deferred, ofWriteOnly, type Rule, state, unaskedDeferral } from './rule.ts';
import { spoil } from './spoil.ts';

const invalidObject = 'Provider produced invalid object';
const invalidUpgrade = 'Invalid resource state upgrade';

const reading: Rule[] = [
  {
    rule: 'what is read is known',
    title: invalidObject,
    openTofu: 'Failed to marshal plan to json: value is not known',
    wrong: spoil('ReadResource', () => ({ new_state: state({ name: undefined }) })),
    act: 'refresh',
  },
  {
    rule: 'what is read has nothing that is write-only',
    title: invalidObject,
    ...ofWriteOnly,
    wrong: spoil('ReadResource', () => ({ new_state: state({ secret: 's' }) })),
    act: 'refresh',
  },
  {
    rule: 'a read is put off where that is allowed',
    title: unaskedDeferral,
    openTofu: null,
    wrong: spoil('ReadResource', () => deferred),
    act: 'refresh',
  },
  {
    rule: 'what is upgraded is known',
    title: invalidUpgrade,
    openTofu: null,
    wrong: spoil('UpgradeResourceState', () => ({ upgraded_state: state({ name: undefined }) })),
    act: 'refresh',
  },
  {
    rule: 'what is upgraded has nothing that is write-only',
    title: invalidUpgrade,
    ...ofWriteOnly,
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
    openTofu: null,
    wrong: spoil('ReadDataSource', () => deferred),
    act: 'read data',
  },
];

const onlyLooking: Rule[] = [
  {
    rule: 'an ephemeral resource is as configured',
    title: 'Provider produced invalid ephemeral resource instance',
    openTofu: null,
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
    openTofu: null,
    wrong: (right) => {
      let calls = 0;
      return spoil('CallFunction', () => ({ result: encodeDynamicValue('string', `call ${++calls}`) }))(right);
    },
    act: 'call',
    on: (profile) => has(profile, 'functions'),
  },
];

export const rulesOfReading: readonly Rule[] = [...reading, ...onlyLooking];
