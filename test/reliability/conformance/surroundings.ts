// What generated configurations refer to: objects that are there, and objects that the same configuration makes.
import { type Sandbox, type Seed, startSandbox } from '../../../src/sandbox/index.ts';
import type { Block } from '../../../src/terraform/testing/index.ts';

const seed: Seed = {
  environments: [{ name: 'staging', type: 'preproduction' }],
  roles: [
    { name: 'Auditor', type: 'root-custom', permissions: ['READ_ROLE'] },
    { name: 'Deployer', type: 'custom', permissions: ['CREATE_FEATURE'] },
  ],
  users: [
    { username: 'ann', rootRole: 'Viewer' },
    { username: 'bob', rootRole: 'Editor' },
  ],
  groups: [{ name: 'Platform' }, { name: 'Support', users: ['ann'] }],
  projects: [
    { id: 'alpha', name: 'Alpha' },
    { id: 'beta', name: 'Beta' },
  ],
  segments: [{ name: 'Europe', constraints: [{ contextName: 'appName', operator: 'IN', values: ['eu'] }] }],
};

export const startSurroundings = (): Promise<Sandbox> => startSandbox({ seed });

/** Values that an attribute with this reference may have; texts with `${}` are references, not known before an apply. */
export function referable(sandbox: Sandbox, target: string): readonly (string | number)[] | undefined {
  const { groups, segments } = sandbox.store;
  const made = companions[target] ? [`\${${companions[target].address}.id}`] : [];
  const values: { readonly [target: string]: readonly (string | number)[] } = {
    'project.id': ['default', 'alpha', 'beta', ...made],
    'environment.name': ['development', 'production', 'staging'],
    'user.id': [...accountIds(sandbox), ...made],
    'group.id': [...groups.keys(), ...made],
    'segment.id': [...segments.keys(), ...made],
    'context_field.name': ['appName', 'userId', 'environment'],
    'service_account.id': made,
    'role.id': [1, 2, 3, roleId(sandbox, 'Auditor')],
    'project_role.id': [4, 5, roleId(sandbox, 'Deployer'), ...made],
  };
  return values[target];
}

const accountIds = ({ store }: Sandbox) =>
  [...store.accounts].filter(([, { username }]) => username === 'ann' || username === 'bob').map(([id]) => id);

const roleId = ({ store }: Sandbox, name: string) => [...store.roles].find(([, role]) => role.name === name)![0];

const companion = (type: string, body: Block['body']): Block => ({
  ...{ address: `${type}.made`, mode: 'resource', type, body, dependsOn: [] },
});

/** By the reference that they answer. */
const companions: { readonly [target: string]: Block } = {
  'project.id': companion('unleash_project', { id: 'made', name: 'Made' }),
  'user.id': companion('unleash_user', { username: 'made', root_role: 3 }),
  'group.id': companion('unleash_group', { name: 'Made' }),
  'segment.id': companion('unleash_segment', { name: 'Made', constraints: [] }),
  'service_account.id': companion('unleash_service_account', { username: 'made-bot', name: 'Made', root_role: 3 }),
  'project_role.id': companion('unleash_role', {
    ...{ name: 'Made', type: 'custom', description: '', permissions: [{ name: 'CREATE_FEATURE' }] },
  }),
};

/** The blocks of a configuration: itself, and what this one or another of the same walk refers to. */
export function blocksFor(type: string, body: Block['body'], walk: readonly Block['body'][]): Block[] {
  const text = JSON.stringify(walk);
  const used = Object.values(companions).filter(({ address }) => text.includes(`{${address}.`));
  const dependsOn = used.map(({ address }) => address);
  return [...used, { address: `${type}.generated`, mode: 'resource', type, body, dependsOn }];
}
