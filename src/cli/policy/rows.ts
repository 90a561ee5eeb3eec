// A finding, or what nobody knows, as a line of the table and as an alarm.

import type { Finding, Unknown } from '../../policy/index.ts';
import type { Alarm } from '../command.ts';

/** As the command tells of it. */
export interface Placed {
  /** Path of the file from the folder of the configuration; null where nobody knows. */
  readonly file: string | null;
  readonly line: number | null;
}

interface Row extends Placed {
  readonly rule: string;
  readonly severity: string;
  readonly object: string;
  readonly address: string | null;
  readonly message: string;
  readonly fix: string | null;
  readonly controls: readonly string[];
  /** Whether it counts for the exit code. */
  readonly fails: boolean;
}

const objectOf = ({ type, name }: Pick<Finding, 'type' | 'name'>) =>
  type === null ? (name ?? '') : name === null || type === `unleash_${name}` ? type : `${type} ${name}`;

export const findingRow = (finding: Finding & Placed & { readonly fails: boolean }): Row => {
  const { rule, severity, address, message, fix, controls, file, line, fails } = finding;
  const { soc2, iso27001, nist80053 } = controls;
  return {
    ...{ rule, severity, object: objectOf(finding), address, message, fix, file, line, fails },
    controls: [
      ...soc2.map((id) => `SOC 2 ${id}`),
      ...iso27001.map((id) => `ISO 27001 ${id}`),
      ...nist80053.map((id) => `NIST 800-53 ${id}`),
    ],
  };
};

export const unknownRow = (unknown: Unknown & Placed, fails: boolean): Row => {
  const { rule, address, reason, file, line } = unknown;
  const object = objectOf(unknown);
  return { rule, severity: 'not known', object, address, message: reason, fix: null, controls: [], file, line, fails };
};

export const whereOf = ({ address, file, line }: Row) => (file === null ? address : `${file}:${line}`);

export const alarmOf = (row: Row, title: string | undefined): Alarm => ({
  rule: `policy/${row.rule}`,
  level: row.fails ? 'error' : 'warning',
  subject: row.address ?? (row.object || row.rule),
  message: row.fix === null ? row.message : `${row.message} ${row.fix}`,
  place: row.file === null || row.line === null ? undefined : { file: row.file, line: row.line },
  same: [row.object],
  about: title === undefined ? undefined : { title, help: row.fix ?? title, tags: row.controls },
});
