// A group as answers show it; members come along only where the server reads them.
import type { components } from '../../admin-api/generated/schema.d.ts';
import type { Group, Store } from '../state/store.ts';
import { showMember } from './show-account.ts';

type Member = components['schemas']['groupUserModelSchema'];

export function showGroupRow(group: Group) {
  const { id, name, description, mappingsSSO, rootRole, createdBy, createdAt, scimId } = group;
  return { id, name, description, mappingsSSO: [...mappingsSSO], rootRole, createdBy, createdAt, scimId };
}

export function showMembers(store: Store, group: Group): Member[] {
  const members: Member[] = [];
  for (const [id, { joinedAt, createdBy }] of group.members) {
    const account = store.accounts.get(id);
    if (account !== undefined) members.push({ user: showMember(account), joinedAt, createdBy });
  }
  return members;
}
