// What moves to another shape or address is destroyed and created in one apply, in any order: it is there afterwards.
import { expect } from 'vitest';
import { addUsers } from './call.ts';
import { type Case, play } from './play.ts';

const company = `
resource "unleash_group" "owners" {
  name = "Owners"
}
resource "unleash_group" "devs" {
  name = "Devs"
}
resource "unleash_project" "p" {
  id   = "p"
  name = "P"
}
`;
const shapes = {
  binding: `${company}
resource "unleash_project_role_binding" "owners" {
  project = unleash_project.p.id
  role    = 4
  groups  = [unleash_group.owners.id]
}
resource "unleash_project_role_binding" "devs" {
  project = unleash_project.p.id
  role    = 5
  groups  = [unleash_group.devs.id]
}
`,
  access: `${company}
resource "unleash_project_access" "p" {
  project = unleash_project.p.id
  roles = [
    { role = 4, users = [], groups = [unleash_group.owners.id] },
    { role = 5, users = [], groups = [unleash_group.devs.id] },
  ]
}
`,
  member: `${company}
resource "unleash_project_member" "owners" {
  project = unleash_project.p.id
  member  = "group:\${unleash_group.owners.id}"
  roles   = [4]
}
resource "unleash_project_member" "devs" {
  project = unleash_project.p.id
  member  = "group:\${unleash_group.devs.id}"
  roles   = [5]
}
`,
} as const;

const grants = ['p/Devs/Member', 'p/Owners/Owner'];
const untrue = [/no owner/, /own the same thing/];
const shape = (name: keyof typeof shapes) => ({ main: shapes[name], holds: { grants }, neverSays: untrue });

const ann = `
resource "unleash_role" "r" {
  name        = "R"
  description = "Another role"
  type        = "custom"
  permissions = [{ name = "CREATE_FEATURE" }]
}
resource "unleash_user" "ann" {
  username  = "ann"
  root_role = 3
}
`;
const bothAnn = `${ann}
resource "unleash_project_role_binding" "r" {
  project = "default"
  role    = unleash_role.r.id
  users   = [unleash_user.ann.id]
}
resource "unleash_project_member" "ann" {
  project = "default"
  member  = "user:\${unleash_user.ann.id}"
  roles   = [5]
}
`;

const colleagues = ['ada', 'bob', 'eve', 'joe', 'kim', 'zoe'];
const renamed = (members: string, settings: string) => `
resource "unleash_project_member" "member" {
  ${members}
  project = "default"
  roles   = [5]
}
resource "unleash_change_request_settings" "four_eyes" {
  ${settings}
  project            = "default"
  enabled            = true
  required_approvals = 2
}
`;
const counted = renamed(
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of Terraform
  'count  = 6\n  member = "user:${count.index + 2}"',
  'count       = 2\n  environment = ["development", "production"][count.index]',
);
const keyed = renamed(
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of Terraform
  'for_each = toset(["2", "3", "4", "5", "6", "7"])\n  member   = "user:${each.key}"',
  'for_each    = toset(["development", "production"])\n  environment = each.key',
);
const fourEyes = {
  grants: colleagues.map((name) => `default/${name}/Member`),
  approvals: { 'default/development': 2, 'default/production': 2 },
};

const outOfUse = (isUsed: boolean) => `
resource "unleash_group" "g" {
  name = "G"
}
resource "unleash_project" "p" {
  id   = "p"
  name = "P"
}
resource "unleash_role" "old" {
  count       = ${isUsed ? 1 : 0}
  name        = "Old"
  type        = "custom"
  description = "to be taken out of use"
  permissions = [{ name = "CREATE_FEATURE" }]
}
resource "unleash_project_access" "p" {
  project = unleash_project.p.id
  roles = concat(
    [{ role = 4, users = [1], groups = [] }],
    [for r in unleash_role.old : { role = r.id, users = [], groups = [unleash_group.g.id] }],
  )
}
`;

const list = (kind: 'list' | 'single', ...origins: readonly string[]) =>
  kind === 'list'
    ? `resource "unleash_cors" "all" {\n  origins = ${JSON.stringify(origins)}\n}\n`
    : origins
        .map((origin, index) => `resource "unleash_cors_origin" "o${index}" {\n  origin = "${origin}"\n}\n`)
        .join('');
const [a, b, c] = ['https://a.example.com', 'https://b.example.com', 'https://c.example.com'] as const;

const both = (each: string, name: string) => `
resource "unleash_project" "p" {
  id   = "p"
  name = "P"
}
resource "unleash_project_environment" "e" {
  ${each}
  project_id         = unleash_project.p.id
  environment_name   = ${name}
  required_approvals = 2
}
`;
const approved = { approvals: { 'p/development': 2, 'p/production': 2 } };

const accounts = [
  'resource "unleash_user" "a" {\n  username  = "bot"\n  root_role = 3\n}\n',
  'resource "unleash_service_account" "a" {\n  username  = "bot"\n  name      = "Bot"\n  root_role = 3\n}\n',
] as const;
const fields = [
  'resource "unleash_context_field" "a" {\n  name = "country"\n}\n',
  'resource "unleash_project_context_field" "a" {\n  name    = "country"\n  project = "default"\n}\n',
] as const;
const moves = [
  ['unleash_user', 'unleash_service_account', accounts],
  ['unleash_context_field', 'unleash_project_context_field', fields],
] as const;

const cases: Case[] = [
  {
    name: 'grants go from bindings to access, on to members and back to bindings',
    parallelism: [1, 10, 50],
    steps: (['binding', 'access', 'member', 'binding'] as const).map(shape),
  },
  {
    name: 'grants go the other way round',
    steps: (['access', 'binding', 'member', 'access'] as const).map(shape),
  },
  {
    name: 'members and settings go from count to for_each without moved',
    parallelism: [1, 10, 50],
    sandbox: { latencyMs: 20 },
    steps: [
      { before: addUsers(...colleagues), main: counted, holds: fourEyes },
      { main: keyed, holds: fourEyes },
    ],
  },
  {
    name: 'a role goes together with its only use',
    parallelism: [1, 10],
    steps: [
      { main: outOfUse(true), holds: { grants: ['p/G/Old', 'p/admin/Owner'] } },
      { main: outOfUse(false), holds: { grants: ['p/admin/Owner'] } },
    ],
  },
  {
    name: 'a role that somebody else still holds stays, and the error says who holds it where',
    steps: [
      { main: outOfUse(true) },
      {
        before: ({ store }) => {
          const old = [...store.roles.values()].find(({ name }) => name === 'Old')!;
          store.projects.get('default')!.users.set(1, new Map([[old.id, new Date().toISOString()]]));
        },
        main: outOfUse(false),
        refused: 'apply',
        says: [/Cannot delete unleash_role "Old".*user 1 in the project "default" has it/],
        check: ({ store }) => expect([...store.roles.values()].map(({ name }) => name)).toContain('Old'),
      },
    ],
  },
  {
    name: 'origins go from a list to single ones and back',
    parallelism: [1, 10],
    steps: [
      { main: list('list', a, b, c), holds: { origins: [a, b, c] } },
      { main: list('single', a, b, c), holds: { origins: [a, b, c] } },
      { main: list('list', b, c), holds: { origins: [b, c] } },
    ],
  },
  {
    name: 'a binding and a member of one person are told at plan',
    steps: [
      { main: ann },
      {
        command: 'plan',
        main: bothAnn,
        says: [/unleash_project_(role_binding|member) and unleash_project_\S+ own the same/],
      },
    ],
  },
  {
    name: 'a saved plan that another machine applies, without the notes of the plan',
    parallelism: [1, 10],
    steps: [
      { main: both('count = 2', '["development", "production"][count.index]'), holds: approved },
      {
        main: both('for_each = toset(["development", "production"])', 'each.key'),
        savedElsewhere: true,
        holds: approved,
      },
    ],
  },
  ...moves.map(
    ([from, to, change]): Case => ({
      name: `${from} to ${to} of the same name is told at plan`,
      parallelism: [1, 10],
      steps: [
        { main: change[0] },
        {
          main: change[1],
          refused: 'plan',
          says: [new RegExp(`${to} and one of the type ${from}|${from} and one of the type ${to}`)],
        },
      ],
    }),
  ),
];

play('same run, same thing', cases);
