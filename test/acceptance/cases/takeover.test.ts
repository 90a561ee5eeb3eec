// What is there already is an error each time; nothing is ever adopted from another state or address.
import { type Case, play } from './play.ts';

const three = `
resource "unleash_project" "a" {
  id   = "checkout"
  name = "Checkout"
}
resource "unleash_user" "a" {
  username  = "ann"
  root_role = 3
}
resource "unleash_group" "a" {
  name = "Team"
}
`;

const cases: Case[] = [
  {
    name: 'what another state has made a moment ago is not adopted',
    steps: [
      { main: three },
      {
        isStranger: true,
        refused: 'apply',
        says: [
          /terraform import unleash_project\.\S+ checkout/,
          /terraform import unleash_user\.\S+ 2/,
          /terraform import unleash_group\.\S+ 1/,
        ],
        neverSays: [/was taken over/],
        holds: { projects: ['checkout', 'default'], groups: ['Team'] },
      },
      { refused: 'apply', neverSays: [/was taken over/] },
    ],
  },
];

play('take-over', cases);
