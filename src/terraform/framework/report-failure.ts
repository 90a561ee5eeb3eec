// Turns whatever went wrong into diagnostics, one for each attribute that is at fault; the only place where that happens.
import { type AttributePath, formatPath } from '../protocol/index.ts';
import { type Attributes, givenAs, type Model } from './attributes/index.ts';
import type { ServedProvider } from './define-provider.ts';
import { AttributeFailure, type Failure, ResourceFailure, type Subject } from './failure.ts';
import { type Reporting, seeFirstError } from './outage.ts';
import type { Report } from './report.ts';

export interface FailedWork {
  /** What was being done, as the diagnostic's summary: `Cannot create acme_role "deployer"`. */
  readonly summary: string;
  /** The block that it was done for. */
  readonly about?: Subject;
  /** The attribute at fault where the failure names none that is. */
  readonly attribute?: string | undefined;
  readonly attributes?: Attributes;
  /** The configuration, for a secret that it may give in one of two attributes. */
  readonly config?: Model;
  readonly fields?: { readonly [apiField: string]: string };
  /** A sentence that the circumstances add. */
  readonly hint?: string | undefined;
}

/** The provider's explanation of an error, with the attribute that the resource tied it to. */
export function explain(
  provider: ServedProvider,
  error: unknown,
  about?: Subject,
): { failure: Failure | undefined; attribute?: string } {
  if (error instanceof AttributeFailure) {
    return { ...explain(provider, error.cause, about), attribute: error.attribute };
  }
  if (error instanceof ResourceFailure) return { failure: { detail: error.message } };
  return { failure: provider.explain(error, about) };
}

export function reportFailure(report: Report, provider: Reporting, error: unknown, work: FailedWork): void {
  const { failure, attribute } = explain(provider, error, work.about);
  if (failure?.outOfReach) {
    const isKnown = provider.outage?.isTold;
    report.error(work.summary, isKnown ? seeFirstError(provider.service) : failure.detail);
    provider.outage?.tell();
    return;
  }
  const parts = attribute === undefined && failure ? byAttribute(failure, work) : [];
  const named = attribute ?? work.attribute;
  if (parts.length === 0) {
    const detail = failure?.detail ?? describeBug(error instanceof AttributeFailure ? error.cause : error);
    parts.push({ detail, ...(named !== undefined && { path: [{ attribute: named }] }) });
  }
  for (const { detail, path } of parts) {
    report.error(work.summary, [detail, work.hint].filter(Boolean).join('\n\n'), path && asGiven(path, work));
  }
}

/** A path to where the configuration gives the value. */
function asGiven(path: AttributePath, { attributes, config }: FailedWork): AttributePath {
  const [first, ...rest] = path;
  if (!attributes || !config || !first || !('attribute' in first)) return path;
  return [{ attribute: givenAs(attributes, first.attribute, config) }, ...rest];
}

function describeBug(error: unknown): string {
  const what =
    error instanceof Error
      ? `${error.name}: ${error.message}`
      : `Something that is not an error was thrown: ${String(error)}`;
  return `${what}. This is a bug in the provider, please report it.`;
}

interface Part {
  readonly detail: string;
  readonly path?: AttributePath;
}

/** One part for each attribute that a complaint is about and one for the rest; none when no attribute is. */
function byAttribute({ complaints = [] }: Failure, { attributes = {}, fields = {} }: FailedWork): Part[] {
  const parts = new Map<string, { path?: AttributePath; details: Set<string> }>();
  for (const { path, detail } of complaints) {
    const found = attributePath(path, attributes, fields);
    const key = found ? formatPath(found) : '';
    const part = parts.get(key) ?? { ...(found && { path: found }), details: new Set() };
    part.details.add(detail);
    parts.set(key, part);
  }
  if ([...parts.keys()].every((key) => key === '')) return [];
  return [...parts.values()].map(({ details, ...part }) => ({ ...part, detail: [...details].join('\n') }));
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
