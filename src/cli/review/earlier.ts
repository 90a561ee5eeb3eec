// What a review is compared with: the JSON of an earlier one.
import type { Comparable } from '../../access/index.ts';
import { isJsonObject } from '../../json/index.ts';
import { UsageError } from '../failures.ts';
import { attempt, readFile } from '../read-file.ts';

export interface Earlier extends Comparable {
  /** Address of the Unleash that was reviewed. */
  readonly url: string;
}

/** @throws UsageError where the file is not what review --json printed */
export function readEarlier(file: string, cwd: string): Earlier {
  const text = readFile('the earlier review', file, cwd);
  const value = attempt(`the earlier review ${file} is not JSON`, (): unknown => JSON.parse(text));
  const wrong = () => new UsageError(`the earlier review ${file} must be what review --json printed`);
  if (!isJsonObject(value) || !isJsonObject(value.instance)) throw wrong();
  const { at, instance, subjects, grants, findings } = value;
  const { url } = instance;
  if (typeof at !== 'string' || typeof url !== 'string') throw wrong();
  if (!areAll(subjects, ['key', 'name'])) throw wrong();
  if (!areAll(grants, ['fingerprint', 'subject']) || !areAll(findings, ['key', 'message'])) throw wrong();
  // What was not looked at is only compared and printed.
  return { at, url, subjects, grants, findings } as unknown as Earlier;
}

const areAll = (list: unknown, texts: readonly string[]): boolean =>
  Array.isArray(list) && list.every((one) => isJsonObject(one) && texts.every((name) => typeof one[name] === 'string'));
