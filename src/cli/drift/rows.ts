// A finding as a line of the table, and as a sentence.
import type { Alarm } from '../command.ts';
import type { Finding } from './findings.ts';
import { showChange } from './show-change.ts';

interface Row {
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

const helps: { readonly [found: string]: readonly [title: string, help: string] } = {
  changed: ['It differs from what Terraform has', 'Apply to put it back, or put it into the configuration.'],
  missing: ['It is gone', 'Apply to make it again, or take it out of the configuration.'],
  unmanaged: ['Nobody manages it', 'Import it, or delete it.'],
  unseen: ['It cannot be looked at', 'Let the token read it, or give the state to somebody who may.'],
};

/** What there is to know of a kind of findings; the rest are rules of the ignore file. */
export function aboutOf({ found }: Row): Alarm['about'] {
  const [title, help] = helps[found] ?? [
    'A rule of the ignore file is of no use',
    'Take it out, or have it decided anew.',
  ];
  return { title, help, tags: ['drift'] };
}
