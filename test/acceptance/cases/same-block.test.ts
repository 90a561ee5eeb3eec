// The same thing in two blocks is an error at each plan, and neither block loses it.
import { type Case, play } from './play.ts';

const block = (type: string, label: string, body: string) => `resource "unleash_${type}" "${label}" {\n${body}\n}\n`;

/** One object of each kind that may stand in one block only. */
const single: { readonly [type: string]: string } = {
  project: 'id = "checkout"\nname = "Checkout"',
  user: 'username = "ann"\nroot_role = 3',
  group: 'name = "Team"',
  role: 'name = "Builder"\ntype = "custom"\ndescription = ""\npermissions = [{ name = "CREATE_FEATURE" }]',
  segment: 'name = "Paying"\nconstraints = []',
  environment: 'name = "qa"\ntype = "test"',
  tag_type: 'name = "jira"',
  context_field: 'name = "country"',
  service_account: 'username = "bot"\nname = "Bot"\nroot_role = 3',
  project_access: 'project = "default"\nroles = [{ role = 4, users = [1], groups = [] }]',
  project_role_binding: 'project = "default"\nrole = 4\nusers = [1]',
  project_member: 'project = "default"\nmember = "user:1"\nroles = [4]',
  project_environment: 'project_id = "default"\nenvironment_name = "production"',
  change_request_settings: 'project = "default"\nenvironment = "production"\nenabled = false',
  cors: 'origins = ["https://a.example.com"]',
  cors_origin: 'origin = "https://a.example.com"',
  maintenance: 'enabled = false',
  password_login: 'enabled = true',
  scim: 'enabled = false',
};

const twice = Object.entries(single).map(
  ([type, body]): Case => ({
    name: `${type} twice`,
    steps: [
      { main: block(type, 'a', body) + block(type, 'b', body), refused: 'plan', says: [/stands in two blocks/] },
      { refused: 'plan', says: [/stands in two blocks/] },
    ],
  }),
);

const { project = '' } = single;
const cases: Case[] = [
  ...twice,
  {
    name: 'a block that is pasted once more after the apply',
    steps: [
      { main: block('project', 'a', project), holds: { projects: ['checkout', 'default'] } },
      {
        main: block('project', 'a', project) + block('project', 'b', project),
        refused: 'plan',
        says: [/stands in two blocks/],
      },
      { refused: 'plan', says: [/stands in two blocks/] },
      { main: block('project', 'a', project), holds: { projects: ['checkout', 'default'] }, writes: [] },
    ],
  },
];

play('same block twice', cases);
