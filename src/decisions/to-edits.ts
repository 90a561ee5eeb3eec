// Changes of access as edits of a configuration: the resources that say who has what, and their arguments.
import {
  addMember,
  at,
  type Block,
  removeArgument,
  removeMember,
  scan,
  setValue,
  type Value,
  argumentOf,
} from '../configuration/index.ts';
import type { Named } from '../access/index.ts';
import type { Change, Holder } from './changes.ts';
import { type Configuration, Draft } from './configuration.ts';

/** What has become of a change: where it was made, or why somebody must make it. */
interface Edited {
  readonly change: Change;
  /** Address of the block; null where the configuration does not say what is to change. */
  readonly address: string | null;
}

interface Edits {
  readonly edited: readonly Edited[];
  /** Files as they shall be; those that stay as they are, too. */
  readonly files: ReadonlyMap<string, string>;
  /** Blocks that are not as they were, as they shall be; null for those that are gone. */
  readonly blocks: ReadonlyMap<string, string | null>;
  /** Sentences about what still names them. */
  readonly dangling: readonly string[];
}

/** Accounts go last: until then others still name them. */
export function toEdits(changes: readonly Change[], configuration: Configuration): Edits {
  const draft = new Draft(configuration);
  const before = draft.blocks();
  const editor = new Editor(draft);
  const last = (change: Change) => (change.what === 'account' ? 1 : 0);
  const edited = changes
    .toSorted((a, b) => last(a) - last(b))
    .map((change) => ({ change, address: editor.make(change) }));
  const after = draft.blocks();
  const blocks = [...before]
    .map(([address, text]) => ({ address, text, now: after.get(address) ?? null }))
    .filter(({ text, now }) => now !== text);
  const dangling = blocks
    .filter(({ now }) => now === null)
    .flatMap(({ address }) => draft.naming(address).map((file) => `${file} still names ${address}`));
  return {
    ...{ edited, dangling, files: draft.files() },
    blocks: new Map(blocks.map(({ address, now }) => [address, now])),
  };
}

class Editor {
  readonly #draft: Draft;

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /** @returns the address of the block that it changed */
  make(change: Change): string | null {
    switch (change.what) {
      case 'root role':
        return this.#setRootRole(change.holder, change.role);
      case 'project role':
        return this.#setProjectRole(change);
      case 'membership':
        return this.#leaveGroup(change.holder, change.group.id);
      case 'account':
        return this.#removeAccount(change.holder);
      case 'token':
        return this.#remove(this.#draft.addressOf('unleash_api_token', `${change.environment}:${change.name}`));
      case 'link':
        return this.#remove(this.#draft.addressOf('unleash_invite_link', change.name));
    }
  }

  #setRootRole(holder: Holder, role: Named | null): string | null {
    const address = this.#draft.addressOf(typeOf[holder.kind], holder.id);
    return this.#edit(address, (text, block) => {
      const argument = block.arguments.find(({ name }) => name === 'root_role');
      if (!argument) return text;
      return role === null ? removeArgument(text, argument) : setValue(text, argument.value, this.#role(role.id));
    });
  }

  #leaveGroup(holder: Holder, group: number): string | null {
    return this.#edit(this.#draft.addressOf('unleash_group', group), (text, block) =>
      this.#withoutHolder(text, argumentOf(block, 'users'), holder),
    );
  }

  #setProjectRole({ holder, project, role, instead }: Change & { readonly what: 'project role' }): string | null {
    const address = this.#draft.addressOf('unleash_project_access', project);
    return this.#edit(address, (text, block) => {
      const grant = this.#grantOf(text, block, role.id);
      if (!grant) return text;
      const less = this.#withoutHolder(text, argumentOf(grant, listOf(holder)), holder);
      if (less === text) return text;
      const neat = withoutEmptyGrants(less);
      return instead === null ? neat : this.#withGrant(neat, instead.id, holder);
    });
  }

  /** The element of `roles` for a role. */
  #grantOf(text: string, block: Block, role: number): Value | undefined {
    const names = [this.#role(role), String(role), `"${role}"`];
    return argumentOf(block, 'roles')?.members?.find((grant) => {
      const value = argumentOf(grant, 'role');
      return value !== undefined && names.includes(at(text, value));
    });
  }

  #withGrant(text: string, role: number, holder: Holder): string {
    const [block] = scan(text).blocks;
    const roles = block && argumentOf(block, 'roles');
    if (!block || !roles) return text;
    const name = this.#name(holder);
    const grant = this.#grantOf(text, block, role);
    const holders = grant && argumentOf(grant, listOf(holder));
    if (holders?.members) return addMember(text, holders, name);
    const list = `[\n    ${name},\n  ]`;
    const [users, groups] = holder.kind === 'group' ? ['[]', list] : [list, '[]'];
    return addMember(text, roles, `{\n  role = ${this.#role(role)}\n  users = ${users}\n  groups = ${groups}\n}`);
  }

  #withoutHolder(text: string, list: Value | undefined, holder: Holder): string {
    const names = [this.#name(holder), String(holder.id), `"${holder.id}"`];
    const member = list?.members?.find((one) => names.includes(at(text, one)));
    return list && member ? removeMember(text, list, member) : text;
  }

  #removeAccount(holder: Holder): string | null {
    const address = this.#draft.addressOf(typeOf[holder.kind], holder.id);
    if (address === undefined) return null;
    for (const group of this.#all('unleash_group'))
      this.#draft.edit(group, (text, block) => this.#withoutHolder(text, argumentOf(block, 'users'), holder));
    for (const access of this.#all('unleash_project_access'))
      this.#draft.edit(access, (text) => withoutEmptyGrants(this.#withoutGrants(text, holder)));
    for (const [token, text] of this.#draft.blocks())
      if (token.startsWith('unleash_service_account_token.') && text.includes(`${address}.id`)) this.#remove(token);
    return this.#remove(address);
  }

  #withoutGrants(text: string, holder: Holder): string {
    const count = valuesOf(text, 'roles').length;
    return Array.from({ length: count }).reduce<string>((done, _, index) => {
      const grant = valuesOf(done, 'roles')[index];
      return grant ? this.#withoutHolder(done, argumentOf(grant, 'users'), holder) : done;
    }, text);
  }

  #all(type: string): string[] {
    return [...this.#draft.blocks().keys()].filter((address) => address.startsWith(`${type}.`));
  }

  #edit(address: string | undefined, change: (text: string, block: Block) => string): string | null {
    return address !== undefined && this.#draft.edit(address, change) ? address : null;
  }

  #remove(address: string | undefined): string | null {
    if (address === undefined) return null;
    this.#draft.remove(address);
    return address;
  }

  /** As a configuration names it: a reference, where it declares the object. */
  #name({ kind, id }: Holder): string {
    const address = this.#draft.addressOf(typeOf[kind], id);
    return address === undefined ? String(id) : `${address}.id`;
  }

  #role(id: number): string {
    const address = this.#draft.addressOf('unleash_role', id);
    return address === undefined ? String(id) : `${address}.id`;
  }
}

const typeOf: { readonly [kind in Holder['kind']]: string } = {
  user: 'unleash_user',
  service_account: 'unleash_service_account',
  group: 'unleash_group',
};

const listOf = ({ kind }: Holder) => (kind === 'group' ? 'groups' : 'users');

const valuesOf = (text: string, name: string): readonly Value[] => {
  const [block] = scan(text).blocks;
  return (block && argumentOf(block, name)?.members) ?? [];
};

/** A role that nobody has grants nothing. */
function withoutEmptyGrants(text: string): string {
  const isEmpty = (value: Value | undefined) => value === undefined || value.members?.length === 0;
  const [block] = scan(text).blocks;
  const roles = block && argumentOf(block, 'roles');
  const empty = roles?.members?.find(
    (grant) => grant.arguments && isEmpty(argumentOf(grant, 'users')) && isEmpty(argumentOf(grant, 'groups')),
  );
  return roles && empty ? withoutEmptyGrants(removeMember(text, roles, empty)) : text;
}
