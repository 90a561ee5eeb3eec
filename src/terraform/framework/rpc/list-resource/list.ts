// ListResource: the objects of a type that the service has, one event each, for `terraform query`.
import {
  type Call,
  encodeDynamicValue,
  type HandlerOf,
  type RequestOf,
  type ResponseOf,
} from '../../../protocol/index.ts';
import { isObject, objectType, withoutEmptyTexts } from '../../attributes/index.ts';
import {
  displayName,
  filterAttributes,
  inOrder,
  keepMatching,
  listObjects,
  type Observation,
  wholeState,
} from '../../objects/index.ts';
import { Diagnostics } from '../../report.ts';
import { reportFailure } from '../../report-failure.ts';
import { decodeModel } from '../decode-model.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { identityData } from '../resource/identity.ts';
import type { Managed } from '../resource/managed.ts';

type Request = RequestOf<'ListResource'>;
type Event = ResponseOf<'ListResource'>;

export const listResource = (managed: Managed): HandlerOf<'ListResource'> =>
  async function* (request, call) {
    const report = new Diagnostics();
    try {
      const found = await findAll(managed, request, call, report);
      const limit = Number(request.limit);
      for (const object of found.slice(0, limit)) {
        // Terraform has what it wanted, or a person has given up: that is not an error.
        if (call.signal.aborted) return;
        yield await eventOf(managed, object, request, call);
      }
    } catch (error) {
      const summary = `Cannot list ${managed.typeName}`;
      reportFailure(report, managed.session.provider, error, { summary, about: managed });
    }
    if (report.all.length > 0) yield { diagnostic: encodeDiagnostics(report) };
  };

async function findAll(managed: Managed, request: Request, call: Call, report: Diagnostics): Promise<Observation[]> {
  const { resource, session } = managed;
  const attributes = filterAttributes(resource);
  const config = decodeModel(attributes, objectType(attributes), request.config, report);
  if (report.failed) return [];
  const wanted = isObject(config) ? withoutEmptyTexts(attributes, config, null) : {};
  const api = session.api(call, { shareReads: true });
  const found = await keepMatching(resource, api, wanted, await listObjects(resource, api));
  const inSomeOrder = new Map(found.map((one) => [one.shown, one]));
  return inOrder(resource, [...inSomeOrder.keys()]).map((shown) => inSomeOrder.get(shown)!);
}

/** One that cannot be read whole is told of, and the others follow. */
async function eventOf(managed: Managed, object: Observation, request: Request, call: Call): Promise<Event> {
  const { resource, session, typeName } = managed;
  const named = { display_name: displayName(resource, object.shown), identity: identityData(managed, object.shown) };
  if (!request.include_resource_object) return named;
  const report = new Diagnostics();
  try {
    const state = await wholeState(session.provider, resource, session.api(call, { shareReads: true }), object);
    if (state) return { ...named, resource_object: encodeDynamicValue(managed.type, state) };
    report.warning(`${typeName} ${JSON.stringify(named.display_name)} is gone`, 'It was deleted since it was listed.');
  } catch (error) {
    const failed = new Diagnostics();
    reportFailure(failed, session.provider, error, {
      summary: `Cannot read ${managed.label(object.shown)}`,
      about: managed,
    });
    for (const { summary, detail } of failed.all) report.warning(summary, detail);
  }
  return { diagnostic: encodeDiagnostics(report) };
}
