// Who is to stay Admin is found by looking at who is a person and can sign in.
import { expect } from 'vitest';
import { type Case, play } from './play.ts';

const demoted = (group: string, people: string) => `
import {
  to = unleash_user.admin
  id = "1"
}
${people}
resource "unleash_group" "admins" {
  name      = "admins"
  root_role = 1
  users     = [${group}]
}
resource "unleash_user" "admin" {
  username   = "admin"
  root_role  = 3
  depends_on = [unleash_group.admins]
}
`;
const bot = `
resource "unleash_service_account" "bot" {
  username  = "bot"
  name      = "bot"
  root_role = 3
}
`;
const ann = `
resource "unleash_user" "ann" {
  username  = "ann"
  password  = "Analytical-Engine-1843"
  root_role = 3
}
`;
const rootRoleOfAdmin = (role: number) => ({
  check: ({ store }: { readonly store: { readonly accounts: ReadonlyMap<number, { readonly rootRole: number }> } }) =>
    expect(store.accounts.get(1)?.rootRole).toBe(role),
});

const cases: Case[] = [
  {
    name: 'the last Admin is not demoted for a group whose only member is a service account',
    steps: [
      {
        main: demoted('unleash_service_account.bot.id', bot),
        refused: 'apply',
        says: [/Admin/],
        ...rootRoleOfAdmin(1),
      },
    ],
  },
  {
    name: 'the last Admin may be demoted where a group keeps the same person Admin',
    steps: [{ main: demoted('1', ''), ...rootRoleOfAdmin(3) }],
  },
  {
    name: 'nor for a group without members',
    steps: [{ main: demoted('', ''), refused: 'apply', says: [/Admin/], ...rootRoleOfAdmin(1) }],
  },
  {
    name: 'the last Admin is demoted where a group makes another person Admin',
    steps: [{ main: demoted('unleash_user.ann.id', ann), ...rootRoleOfAdmin(3) }],
  },
];

play('locked doors', cases);
