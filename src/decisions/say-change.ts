// A change of access as a sentence, and the block that takes an object out of state and out of Unleash.
import type { Change } from './changes.ts';

export function sayChange(change: Change): string {
  switch (change.what) {
    case 'root role': {
      const { holder, role } = change;
      const who = holder.kind === 'group' ? `the group ${holder.name}` : holder.name;
      return role === null ? `${who} loses its root role` : `${who} gets the root role ${role.name} instead`;
    }
    case 'project role': {
      const { holder, role, project, instead } = change;
      const who = holder.kind === 'group' ? `the group ${holder.name}` : holder.name;
      const then = instead === null ? '' : `, and gets ${instead.name} instead`;
      return `${who} loses the role ${role.name} in ${project}${then}`;
    }
    case 'membership':
      return `${change.holder.name} leaves the group ${change.group.name}`;
    case 'account':
      return `the account ${change.holder.name} is deleted`;
    case 'token':
      return `the API token ${change.name} is deleted`;
    case 'link':
      return `the invite link ${change.name} is turned off`;
  }
}

/** For an object whose block goes elsewhere: https://developer.hashicorp.com/terraform/language/block/removed */
export const removedBlock = (address: string): string =>
  `removed {\n  from = ${address}\n\n  lifecycle {\n    destroy = true\n  }\n}`;
