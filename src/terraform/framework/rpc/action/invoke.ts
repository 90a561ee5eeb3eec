// InvokeAction: does it, and tells how it goes. Terraform takes a stream that ends without `completed` for success, so none does.
import type { Call, HandlerOf, RequestOf } from '../../../protocol/index.ts';
import { isObject, objectType, pathToUnknown, withoutEmptyTexts } from '../../attributes/index.ts';
import type { Action } from '../../define-action.ts';
import { ResourceFailure } from '../../failure.ts';
import { Diagnostics } from '../../report.ts';
import { reportFailure } from '../../report-failure.ts';
import type { Session } from '../../session.ts';
import { Waits } from '../../waits.ts';
import { decodeModel } from '../decode-model.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { warnOn } from '../contexts.ts';
import { Messages } from './messages.ts';

export const invokeAction = (session: Session, action: Action): HandlerOf<'InvokeAction'> =>
  async function* (request, call) {
    const report = new Diagnostics();
    const messages = new Messages();
    const work = invoke(session, action, request, call, { report, messages }).finally(() => messages.end());
    for await (const message of messages) yield { progress: { message: report.shown(message) } };
    await work;
    yield { completed: { diagnostics: encodeDiagnostics(report) } };
  };

interface Told {
  readonly report: Diagnostics;
  readonly messages: Messages;
}

/** Never throws: whatever goes wrong is in the report. */
async function invoke(
  session: Session,
  action: Action,
  request: Pick<RequestOf<'InvokeAction'>, 'config'>,
  call: Call,
  { report, messages }: Told,
): Promise<void> {
  const { provider, run } = session;
  const { attributes, requires } = action;
  const typeName = `${provider.name}_${action.name}`;
  const finished: string[] = [];
  const progress = (message: string) => messages.say(message);
  const done = (message: string) => {
    finished.push(message);
    progress(message);
  };
  const waits = new Waits();
  try {
    const config = decodeModel(attributes, objectType(attributes), request.config, report);
    if (!isObject(config) || pathToUnknown(config))
      throw new ResourceFailure('Terraform sent no configuration for it that is wholly known.');
    if (report.failed) return;
    const said = withoutEmptyTexts(attributes, config, null);
    const context = { progress, done, warn: warnOn(report), run };
    await run.during(() => action.invoke(session.api(call, { waits }), said, context));
  } catch (error) {
    const hint = finished.length === 0 ? 'Nothing was done before that.' : undefined;
    const about = { typeName, requires };
    reportFailure(report, provider, error, { summary: `Cannot invoke ${typeName}`, about, attributes, hint });
    if (finished.length > 0) report.warning(`${typeName} has done a part`, `Before the error: ${finished.join(' ')}`);
  }
  waits.reportTo(report, provider.service);
}
