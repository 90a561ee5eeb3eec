// What is sent is what was asked for, and what the server would change or refuse is refused at plan.
import { expect } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { addUsers, call } from './call.ts';
import { type Case, play } from './play.ts';

const team = (users: string) => `
resource "unleash_group" "team" {
  name         = "Team"
  mappings_sso = ["idp-team"]
  ${users}
}
`;
const membersOfTeam = ({ store }: Sandbox) => [...store.groups.values()].flatMap(({ members }) => [...members.keys()]);

const hooks = (events: string) => `
resource "unleash_integration" "write_only" {
  type                  = "webhook"
  events                = [${events}]
  parameters_wo         = { url = "https://placeholder.example.com" }
  parameters_wo_version = 1
  lifecycle {
    ignore_changes = [parameters_wo]
  }
}
resource "unleash_integration" "ignored" {
  type       = "webhook"
  events     = [${events}]
  parameters = { url = "https://placeholder.example.com" }
  lifecycle {
    ignore_changes = [parameters["url"]]
  }
}
`;
const setByHand = async (sandbox: Sandbox) => {
  for (const id of sandbox.store.addons.keys())
    await call(sandbox, 'PUT', `addons/${id}`, {
      provider: 'webhook',
      enabled: true,
      events: ['feature-created'],
      parameters: { url: 'https://real.example.com' },
    });
};

const production = (type: string) => `
import {
  to = unleash_environment.production
  id = "production"
}
resource "unleash_environment" "production" {
  name = "production"
  type = "${type}"
}
`;
const protect = ({ store }: Sandbox) => {
  store.environments.get('production')!.protected = true;
};

const role = (rows: string) => `
locals {
  rows = csvdecode("permission,environment\\n${rows}")
}
resource "unleash_role" "from_csv" {
  name        = "From a table"
  description = "Permissions from a CSV file"
  type        = "custom"
  permissions = [for r in local.rows : { name = r.permission, environment = r.environment }]
}
`;

const token = (type: string, place: string, projects: string) => `
resource "unleash_${type}" "both" {
  ${place}
  type        = "client"
  environment = "development"
  projects    = [${projects}]
}
`;

const field = (type: string, more: string) => `
resource "unleash_${type}" "country" {
  name = "country"
  ${type === 'context_field' ? '' : 'project = "default"'}
  ${more}
}
`;
const values = 'stickiness = true\n  legal_values = [{ value = "no" }, { value = "se" }]';
const fieldOf = ({ store }: Sandbox) =>
  [...store.contextFields.values()].find(({ name }) => name.endsWith('country')) ?? expect.fail('no field');

const cases: Case[] = [
  {
    name: 'members that others added stay when the configuration leaves users to single sign-on',
    steps: [
      { before: addUsers('ada', 'bob', 'eve'), main: team('users = [2]') },
      {
        before: (sandbox) =>
          call(sandbox, 'PUT', 'groups/1', {
            name: 'Team',
            description: '',
            mappingsSSO: ['idp-team'],
            users: [2, 3, 4].map((id) => ({ user: { id } })),
          }),
        main: team(''),
        check: (sandbox) => expect(membersOfTeam(sandbox).sort()).toEqual([2, 3, 4]),
      },
    ],
  },
  {
    name: 'a secret that was set by hand stays when something else changes',
    steps: [
      { main: hooks('"feature-created"') },
      {
        before: setByHand,
        main: hooks('"feature-created", "feature-archived"'),
        check: ({ store }) => {
          const kept = [...store.addons.values()].map(({ parameters, events }) => [parameters.url, events.length]);
          expect(kept).toEqual([
            ['https://real.example.com', 2],
            ['https://real.example.com', 2],
          ]);
        },
      },
    ],
  },
  {
    name: 'a protected environment is neither changed nor said to be destroyed',
    steps: [
      { before: protect, main: production('production') },
      { main: production('test'), refused: 'plan', says: [/protected/] },
      { main: production('production'), writes: [] },
      {
        command: 'destroy',
        refused: 'plan',
        says: [/protected/],
        check: ({ store }) => expect(store.environments.has('production')).toBe(true),
      },
    ],
  },
  {
    name: 'an empty environment of a permission is none',
    steps: [
      {
        main: role('CREATE_FEATURE_STRATEGY,\\nUPDATE_FEATURE_ENVIRONMENT,production\\n'),
        writes: ['createRole'],
        check: ({ store }) =>
          expect([...store.roles.values()].at(-1)?.permissions).toEqual([
            { name: 'CREATE_FEATURE_STRATEGY', environment: null },
            { name: 'UPDATE_FEATURE_ENVIRONMENT', environment: 'production' },
          ]),
      },
    ],
  },
  ...(
    [
      ['api_token', 'token_name = "both"'],
      ['project_api_token', 'project = "default"\n  token_name = "both"'],
    ] as const
  )
    .filter(([type]) => type === 'api_token')
    .map(
      ([type, place]): Case => ({
        name: `an ${type} for all projects and for one is refused`,
        steps: [{ main: token(type, place, '"*", "default"'), refused: 'plan', says: [/projects/] }],
      }),
    ),
  ...['context_field', 'project_context_field'].map(
    (type): Case => ({
      name: `${type}: stickiness and legal values that are left out are cleared`,
      steps: [
        {
          main: field(type, values),
          check: (sandbox) => expect(fieldOf(sandbox)).toMatchObject({ stickiness: true, legalValues: [{}, {}] }),
        },
        {
          main: field(type, ''),
          check: (sandbox) => expect(fieldOf(sandbox)).toMatchObject({ stickiness: false, legalValues: [] }),
        },
      ],
    }),
  ),
  ...[
    'resource "unleash_environment" "e" {\n  name = "e"\n  type = "test"\n  required_approvals = 20\n}\n',
    'resource "unleash_project_environment" "e" {\n  project_id = "default"\n  environment_name = "production"\n  required_approvals = 20\n}\n',
    'resource "unleash_change_request_settings" "e" {\n  project = "default"\n  environment = "production"\n  enabled = true\n  required_approvals = 20\n}\n',
  ].map(
    (main): Case => ({
      name: `approvals out of range: ${main.split('"')[1]}`,
      steps: [
        {
          main,
          refused: 'plan',
          says: [/The required_approvals attribute must be between 1 and 10, but got: 20\./],
        },
      ],
    }),
  ),
];

play('writes', cases);
