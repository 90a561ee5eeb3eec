// The attribute by which a configuration says that it means to lock a door.
import { optional } from '../src/terraform/framework/index.ts';

/** @param what the plans that are refused without it, such as `plans that leave nobody Admin` */
export const allowLockout = (what: string) =>
  optional
    .boolean(
      `Set it to \`true\`, and apply that before a destroy, if such a plan is meant; otherwise ${what} are refused.`,
    )
    .local();
