// The schema that a command publishes, as a check.
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** @param slug `events-watch` for the command `events watch` */
export function schemaOf(slug: string): ValidateFunction {
  const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(new URL(`../../docs/schemas/${slug}.json`, import.meta.url), 'utf8')));
}
