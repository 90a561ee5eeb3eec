// Instants as the admin API writes them.
import type { Constraint } from '../../src/terraform/framework/index.ts';
import { isDay } from '../../src/text/index.ts';

const pattern = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

/** An instant with its offset, such as `2027-01-31T00:00:00Z`. */
export const instant: Constraint<string> = (text) =>
  isDay(pattern.exec(text)?.[1] ?? '') && !Number.isNaN(Date.parse(text))
    ? undefined
    : `${JSON.stringify(text)} is not an instant that there is. Write one such as "2027-01-31T00:00:00Z" (RFC 3339).`;
