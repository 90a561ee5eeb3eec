// The frameworks that evidence is mapped to.
import { iso27001 } from './iso27001.ts';
import { nist80053 } from './nist80053.ts';
import { soc2 } from './soc2.ts';

export type { Control, Framework } from './control.ts';
export const frameworks = [soc2, iso27001, nist80053] as const;
