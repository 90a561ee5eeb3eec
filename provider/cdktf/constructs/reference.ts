// What stands for a user, a group, a role or an environment in the props of constructs.
import { DefaultTokenResolver, StringConcat, Token, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';
import { refuse } from './wrong-input.ts';

/**
 * A user, service account, group or role: its resource or data source, its number, or a reference to its id.
 *
 * @example new User(this, 'ada', {...}), new DataUnleashUser(this, 'ada', { email }), 17, ada.id
 */
export type NumberedReference = number | string | { readonly id: string | number };

/** An environment: its resource or data source, or its name. */
export type EnvironmentReference = string | { readonly name: string; readonly nameInput?: string };

/** Numbers of the predefined root roles, the same in every Unleash. */
export const RootRole = { ADMIN: 1, EDITOR: 2, VIEWER: 3 } as const;

/** Numbers of the predefined project roles, the same in every Unleash. Reader differs: look it up by name. */
export const ProjectRole = { OWNER: 4, MEMBER: 5 } as const;

/** The number that resources take, which Terraform fills in where it is a reference. */
export function numberOf(construct: IConstruct, prop: string, reference: NumberedReference): number {
  const id = typeof reference === 'object' ? reference.id : reference;
  if (Token.isUnresolved(id)) return Token.asNumber(id);
  const number = typeof id === 'string' && /^\d+$/.test(id) ? Number(id) : id;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) return number;
  return refuse(
    construct,
    `${prop} has ${JSON.stringify(id)}, which is no id. Give a resource, a data source, or the number that Unleash shows.`,
  );
}

/** The name of an environment as it is now, and the value that refers to it. */
export function environmentOf(
  construct: IConstruct,
  prop: string,
  reference: EnvironmentReference,
): { readonly name: string; readonly value: string } {
  const name = typeof reference === 'string' ? reference : reference.nameInput;
  if (name === undefined || name === '' || Token.isUnresolved(name)) {
    return refuse(
      construct,
      `${prop} has an environment whose name is not known before Terraform runs. Give its name, or a resource whose name is plain text.`,
    );
  }
  return { name, value: typeof reference === 'string' ? reference : reference.name };
}

/** What a value becomes in the synthesised configuration, as far as that is known now. */
export function resolveIn(scope: IConstruct, value: unknown): unknown {
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()) });
}
