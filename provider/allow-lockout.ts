// The attribute by which a configuration says that it means to lock a door.
import { optional } from '../src/terraform/framework/index.ts';

/** @param what the plans that are refused without it, such as `plans that leave nobody Admin` */
export const allowLockout = (what: string) =>
  optional.boolean(`While it is not \`true\`, ${what} are refused. Before a destroy, set it and apply.`).local();
