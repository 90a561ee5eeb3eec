// The rules of Terraform core that a provider can break, each under the title that core gives it.
import type { Rule } from './rule.ts';
import { rulesOfChange } from './rules-of-change.ts';
import { rulesOfOrigin } from './rules-of-origin.ts';
import { rulesOfReading } from './rules-of-reading.ts';

export const rules: readonly Rule[] = [...rulesOfChange, ...rulesOfReading, ...rulesOfOrigin];
