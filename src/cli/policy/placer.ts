// Lines of blocks, where a plan is judged and its configuration is at hand.
import { blockFinder } from '../../policy/index.ts';
import { UsageError } from '../failures.ts';
import { findFolder } from '../read-file.ts';
import type { Placed } from './rows.ts';

interface Given {
  readonly plan: string | undefined;
  readonly dir: string | undefined;
}

/** Files are named from the folder in which the command is called. @throws UsageError for a folder that is not there */
export function placer({ plan, dir }: Given, cwd: string): (address: string | null) => Placed {
  if (dir !== undefined && plan === undefined) throw new UsageError('--dir goes with --plan: an instance has no lines');
  const folder = dir === undefined ? cwd : findFolder('the folder', dir, cwd);
  const find = blockFinder(folder);
  const before = dir === undefined || dir === '.' ? '' : `${dir.replace(/\/+$/, '')}/`;
  return (address) => {
    const place = plan === undefined || address === null ? undefined : find(address);
    return place ? { file: `${before}${place.file}`, line: place.line } : { file: null, line: null };
  };
}
