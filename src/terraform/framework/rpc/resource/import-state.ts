// ImportResourceState: from an import id to an object that Terraform then reads.
import { type Call, type DynamicValue, decodeDynamicValue, type HandlerOf } from '../../../protocol/index.ts';
import { mapObject, type Model } from '../../attributes/index.ts';
import { findByName, importId, importIdFormat, isNamed, parseImportId } from '../../objects/index.ts';
import { Diagnostics } from '../../report.ts';
import { reportFailure } from '../../report-failure.ts';
import { deferral } from '../deferral.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { findImported } from './import-by-name.ts';
import { identityData } from './identity.ts';
import type { Managed } from './managed.ts';

export const importResourceState =
  (managed: Managed): HandlerOf<'ImportResourceState'> =>
  async (request, call) => {
    const { id: given, identity: wire } = request;
    const deferred = deferral(managed.session, request);
    if (deferred) return { ...deferred, imported_resources: [], diagnostics: [] };
    const report = new Diagnostics();
    const id = wire?.identity_data ? importId(managed.resource, decodeIdentity(managed, wire.identity_data)) : given;
    const identity = managed.resource.importName
      ? await findImported(managed, managed.resource.importName, id, call, report)
      : await identityIn(managed, id, call, report);
    if (!identity) return { diagnostics: encodeDiagnostics(report) };
    const stub = mapObject(managed.resource.attributes, (_, name) => identity[name] ?? null);
    return {
      imported_resources: [
        { type_name: managed.typeName, state: managed.encode(stub), identity: identityData(managed, stub) },
      ],
      diagnostics: encodeDiagnostics(report),
    };
  };

/** What was left out is an empty text, which no import id may hold. */
function decodeIdentity({ identityType }: Managed, wire: DynamicValue): Model {
  const given = (decodeDynamicValue(identityType, wire) ?? {}) as Model;
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? '']));
}

/** By what the service made it of; a person may write a name instead, where objects have one of their own. */
async function identityIn(managed: Managed, id: string, call: Call, report: Diagnostics): Promise<Model | undefined> {
  const { resource, typeName } = managed;
  const { identity, problems } = parseImportId(resource, id);
  if (identity) return identity;
  if (isNamed(resource) && id !== '') return findByNameOf(managed, id, call, report);
  const format = importIdFormat(resource);
  report.error(
    'Invalid import ID',
    `Got ${JSON.stringify(id)}. ${problems.join(' ')} The import id of ${typeName} is ${format}, so write: terraform import ${typeName}.example ${format}`,
  );
  return undefined;
}

async function findByNameOf(managed: Managed, id: string, call: Call, report: Diagnostics): Promise<Model | undefined> {
  const { resource, session, typeName } = managed;
  const names = resource.naming!;
  const choice = names.join(' or ');
  try {
    const model = Object.fromEntries(names.map((name) => [name, id]));
    const found = await findByName(resource, session.api(call), model);
    if (found) return managed.identityOf(found);
    report.error(
      'Invalid import ID',
      `Got ${JSON.stringify(id)}. There is no ${typeName}, or not only one, with this ${choice}. The import id of ${typeName} is ${importIdFormat(resource)}, or its ${choice}.`,
    );
  } catch (error) {
    reportFailure(report, session.provider, error, { summary: `Cannot import ${typeName}`, about: managed });
  }
  return undefined;
}
