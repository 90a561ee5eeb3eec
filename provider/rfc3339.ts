// Instants as the admin API writes them.
import type { Constraint } from '../src/terraform/framework/index.ts';

const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

/** An instant with its offset, such as `2027-01-31T00:00:00Z`. */
export const instant: Constraint<string> = (text) =>
  pattern.test(text) && !Number.isNaN(Date.parse(text))
    ? undefined
    : `${JSON.stringify(text)} is not an instant. Write one such as "2027-01-31T00:00:00Z" (RFC 3339).`;
