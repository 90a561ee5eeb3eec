// ImportResourceState: from an import id to an object that Terraform then reads.
import type { HandlerOf, Value } from '../../../protocol/index.ts';
import { type AnyAttribute, mapObject } from '../../attributes/index.ts';
import { Diagnostics } from '../../report.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { findImported } from './import-by-name.ts';
import type { Managed, Model } from './managed.ts';

export const importResourceState =
  (managed: Managed): HandlerOf<'ImportResourceState'> =>
  async ({ id }, call) => {
    const report = new Diagnostics();
    const identity = managed.resource.importName
      ? await findImported(managed, managed.resource.importName, id, call, report)
      : parseImportId(managed, id, report);
    if (!identity) return { diagnostics: encodeDiagnostics(report) };
    const stub = mapObject(managed.resource.attributes, (_, name) => identity[name] ?? null);
    return {
      imported_resources: [{ type_name: managed.typeName, state: managed.encode(stub) }],
      diagnostics: encodeDiagnostics(report),
    };
  };

/** How an import id is written: identity attributes in order, joined by colons. A singleton takes any word. */
export const importIdFormat = ({ resource }: Pick<Managed, 'resource'>) => {
  const names: readonly string[] = resource.importName?.by ?? resource.identity;
  return names.length === 0 ? resource.name : names.map((name) => `<${name}>`).join(':');
};

/** The import id that names an object. */
export const importId = ({ resource }: Managed, state: Model) => {
  const names: readonly string[] = resource.importName?.by ?? resource.identity;
  return names.length === 0 ? resource.name : names.map((name) => String(state[name])).join(':');
};

function parseImportId(managed: Managed, id: string, report: Diagnostics): Model | undefined {
  const { identity, attributes } = managed.resource;
  const parts = splitId(id, identity.length);
  const wrong = [];
  const named: Model = {};
  if (parts.length < identity.length || parts.includes('')) wrong.push('It is not complete.');
  else {
    for (const [index, name] of identity.entries()) {
      named[name] = attributes[name].kind.type === 'number' ? wholeNumber(parts[index]!) : parts[index];
      wrong.push(...problemsOf(name, attributes[name], named[name]));
    }
  }
  if (wrong.length === 0) return named;
  const format = importIdFormat(managed);
  report.error(
    'Invalid import ID',
    `Got ${JSON.stringify(id)}. ${wrong.join(' ')} The import id of ${managed.typeName} is ${format}, so write: terraform import ${managed.typeName}.example ${format}`,
  );
  return undefined;
}

/** As many parts as there are identity attributes; the last one may hold colons of its own. */
function splitId(id: string, count: number): string[] {
  if (count === 0) return [];
  const [first = '', ...rest] = id.split(':');
  return count === 1 || rest.length === 0 ? [id] : [first, ...splitId(rest.join(':'), count - 1)];
}

function wholeNumber(text: string): number | undefined {
  const value = Number(text);
  return /^-?\d+$/.test(text) && Number.isSafeInteger(value) ? value : undefined;
}

function problemsOf(name: string, { facts }: AnyAttribute, value: Value): string[] {
  if (value === undefined) return [`The ${name} must be a whole number.`];
  return (facts.constraints ?? [])
    .map((constraint) => constraint(value, name))
    .filter((problem) => problem !== undefined);
}
