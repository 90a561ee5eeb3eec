// Calls about the instance as a whole: its license, its people, its logins.
import type { AreaCalls } from './area-calls.ts';

/** No open-source server has them, and reading takes no parameter that makes a difference. */
export const calls: AreaCalls = {};
