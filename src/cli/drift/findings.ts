// What differs, beside who made it so.
import type { AdminApi } from '../../admin-api/index.ts';
import { type Blame, blame, type Question } from '../../events/index.ts';
import type { Json } from '../../json/index.ts';
import { type Changed, type Comparison, type Held, type Managed, toJson } from '../../inventory/index.ts';
import { displayName, type Resource } from '../../terraform/framework/index.ts';

export interface Finding extends Blame {
  /** In the configuration; null for what nobody manages. */
  readonly address: string | null;
  readonly type: string;
  readonly id: string;
  readonly name: string;
  /** Of the attribute; null where it is about the object. */
  readonly path: string | null;
  readonly before: Json;
  readonly after: Json;
}

export interface Findings {
  readonly changed: readonly Finding[];
  readonly missing: readonly Finding[];
  readonly unmanaged: readonly Finding[];
}

export const kinds = ['changed', 'missing', 'unmanaged'] as const;
export type FindingKind = (typeof kinds)[number];

/** @throws AdminApiError */
export async function findingsOf(api: AdminApi, { changed, missing, unmanaged }: Comparison): Promise<Findings> {
  const questions = [...changed.map(aboutChange), ...missing.map(aboutMissing), ...unmanaged.map(aboutUnmanaged)];
  const answers = await blame(api, questions);
  const next = () => answers.shift()!;
  return {
    changed: changed.map((one) => ({ ...ofManaged(one.managed), ...valuesOf(one), ...next() })),
    missing: missing.map((one) => ({ ...ofManaged(one), ...noValues, ...next() })),
    unmanaged: unmanaged.map((one) => ({ ...ofHeld(one), ...noValues, ...next() })),
  };
}

const aboutChange = ({ managed, item, difference: { attribute } }: Changed): Question => ({
  ...{ type: managed.resource.name, state: managed.values, found: 'changed', attribute, item },
  fields: fieldsOf(managed.resource, attribute),
});

const aboutMissing = ({ resource, values }: Managed): Question => ({
  ...{ type: resource.name, state: values, found: 'missing' },
});

const aboutUnmanaged = ({ resource, state }: Held): Question => ({
  ...{ type: resource.name, state, found: 'unmanaged' },
});

/** What the API may call an attribute. */
function fieldsOf({ fields = {} }: Resource, attribute: string): string[] {
  const special = Object.keys(fields).filter((field) => fields[field] === attribute);
  return [...special, attribute.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()), attribute];
}

const noValues = { path: null, before: null, after: null };

const valuesOf = ({ difference: { path, before, after, isSecret } }: Changed) => ({
  ...{ path, before: isSecret ? hidden : toJson(before), after: isSecret ? hidden : toJson(after) },
});

/** In place of a secret. */
const hidden = '(sensitive value)';

const ofManaged = ({ address, typeName, importId, resource, values, secrets }: Managed) => ({
  ...{ address, type: typeName, id: importId },
  name: resource.naming?.some((name) => secrets.has(name)) ? importId : displayName(resource, values),
});

const ofHeld = ({ typeName, importId, name }: Held) => ({ address: null, type: typeName, id: importId, name });
