// A finding as a line of the table, and as a sentence.
import type { Finding } from './findings.ts';
import { showChange } from './show-change.ts';

export interface Row {
  readonly found: string;
  readonly object: string;
  readonly name: string | null;
  readonly path: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly from: string | null;
  readonly note: string | null;
}

export const blank: Omit<Row, 'found' | 'object'> = {
  ...{ name: null, path: null, before: null, after: null, by: null, at: null, from: null, note: null },
};

export function rowOf(found: string, finding: Finding): Row {
  const { address, type, name, path, by, how, at, from, doubt, comment } = finding;
  return {
    ...{ found, object: address ?? type, name, path, before: null, after: null },
    ...(path !== null && showChange(finding.before, finding.after)),
    ...{ by: how === null || how === 'person' ? by : `${by} (${how})`, at, from, note: doubt ?? comment },
  };
}

/** What is found, and who did it. */
export function sentenceOf({ found, name, path, before, after, by, at, from, note }: Row): string {
  const isHidden = before === after;
  const change = isHidden ? 'is another secret value' : `was ${before || 'empty'} and is ${after || 'empty'}`;
  const what = path === null ? `${name ?? 'it'} is ${found}` : `${path} of ${name} ${change}`;
  const verb = found === 'unmanaged' ? 'made by' : found === 'missing' ? 'taken by' : 'by';
  const who = by === null ? '' : `, ${verb} ${by}${at ? ` at ${at}` : ''}${from ? ` from ${from}` : ''}`;
  return `${what}${who}.${note === null ? '' : ` ${note}`}`;
}
