// What is missing, and where a thing is used, is said as what it is: trying again cannot help.
import { type Case, play } from './play.ts';

const tester = (environment: string, more = '') => `
${more}
resource "unleash_role" "tester" {
  name        = "Tester"
  description = "Switches flags in qa"
  type        = "custom"
  permissions = [{ name = "UPDATE_FEATURE_ENVIRONMENT", environment = ${environment} }]
}
`;
const qa = 'resource "unleash_environment" "qa" {\n  name = "qa"\n  type = "test"\n}\n';
const again = /try again later|Look into the log/;

const cases: Case[] = [
  {
    name: 'a permission in an environment that is not there',
    steps: [
      { command: 'plan', main: tester('"qa"'), says: [/Unleash has no environment "qa"/] },
      { main: tester('"qa"'), refused: 'apply', says: [/there is no environment "qa"/], neverSays: [again] },
    ],
  },
  {
    name: 'a permission in an environment that the same run makes',
    steps: [{ main: tester('unleash_environment.qa.name', qa), neverSays: [/no environment/] }],
  },
  {
    name: 'a member who is gone',
    steps: [
      {
        main: 'resource "unleash_project_member" "gone" {\n  project = "default"\n  member  = "user:999"\n  roles   = [5]\n}\n',
        refused: 'apply',
        says: [/user 999/],
        neverSays: [again],
        holds: { grants: [] },
      },
    ],
  },
  {
    name: 'a member of a group who is gone, by number',
    steps: [
      {
        main: 'resource "unleash_group" "g" {\n  name  = "G"\n  users = [1, 999]\n}\n',
        refused: 'apply',
        says: [/no user 999/],
        neverSays: [again, /Incorrect user id/],
        holds: { groups: [] },
      },
    ],
  },
];

play('plan-time truth', cases);
