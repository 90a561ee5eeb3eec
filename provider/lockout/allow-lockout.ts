// The attribute by which a configuration says that it means to lock a door, and who has said so.
import { type CallContext, optional } from '../../src/terraform/framework/index.ts';

/** @param what the changes that are refused without it, such as `changes that leave nobody Admin` */
export const allowLockout = (what: string) =>
  optional.boolean(`While it is not \`true\`, ${what} are refused. Before a destroy, set it and apply.`).local();

interface Door {
  readonly allow_lockout?: boolean | null | undefined;
}

/** Under this key the plan of a replacement, which has the new value, tells the destroy in it, which has the old one. */
const key = 'allow_lockout';

/** Whether a plan may lock the door; its apply is told. */
export function mayLock({ planned, private: own }: Pick<CallContext, 'private'> & { readonly planned: Door }): boolean {
  const isAllowed = planned.allow_lockout === true;
  own.handOver(key, isAllowed ? 'true' : undefined);
  return isAllowed;
}

/** Whether a delete may lock the door. */
export const mayLockAtDelete = ({
  prior,
  private: own,
}: Pick<CallContext, 'private'> & { readonly prior: Door }): boolean =>
  prior.allow_lockout === true || own.handedOver(key) === 'true';
