// Findings that somebody has decided to live with, for a reason and until a day.
import type { Exception } from '../../exceptions/index.ts';
import { readExceptions } from '../read-exceptions.ts';

/** @throws UsageError that names the waiver and what is wrong with it */
export const readWaivers = (file: string, cwd: string): Exception[] =>
  readExceptions('the waivers', file, cwd, {
    list: 'waivers',
    one: 'waiver',
    patterns: ['rule', 'type', 'name', 'address'],
    needed: ['rule', 'reason', 'owner', 'expires'],
    unlimited: 'would waive everything',
  });
