/** RPCs about actions: things to do that leave nothing in the state. */
import { message, oneOf, optional, repeated, string } from '../protobuf/message.ts';
import { serverStream, unary } from './rpc.ts';
import { ClientCapabilities, Deferred, Diagnostic, DynamicValue } from './value.ts';

const Progress = message('InvokeAction.Event.Progress', { message: string(1) });
const Completed = message('InvokeAction.Event.Completed', { diagnostics: repeated(Diagnostic, 1) });

const InvokeActionEvent = message('InvokeAction.Event', {
  progress: oneOf('type', Progress, 1),
  completed: oneOf('type', Completed, 2),
});

const request = {
  action_type: string(1),
  config: optional(DynamicValue, 2),
  client_capabilities: optional(ClientCapabilities, 3),
};

export const actionRpcs = {
  ValidateActionConfig: unary(
    'ValidateActionConfig',
    { action_type: string(1), config: optional(DynamicValue, 2) },
    { diagnostics: repeated(Diagnostic, 1) },
  ),
  PlanAction: unary('PlanAction', request, {
    diagnostics: repeated(Diagnostic, 1),
    deferred: optional(Deferred, 2),
  }),
  InvokeAction: serverStream('InvokeAction', request, InvokeActionEvent),
};
