// Turns whatever went wrong into one diagnostic; the only place where that happens.
import type { AttributePath } from '../protocol/index.ts';
import type { Attributes } from './attributes/index.ts';
import type { Provider } from './define-provider.ts';
import { AttributeFailure, type Failure, ResourceFailure } from './failure.ts';
import type { Report } from './report.ts';

export interface FailedWork {
  /** What was being done, as the diagnostic's summary: `Cannot create unleash_role "deployer"`. */
  readonly summary: string;
  readonly attributes?: Attributes;
  readonly fields?: { readonly [apiField: string]: string };
  /** A sentence that the circumstances add. */
  readonly hint?: string | undefined;
}

/** The provider's explanation of an error, with the attribute that the resource tied it to. */
export function explain(provider: Provider, error: unknown): { failure: Failure | undefined; attribute?: string } {
  if (error instanceof AttributeFailure) return { ...explain(provider, error.cause), attribute: error.attribute };
  if (error instanceof ResourceFailure) return { failure: { detail: error.message } };
  return { failure: provider.explain(error) };
}

export function reportFailure(report: Report, provider: Provider, error: unknown, work: FailedWork): void {
  const { failure, attribute } = explain(provider, error);
  const path = attribute ? [{ attribute }] : fieldPath(failure, work);
  const detail = failure?.detail ?? describeBug(error instanceof AttributeFailure ? error.cause : error);
  report.error(work.summary, [detail, work.hint].filter(Boolean).join('\n\n'), path);
}

function describeBug(error: unknown): string {
  const what =
    error instanceof Error
      ? `${error.name}: ${error.message}`
      : `Something that is no error was thrown: ${String(error)}`;
  return `${what}. This is a bug in the provider, please report it.`;
}

function fieldPath(
  failure: Failure | undefined,
  { attributes = {}, fields: names = {} }: FailedWork,
): AttributePath | undefined {
  for (const { path } of failure?.fields ?? []) {
    const found = attributePath(path, attributes, names);
    if (found) return found;
  }
  return undefined;
}

/** Follows an API field as far as attributes go. */
function attributePath(
  [field, ...rest]: readonly (string | number)[],
  attributes: Attributes,
  names: { readonly [apiField: string]: string },
): AttributePath | undefined {
  const name = typeof field === 'string' ? (Object.hasOwn(names, field) ? names[field] : snakeCase(field)) : undefined;
  const attribute = name !== undefined && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (name === undefined || !attribute) return undefined;
  const { nested, type } = attribute.kind;
  const nesting = nested?.nesting ?? (Array.isArray(type) ? type[0] : 'single');
  const [position, ...inner] = rest;
  const here = { attribute: name };
  if (!nested) return nesting === 'list' && typeof position === 'number' ? [here, { index: position }] : [here];
  if (nesting === 'single') return [here, ...(attributePath(rest, nested.attributes, {}) ?? [])];
  if (nesting !== 'list' || typeof position !== 'number') return [here];
  return [here, { index: position }, ...(attributePath(inner, nested.attributes, {}) ?? [])];
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
