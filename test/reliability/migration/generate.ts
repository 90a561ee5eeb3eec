// Pairs of configurations that mean states of one small company, each in shapes and under addresses of its own choice.
import type { Block } from '../../../src/terraform/testing/index.ts';

type Random = () => number;
type Body = Block['body'];

/** What the server is to hold, whatever the shape that says so. */
export interface Meaning {
  /** `project kind:id role`, sorted. */
  readonly grants: readonly string[];
  /** Approvals by `project environment`. */
  readonly approvals: ReadonlyMap<string, number>;
  readonly origins: readonly string[];
}

export interface Generated {
  readonly blocks: readonly Block[];
  readonly meaning: Meaning;
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const some = <T>(random: Random, from: readonly T[]): T[] => from.filter(() => random() < 0.5);

const projects = ['p', 'q'];
const environments = ['development', 'production'];
const origins = ['https://a.example.com', 'https://b.example.com', 'https://c.example.com'];
const holders = ['user:1', 'user:2', 'user:3', 'group:1', 'group:2'];

const block = (type: string, label: string, body: Body, dependsOn: readonly string[] = []): Block => ({
  address: `${type}.${label}`,
  mode: 'resource',
  type,
  body,
  dependsOn,
});

/** Projects and groups keep their addresses, but for a few that the generator renames. */
export function generate(random: Random): Generated {
  const label = (name: string) => `${name}_${pick(random, ['x', 'y', 'z'])}`;
  const fixed = projects.map((id) => block('unleash_project', id, { id, name: id }));
  const role = random() < 0.5;
  const roles = [4, 5, ...(role ? ['own'] : [])];
  const ownRole = block('unleash_role', 'own', {
    name: 'Own',
    type: 'custom',
    description: 'A role of our own',
    permissions: [{ name: 'CREATE_FEATURE' }],
  });
  const grants: string[] = [];
  const access: Block[] = [];
  for (const project of projects) {
    const held = new Map(holders.map((holder) => [holder, some(random, roles)] as const));
    const first = held.get('user:1')!;
    if (!first.includes(4)) first.push(4);
    for (const [holder, had] of held) for (const one of had) grants.push(`${project} ${holder} ${one}`);
    access.push(...accessBlocks(random, project, held, label));
  }
  const approvals = new Map<string, number>();
  const settings: Block[] = [];
  for (const project of projects) {
    for (const environment of environments) {
      const wanted = pick(random, [0, 2, 3]);
      if (wanted > 0) approvals.set(`${project} ${environment}`, wanted);
      settings.push(...settingsBlocks(random, project, environment, wanted, label));
    }
  }
  const allowed = some(random, origins);
  if (allowed.length === 0) allowed.push(origins[0]!);
  const cors =
    random() < 0.5
      ? [block('unleash_cors', label('list'), { origins: allowed })]
      : allowed.map((origin) => block('unleash_cors_origin', label(origin.slice(8, 9)), { origin }));
  const blocks = [...fixed, ...(role ? [ownRole] : []), ...access, ...settings, ...cors];
  return { blocks, meaning: { grants: grants.sort(), approvals, origins: allowed } };
}

type Held = ReadonlyMap<string, readonly (number | string)[]>;
type Label = (name: string) => string;

const roleOf = (role: number | string) => (typeof role === 'number' ? role : `\${unleash_role.${role}.id}`);
const dependenciesOf = (project: string, roles: Iterable<number | string>) => [
  `unleash_project.${project}`,
  ...[...new Set(roles)].flatMap((role) => (typeof role === 'number' ? [] : [`unleash_role.${role}`])),
];
const idsOf = (kind: string, members: readonly string[]) =>
  members.filter((member) => member.startsWith(kind)).map((member) => Number(member.split(':')[1]));

function accessBlocks(random: Random, project: string, held: Held, label: Label): Block[] {
  const at = `\${unleash_project.${project}.id}`;
  const byRole = new Map<number | string, string[]>();
  for (const [holder, roles] of held) for (const role of roles) byRole.set(role, [...(byRole.get(role) ?? []), holder]);
  const members = (of: readonly string[]) => ({ users: idsOf('user', of), groups: idsOf('group', of) });
  const shape = pick(random, ['access', 'bindings', 'members']);
  if (shape === 'access') {
    const roles = [...byRole].map(([role, of]) => ({ role: roleOf(role), ...members(of) }));
    const body = { project: at, roles } as unknown as Body;
    return [block('unleash_project_access', label(project), body, dependenciesOf(project, byRole.keys()))];
  }
  if (shape === 'bindings')
    return [...byRole].map(([role, of]) => {
      const body = { project: at, role: roleOf(role), ...members(of) } as unknown as Body;
      return block('unleash_project_role_binding', label(`${project}_${role}`), body, dependenciesOf(project, [role]));
    });
  return [...held]
    .filter(([, roles]) => roles.length > 0)
    .map(([member, roles]) => {
      const body = { project: at, member, roles: roles.map(roleOf) };
      const name = label(`${project}_${member.replace(':', '_')}`);
      return block('unleash_project_member', name, body, dependenciesOf(project, roles));
    });
}

function settingsBlocks(random: Random, project: string, environment: string, approvals: number, label: Label) {
  const name = `${project}_${environment}`;
  const on = [`unleash_project.${project}`];
  const at = `\${unleash_project.${project}.id}`;
  const inside = { project_id: at, environment_name: environment };
  if (random() < 0.5) {
    const settings: Body = approvals > 0 ? { required_approvals: approvals } : { change_requests_enabled: false };
    return [block('unleash_project_environment', label(name), { ...inside, ...settings }, on)];
  }
  const environmentBlock = block('unleash_project_environment', label(name), inside, on);
  const settings: Body = approvals > 0 ? { enabled: true, required_approvals: approvals } : { enabled: false };
  return [
    environmentBlock,
    block('unleash_change_request_settings', label(name), { project: at, environment, ...settings }, [
      ...on,
      environmentBlock.address,
    ]),
  ];
}
