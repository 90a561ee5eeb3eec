// A small company and who may enter it, as configurations say it, and the edits that people make to those.
import type { Block } from '../../../src/terraform/testing/index.ts';

export type Random = () => number;
type Body = Block['body'];

/** A root role: Admin, Viewer, or the custom one. */
type Role = 1 | 3 | 'wide';

interface Account {
  readonly label: string;
  readonly role: Role;
  /** Another one makes another account. */
  readonly username: string | null;
  readonly name: string;
}

interface Way {
  readonly enabled: boolean;
  readonly complete: boolean;
}

export interface Company {
  readonly people: Readonly<Record<string, Account>>;
  readonly robots: Readonly<Record<string, Account>>;
  /** Members are addresses of people and robots. */
  readonly group: { readonly role: Role | null; readonly members: readonly string[] } | null;
  /** Permissions of the custom root role. */
  readonly wide: readonly string[] | null;
  readonly oidc: Way | null;
  readonly saml: Way | null;
  readonly password: boolean | null;
  /** The token of the robot that runs Terraform. */
  readonly token: { readonly description: string; readonly expires: string } | null;
  /** The admin token of the instance. */
  readonly apiToken: { readonly name: string; readonly expires: string | null } | null;
  /** The person that every instance begins with. */
  readonly first: { readonly role: Role } | null;
  /** Blocks that wait for another one, by address. */
  readonly waits: Readonly<Record<string, string>>;
}

const names = ['ada', 'grace', 'linus'];
const future = '2099-01-01T00:00:00Z';
const past = '2001-01-01T00:00:00Z';

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const some = <T>(random: Random, from: readonly T[], chance = 0.5): T[] => from.filter(() => random() < chance);

const account = (random: Random, name: string): Account => ({
  label: name,
  role: pick(random, [1, 1, 3, 'wide']),
  username: random() < 0.5 ? name : null,
  name,
});

const addressesOf = ({ people, robots }: Pick<Company, 'people' | 'robots'>) => [
  ...Object.values(people).map(({ label }) => `unleash_user.${label}`),
  ...Object.values(robots).map(({ label }) => `unleash_service_account.${label}`),
];

/** A company in which somebody is Admin, whatever the rest is like. */
export function found(random: Random): Company {
  const people = Object.fromEntries(some(random, names, 0.7).map((name) => [name, account(random, name)]));
  const robots = { own: { ...account(random, 'own'), role: pick<Role>(random, [1, 1, 'wide']), username: 'own' } };
  const way = (): Way | null => (random() < 0.5 ? null : { enabled: random() < 0.7, complete: random() < 0.8 });
  return repaired({
    people,
    robots,
    group:
      random() < 0.3
        ? null
        : { role: pick(random, [1, 1, 'wide', null]), members: some(random, addressesOf({ people, robots })) },
    wide: random() < 0.3 ? null : ['CREATE_PROJECT', ...(random() < 0.7 ? ['ADMIN'] : [])],
    oidc: way(),
    saml: way(),
    password: pick(random, [null, true]),
    token: random() < 0.5 ? { description: 'pipeline', expires: future } : null,
    apiToken: null,
    first: null,
    waits: {},
  });
}

type Edit = (random: Random, company: Company) => Company;

const withAccount = (accounts: Company['people'], name: string, change: Partial<Account>) => {
  const known = accounts[name];
  return known ? { ...accounts, [name]: { ...known, ...change } } : accounts;
};
const without = <T>(from: Readonly<Record<string, T>>, name: string): Record<string, T> => {
  const { [name]: _, ...rest } = from;
  return rest;
};
const anybody: Edit = (random, company) => {
  const name = pick(random, names);
  const { people } = company;
  const change = pick<Edit>(random, [
    () => ({ ...company, people: withAccount(people, name, { role: pick(random, [1, 3, 3, 'wide']) }) }),
    () => ({ ...company, people: withAccount(people, name, { role: 3 }) }),
    () => ({ ...company, people: without(people, name) }),
    () => ({ ...company, people: { ...people, [name]: account(random, name) } }),
    () => ({ ...company, people: withAccount(people, name, { username: `${name}-${Math.floor(random() * 100)}` }) }),
    () => ({ ...company, people: withAccount(people, name, { name: `${name} again` }) }),
    () => ({ ...company, people: withAccount(people, name, { label: `${name}_anew` }) }),
  ]);
  return change(random, company);
};
const robot: Edit = (random, company) => {
  const { robots } = company;
  return pick<Company>(random, [
    { ...company, robots: withAccount(robots, 'own', { role: pick(random, [1, 3, 'wide']) }) },
    { ...company, robots: {} },
    { ...company, robots: withAccount(robots, 'own', { username: 'own-again' }) },
    { ...company, robots: withAccount(robots, 'own', { name: 'Own' }) },
  ]);
};
const group: Edit = (random, company) => {
  const members = some(random, addressesOf(company));
  return pick<Company>(random, [
    { ...company, group: null },
    { ...company, group: { role: pick(random, [1, 'wide', 3, null]), members: company.group?.members ?? members } },
    { ...company, group: { role: company.group?.role ?? 1, members } },
    { ...company, group: { role: 1, members } },
  ]);
};
const role: Edit = (random, company) => ({
  ...company,
  wide: pick(random, [null, ['CREATE_PROJECT'], ['ADMIN'], ['ADMIN', 'CREATE_PROJECT'], ['CREATE_SEGMENT']]),
});
const signIn: Edit = (random, company) => {
  const way = pick<Way | null>(random, [
    null,
    { enabled: true, complete: true },
    { enabled: true, complete: false },
    { enabled: false, complete: true },
  ]);
  return pick<Company>(random, [
    { ...company, oidc: way },
    { ...company, saml: way },
    { ...company, password: random() < 0.3 },
    { ...company, password: false, oidc: way },
  ]);
};
const token: Edit = (random, company) => ({
  ...company,
  ...(company.token && {
    token: pick(random, [null, { ...company.token, description: 'other' }, { ...company.token, expires: past }]),
  }),
  ...(company.apiToken && {
    apiToken: pick(random, [null, { ...company.apiToken, name: 'other' }, { ...company.apiToken, expires: past }]),
  }),
});
const first: Edit = (random, company) => ({
  ...company,
  ...(company.first && { first: pick(random, [null, { role: 3 as const }, { role: 'wide' as const }]) }),
});
const order: Edit = (random, company) => ({
  ...company,
  waits: {
    ...company.waits,
    [pick(random, ['unleash_user.ada', 'unleash_user.grace', 'unleash_password_login.this'])]: pick(random, [
      'unleash_group.admins',
      'unleash_oidc.this',
      'unleash_user.linus',
    ]),
  },
});
/** What Terraform itself uses stays: a plan that takes that too is refused as a whole. */
const everything: Edit = (random, company) => {
  if (random() < 0.5) return company;
  return { ...company, people: {}, group: null, wide: null, oidc: null, saml: null, password: null, first: null };
};

const edits: readonly Edit[] = [
  anybody,
  anybody,
  anybody,
  anybody,
  robot,
  group,
  group,
  role,
  signIn,
  signIn,
  token,
  first,
  first,
  order,
  everything,
];

export function edited(random: Random, company: Company): Company {
  let next = company;
  for (let left = 1 + Math.floor(random() * 6); left > 0; left--) next = pick(random, edits)(random, next);
  return repaired(next);
}

/** References only to what is there. */
function repaired(company: Company): Company {
  const present = <R extends Role | null>(one: R): R | 3 => (one === 'wide' && !company.wide ? 3 : one);
  const accounts = (of: Company['people']) =>
    Object.fromEntries(Object.entries(of).map(([name, one]) => [name, { ...one, role: present(one.role) }]));
  const there = addressesOf(company);
  const { group: had } = company;
  return {
    ...company,
    people: accounts(company.people),
    robots: accounts(company.robots),
    group: had && { role: present(had.role), members: had.members.filter((member) => there.includes(member)) },
    token: Object.keys(company.robots).length > 0 ? company.token : null,
    first: company.first && { role: present(company.first.role) },
  };
}

const wide = 'unleash_role.wide';
const own = 'unleash_service_account.own';
const roleOf = (one: Role | null) => (one === 'wide' ? `\${${wide}.id}` : one);
const lead = (one: Role | null) => (one === 'wide' ? [wide] : []);

export function blocksOf(company: Company): Block[] {
  const blocks: Block[] = [];
  const add = (type: string, label: string, body: Body, dependsOn: readonly string[] = []) =>
    blocks.push({ address: `${type}.${label}`, mode: 'resource', type, body, dependsOn });
  if (company.wide) {
    const permissions = company.wide.map((name) => ({ name }));
    add('unleash_role', 'wide', { name: 'Wide', type: 'root-custom', description: 'Wide', permissions });
  }
  if (company.first) {
    add(
      'unleash_user',
      'first',
      { username: 'admin', root_role: roleOf(company.first.role) },
      lead(company.first.role),
    );
  }
  for (const [key, { label, role, username, name }] of Object.entries(company.people)) {
    const body = { email: `${key}@example.com`, name, root_role: roleOf(role), ...(username && { username }) };
    add('unleash_user', label, body, lead(role));
  }
  for (const { label, role, username, name } of Object.values(company.robots)) {
    add('unleash_service_account', label, { username, name, root_role: roleOf(role) }, lead(role));
  }
  if (company.group) {
    const { role, members } = company.group;
    const users = members.map((member) => `\${${member}.id}`);
    add('unleash_group', 'admins', { name: 'Admins', root_role: roleOf(role), users }, [...members, ...lead(role)]);
  }
  const way = { oidc: company.oidc, saml: company.saml };
  if (way.oidc) {
    const { enabled, complete } = way.oidc;
    const client_id = complete ? 'unleash' : ' ';
    add('unleash_oidc', 'this', { enabled, discover_url: 'https://id.example.com', client_id, secret: 's3cret' });
  }
  if (way.saml) {
    const { enabled, complete } = way.saml;
    const certificate = complete ? 'MIIC' : '';
    add('unleash_saml', 'this', { enabled, entity_id: 'id', sign_on_url: 'https://id.example.com', certificate });
  }
  if (company.password !== null) add('unleash_password_login', 'this', { enabled: company.password });
  if (company.token) {
    const { description, expires: expires_at } = company.token;
    const service_account_id = `\${${own}.id}`;
    add('unleash_service_account_token', 'own', { service_account_id, description, expires_at }, [own]);
  }
  if (company.apiToken) {
    const { name: token_name, expires: expires_at } = company.apiToken;
    add('unleash_api_token', 'own', {
      token_name,
      type: 'admin',
      environment: '*',
      projects: ['*'],
      ...(expires_at && { expires_at }),
    });
  }
  return waiting(blocks, company.waits);
}

/** Edges that go back in the list are left out, so that none of them closes a circle. */
function waiting(blocks: readonly Block[], waits: Company['waits']): Block[] {
  const rank = new Map(blocks.map(({ address }, index) => [address, index]));
  const reaches = (from: string, to: string): boolean =>
    from === to || blocks.find(({ address }) => address === from)!.dependsOn.some((next) => reaches(next, to));
  return blocks.map((block) => {
    const other = waits[block.address];
    const isFit = other !== undefined && rank.has(other) && !reaches(other, block.address) && !/first/.test(other);
    return isFit && Object.keys(waits).length === 1 ? { ...block, dependsOn: [...block.dependsOn, other] } : block;
  });
}
