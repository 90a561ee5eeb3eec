// ImportResourceState: from an import id to an object that Terraform then reads.
import type { HandlerOf } from '../../../protocol/index.ts';
import { mapObject, type Model } from '../../attributes/index.ts';
import { importIdFormat, parseImportId } from '../../objects/index.ts';
import { Diagnostics } from '../../report.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { findImported } from './import-by-name.ts';
import type { Managed } from './managed.ts';

export const importResourceState =
  (managed: Managed): HandlerOf<'ImportResourceState'> =>
  async ({ id }, call) => {
    const report = new Diagnostics();
    const identity = managed.resource.importName
      ? await findImported(managed, managed.resource.importName, id, call, report)
      : identityIn(managed, id, report);
    if (!identity) return { diagnostics: encodeDiagnostics(report) };
    const stub = mapObject(managed.resource.attributes, (_, name) => identity[name] ?? null);
    return {
      imported_resources: [{ type_name: managed.typeName, state: managed.encode(stub) }],
      diagnostics: encodeDiagnostics(report),
    };
  };

function identityIn({ resource, typeName }: Managed, id: string, report: Diagnostics): Model | undefined {
  const { identity, problems } = parseImportId(resource, id);
  if (identity) return identity;
  const format = importIdFormat(resource);
  report.error(
    'Invalid import ID',
    `Got ${JSON.stringify(id)}. ${problems.join(' ')} The import id of ${typeName} is ${format}, so write: terraform import ${typeName}.example ${format}`,
  );
  return undefined;
}
