// Kinds of single values: text, whole numbers, truth values.
import { sameValue } from '../../protocol/index.ts';
import type { Kind } from './attribute.ts';

const scalar = {
  validate: () => {},
  plan: (config) => config,
  settle: (observed) => observed,
} satisfies Partial<Kind>;

export const string: Kind = {
  ...scalar,
  label: 'String',
  type: 'string',
  decode: (value) => value,
  same: (a, b) => a === b,
};

export const boolean: Kind = {
  ...scalar,
  label: 'Boolean',
  type: 'bool',
  decode: (value) => value,
  same: (a, b) => a === b,
};

/** A whole number that JavaScript holds exactly; every number of the admin API is one. */
export const number: Kind = {
  ...scalar,
  label: 'Number',
  type: 'number',
  decode: (value, path, report) => {
    if (value === null || value === undefined || Number.isSafeInteger(value)) return value;
    report.error('Invalid number', `The value must be a whole number, but got: ${String(value)}.`, path);
    // Nothing more can be said of it, just as of a value that is not known yet.
    return undefined;
  },
  same: (a, b) => sameValue('number', a, b),
};
