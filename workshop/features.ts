// What modern cores can do with each member of the catalog, and which tests prove it: docs/features.md shows it, and a test holds it.
import type { Feature } from '../src/terraform/testing/index.ts';
import { members, provider } from './catalog.ts';
import { typesOf, versions } from './states/state-of-the-past.ts';

export interface Proof {
  /** Path of the test. */
  readonly test: string;
  /** The members that it tries; left out, all to which the feature applies. */
  readonly members?: readonly string[];
}

export interface ProvenFeature {
  readonly name: string;
  readonly description: string;
  readonly members: readonly string[];
  /** The cores of the harness that have it; left out, all of them. */
  readonly needs?: Feature;
  /** Proofs with the small core, one of them of all members; none where there is nothing in it that a provider does. */
  readonly harness: readonly Proof[];
  /** Proofs with a real core, by what it is called. */
  readonly real: { readonly [core: string]: Proof };
}

const { resources, dataSources, ephemeralResources = [], functions = [], actions = [] } = provider();
const typed = (names: readonly { readonly name: string }[]) => names.map(({ name }) => `unleash_${name}`);
const everyType = members.map(({ type }) => type);
const official = ['user', 'group', 'project', 'api_token', 'role', 'project_access', 'service_account'].concat([
  'service_account_token',
  'oidc',
  'saml',
  'context_field',
  'environment',
  'project_environment',
]);
const present = 'Terraform 1.11.4';
const newer = 'Terraform 1.15.5';

export const provenFeatures: readonly ProvenFeature[] = [
  {
    name: 'Identity',
    description: 'Every answer with a state carries what names the object, beside the state.',
    members: everyType,
    needs: 'identity',
    harness: [{ test: 'test/provider/every-resource.test.ts' }],
    real: { [newer]: { test: 'test/acceptance/identity.test.ts' } },
  },
  {
    name: 'Import by id',
    description: 'The state that an import makes is the one that an apply leaves.',
    members: everyType,
    harness: [{ test: 'test/provider/every-resource.test.ts' }],
    real: { [present]: { test: 'test/acceptance/every-resource.test.ts' } },
  },
  {
    name: 'Import by identity',
    description: 'An import block with `identity` finds what one with `id` finds.',
    members: everyType,
    needs: 'import by identity',
    harness: [{ test: 'test/provider/identity.test.ts' }],
    real: { [newer]: { test: 'test/acceptance/query.test.ts', members: ['unleash_user', 'unleash_project'] } },
  },
  {
    name: 'Import by name',
    description: 'People write the name of the object where it has one of its own.',
    members: members
      .filter(
        ({ resource: { naming, list, identity, importName } }) =>
          naming && list && identity.length === 1 && !importName,
      )
      .map(({ type }) => type),
    harness: [{ test: 'test/provider/identity.test.ts' }],
    real: {},
  },
  {
    name: 'List',
    description: '`terraform query` finds every object of the type.',
    members: members.filter(({ resource }) => resource.list).map(({ type }) => type),
    needs: 'list',
    harness: [{ test: 'test/provider/list-resources.test.ts' }],
    real: { [newer]: { test: 'test/acceptance/query.test.ts', members: ['unleash_user', 'unleash_project'] } },
  },
  {
    name: 'Generated configuration',
    description: 'What `-generate-config-out` writes validates, and plans no change.',
    members: everyType,
    needs: 'generated configuration',
    harness: [{ test: 'test/provider/generated-config.test.ts' }],
    real: {
      [newer]: {
        test: 'test/acceptance/generated-config.test.ts',
        members: ['unleash_project', 'unleash_project_environment', 'unleash_environment', 'unleash_user'],
      },
    },
  },
  {
    name: 'Ephemeral',
    description: 'A token that lives for one run, and is gone after it.',
    members: typed(ephemeralResources),
    needs: 'ephemeral',
    harness: [{ test: 'test/provider/ephemeral-resources.test.ts' }],
    real: { [present]: { test: 'test/acceptance/ephemeral-resources.test.ts' } },
  },
  {
    name: 'Write-only',
    description: 'A secret that reaches neither plan nor state.',
    members: resources
      .filter(({ attributes }) => Object.values(attributes).some(({ facts }) => facts.writeOnly))
      .map(({ name }) => `unleash_${name}`),
    needs: 'write-only',
    harness: [
      { test: 'test/provider/every-resource.test.ts' },
      { test: 'test/provider/write-only.test.ts', members: ['unleash_oidc', 'unleash_saml', 'unleash_user'] },
    ],
    real: {
      [present]: {
        test: 'test/acceptance/write-only.test.ts',
        members: ['unleash_integration', 'unleash_oidc', 'unleash_user'],
      },
    },
  },
  {
    name: 'Secure tokens',
    description: 'Tokens whose secrets Unleash shows once, and which it names by a selector from then on.',
    members: everyType.filter((type) => type.endsWith('_token')),
    harness: [{ test: 'test/provider/secure-tokens.test.ts' }],
    real: {},
  },
  {
    name: 'Token rotation',
    description: 'The new token is there, and handed on, before the old one goes.',
    members: ['unleash_api_token', 'unleash_project_api_token', 'unleash_service_account_token'],
    harness: [],
    real: {
      [present]: {
        test: 'test/acceptance/token-rotation.test.ts',
        members: ['unleash_api_token', 'unleash_project_api_token', 'unleash_service_account_token'],
      },
    },
  },
  {
    name: 'Actions',
    description:
      'What people do by hand, done by Terraform: with progress, and refused in the plan where it cannot be.',
    members: typed(actions),
    needs: 'actions',
    harness: [{ test: 'test/provider/actions.test.ts' }],
    real: { [newer]: { test: 'test/acceptance/actions.test.ts' } },
  },
  {
    name: 'Functions',
    description: 'Answers the same at plan and apply, configured or not.',
    members: functions.map(({ name }) => name),
    needs: 'functions',
    harness: [{ test: 'test/provider/functions.test.ts' }],
    real: { [present]: { test: 'test/acceptance/functions.test.ts' } },
  },
  {
    name: 'Moved',
    description: 'A `moved` block takes over what the official provider made, without a change.',
    members: official.map((name) => `unleash_${name}`),
    needs: 'moved',
    harness: [{ test: 'test/provider/moved-state.test.ts' }],
    real: { [present]: { test: 'test/acceptance/moved.test.ts', members: ['unleash_project'] } },
  },
  {
    name: 'Deferral',
    description: 'Put off while url or token are not known, where the core can wait (experimental Terraform, Stacks).',
    members: [...everyType, ...typed(dataSources).map((type) => `data.${type}`)],
    harness: [{ test: 'test/provider/deferral.test.ts' }],
    real: {},
  },
  {
    name: 'States of the past',
    description: `States that ${versions().join(', ')} and the official provider 3.4.3 wrote plan empty.`,
    members: [...new Set(versions().flatMap(typesOf))].sort(),
    harness: [{ test: 'test/provider/states-of-the-past.test.ts' }],
    real: {
      [present]: {
        test: 'test/acceptance/states-of-the-past.test.ts',
        members: ['unleash_project_role_binding'],
      },
    },
  },
];
