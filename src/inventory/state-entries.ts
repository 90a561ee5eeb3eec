// The managed resources in the JSON of a state file, a shown state or a shown plan, before anything is known of their types.
import { isJsonObject, type JsonObject } from '../json/index.ts';

/** What a text is instead of a state, in one sentence. */
export class WrongState extends Error {}

export interface Entry {
  readonly address: string;
  readonly type: string;
  readonly values: JsonObject;
  /** Attributes that the configuration made sensitive. */
  readonly marked: readonly string[];
  readonly alias: string | null;
}

/**
 * A state file: https://developer.hashicorp.com/terraform/internals/json-format says that it is not for others to read, and has
 * been of this shape since Terraform 0.12; a shown state or plan is.
 * @throws WrongState
 */
export function entriesOf(text: string): Entry[] {
  const document = parse(text);
  const { version, format_version } = document;
  if (otherOutput.some((key) => key in document))
    throw new WrongState('another command of Terraform printed it: give what "terraform show -json" prints');
  if (format_version !== undefined) return shownEntries(document);
  if (version === 4) return fileEntries(document);
  if (typeof version === 'number' && 'terraform_version' in document)
    throw new WrongState(
      `it is a state of version ${version}, and only version 4 can be read: run "terraform apply -refresh-only" with a Terraform of today`,
    );
  throw new WrongState(`it is neither a state nor what "terraform show -json" prints`);
}

/** What `terraform providers schema`, `validate`, `version` and the like print, and no state has. */
const otherOutput = ['provider_schemas', 'valid', 'provider_selections', 'diagnostics'];

export function parse(text: string): JsonObject {
  if (text.trim() === '') throw new WrongState('it is empty');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    const isPlan = text.startsWith('PK');
    throw new WrongState(
      isPlan ? 'it is a plan as Terraform keeps it: give what "terraform show -json" prints of it' : 'it is not JSON',
    );
  }
  if (!isJsonObject(value)) throw new WrongState('it is not a JSON object');
  return value;
}

/** Resources of a state file, an instance each. */
function fileEntries({ resources }: JsonObject): Entry[] {
  return objects(resources).flatMap(({ mode, module, type, name, provider, instances }) => {
    if (mode !== 'managed') return [];
    const base = [...(module ? [String(module)] : []), `${String(type)}.${String(name)}`].join('.');
    return objects(instances).map(({ index_key, deposed, attributes, sensitive_attributes }) => ({
      address: `${base}${keyOf(index_key)}${deposedOf(deposed)}`,
      type: String(type),
      values: isJsonObject(attributes) ? attributes : {},
      marked: markedPaths(sensitive_attributes),
      alias: /"\]\.(\w[\w-]*)$/.exec(String(provider))?.[1] ?? null,
    }));
  });
}

/** A plan has the state that it was made with, refreshed; what the refresh changed is put back as it was. */
function shownEntries(document: JsonObject): Entry[] {
  const isPlan = 'resource_changes' in document || 'planned_values' in document;
  const state = isPlan ? document.prior_state : document;
  const values = isJsonObject(state) && isJsonObject(state.values) ? state.values : {};
  const entries = new Map(moduleEntries(values.root_module).map((entry) => [entry.address, entry]));
  for (const drift of objects(document.resource_drift)) {
    const change = isJsonObject(drift.change) ? drift.change : {};
    if (drift.mode !== 'managed' || !isJsonObject(change.before)) continue;
    const entry = { ...drift, values: change.before, sensitive_values: change.before_sensitive };
    entries.set(shownAddress(drift), shownEntry(entry));
  }
  return [...entries.values()];
}

function moduleEntries(module: unknown): Entry[] {
  if (!isJsonObject(module)) return [];
  const own = objects(module.resources).filter(({ mode }) => mode === 'managed');
  return [...own.map(shownEntry), ...objects(module.child_modules).flatMap(moduleEntries)];
}

function shownEntry(shown: JsonObject): Entry {
  const { type, values, sensitive_values } = shown;
  return {
    address: shownAddress(shown),
    type: String(type),
    values: isJsonObject(values) ? values : {},
    marked: isJsonObject(sensitive_values)
      ? Object.keys(sensitive_values).filter((name) => isMarked(sensitive_values[name]))
      : [],
    alias: null,
  };
}

const shownAddress = ({ address, deposed_key, deposed }: JsonObject) =>
  `${String(address)}${deposedOf(deposed_key ?? deposed)}`;

const deposedOf = (key: unknown) => (typeof key === 'string' && key !== '' ? ` (deposed ${key})` : '');
const keyOf = (key: unknown) => (key === undefined || key === null ? '' : `[${JSON.stringify(key)}]`);

/** Marks are shown as a copy of the value in which what is secret is true. */
export const isMarked = (mark: unknown): boolean =>
  mark === true || (typeof mark === 'object' && mark !== null && Object.values(mark).some(isMarked));

/** Paths to what is secret, of which the attribute at the root counts. */
function markedPaths(paths: unknown): string[] {
  if (!Array.isArray(paths)) return [];
  return paths.flatMap((path: unknown) => {
    const [step]: unknown[] = Array.isArray(path) ? path : [path];
    return isJsonObject(step) && step.type === 'get_attr' && typeof step.value === 'string' ? [step.value] : [];
  });
}

export const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : []);
