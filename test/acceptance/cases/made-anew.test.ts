// What is made anew loses nothing of what the configuration still says of it: that is made anew too, or nothing is deleted.
import { addUsers } from './call.ts';
import { type Case, play } from './play.ts';

/** A project with all that is a part of it, which follows it when it is made anew or stays as it is. */
const whole = (follows: boolean) => {
  const lifecycle = follows ? 'lifecycle {\n    replace_triggered_by = [unleash_project.p]\n  }' : '';
  return `
resource "unleash_project" "p" {
  id   = "p"
  name = "P"
}
resource "unleash_project_member" "m" {
  project = unleash_project.p.id
  member  = "user:2"
  roles   = [5]
  ${lifecycle}
}
resource "unleash_project_role_binding" "b" {
  project = unleash_project.p.id
  role    = 4
  users   = [1]
  ${lifecycle}
}
resource "unleash_project_environment" "e" {
  project_id         = unleash_project.p.id
  environment_name   = "production"
  required_approvals = 2
  ${lifecycle}
}
`;
};
const held = {
  grants: ['p/ada/Member', 'p/admin/Owner'],
  approvals: { 'p/production': 2 },
  environments: ['default/development', 'default/production', 'p/production'],
};

const shifting = (...names: readonly string[]) => `
locals {
  names = ${JSON.stringify(names)}
}
resource "unleash_environment" "e" {
  count = length(local.names)
  name  = local.names[count.index]
  type  = "test"
}
resource "unleash_project_environment" "e" {
  for_each           = toset(local.names)
  project_id         = "default"
  environment_name   = each.key
  required_approvals = 2
  depends_on         = [unleash_environment.e]
}
`;

const role = `
resource "unleash_role" "r" {
  name        = "R"
  type        = "custom"
  description = "A role"
  permissions = [{ name = "CREATE_FEATURE" }]
}
resource "unleash_project_role_binding" "b" {
  project = "default"
  role    = unleash_role.r.id
  users   = [1]
}
`;

const stays = [/unleash_project "p" would take others with it.*unleash_project_member.*replace_triggered_by/];

const cases: Case[] = [
  {
    name: 'a project that is replaced stays while its parts would not be made anew',
    steps: [
      { before: addUsers('ada'), main: whole(false), holds: held },
      { args: ['-replace=unleash_project.p'], refused: 'apply', says: stays, writes: [], holds: held },
      { main: whole(true), args: ['-replace=unleash_project.p'], holds: held },
    ],
  },
  {
    name: 'so does one that is tainted',
    steps: [
      { before: addUsers('ada'), main: whole(false) },
      {
        before: (_sandbox, workspace) => workspace.run('taint', 'unleash_project.p'),
        refused: 'apply',
        says: stays,
        writes: [],
        holds: held,
      },
      { main: whole(true), holds: held },
    ],
  },
  {
    name: 'a list of environments that shifts takes no four eyes from those that stay',
    steps: [
      {
        main: shifting('a', 'b', 'c'),
        holds: { approvals: { 'default/a': 2, 'default/b': 2, 'default/c': 2 } },
      },
      {
        main: shifting('b', 'c'),
        refused: 'apply',
        says: [/unleash_environment "b" would take others with it.*for_each in place of count/],
        holds: { approvals: { 'default/b': 2, 'default/c': 2 } },
      },
    ],
  },
  {
    name: 'a role that is replaced comes back to those who are bound to it',
    parallelism: [1, 10],
    steps: [
      { main: role, holds: { grants: ['default/admin/R'] } },
      { args: ['-replace=unleash_role.r'], holds: { grants: ['default/admin/R'] } },
    ],
  },
];

play('made anew', cases);
