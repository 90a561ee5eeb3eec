// Calls a provider's handlers through the bytes that would travel.
import {
  decodeMessage,
  encodeMessage,
  type MessageType,
  type ProviderHandlers,
  providerService,
  type RequestOf,
  type ResponseOf,
  type RpcName,
} from '../protocol/index.ts';
import { hasBareNumber } from './numbers-on-wire.ts';
import { ProtocolViolation } from './violation.ts';

export type Wire = <R extends RpcName>(rpc: R, request: InputOf<R>) => Promise<AnswerOf<R>>;
type Service = typeof providerService;
type InputOf<R extends RpcName> = Service[R]['request'] extends MessageType<unknown, infer I> ? I : never;
type AnswerOf<R extends RpcName> = Service[R]['response'] extends MessageType<infer D, unknown> ? D : never;

export const wireTo =
  (handlers: ProviderHandlers, signal: AbortSignal = new AbortController().signal): Wire =>
  async (rpc, request) => {
    const { request: requestType, response: responseType } = providerService[rpc] as unknown as {
      request: MessageType<RequestOf<typeof rpc>, unknown>;
      response: MessageType<AnswerOf<typeof rpc>, unknown>;
    };
    const handler = (handlers as Record<string, unknown>)[rpc] as
      | ((request: RequestOf<typeof rpc>, call: { signal: AbortSignal }) => Promise<ResponseOf<typeof rpc>>)
      | undefined;
    if (!handler) throw new Error(`the provider does not serve ${rpc}`);
    const answer = await handler(decodeMessage(requestType, encodeMessage(requestType, request)), { signal });
    const received = decodeMessage(responseType, encodeMessage(responseType, answer));
    checkAnswer(rpc, request as Asked, received as { readonly [field: string]: unknown });
    return received;
  };

interface Asked {
  readonly client_capabilities?: { readonly deferral_allowed?: boolean };
}

/** What no answer may have, whatever it is about: numbers that count as drift, old ways, and deferrals that nobody asked for. */
function checkAnswer(rpc: RpcName, asked: Asked, answer: { readonly [field: string]: unknown }): void {
  if (answer.deferred && !asked.client_capabilities?.deferral_allowed)
    throw new ProtocolViolation('Provider deferred changes when Terraform did not allow deferrals', rpc);
  if (answer.legacy_type_system) throw new Error(`${rpc} asks for the rules of legacy providers`);
  for (const [name, field] of Object.entries(answer)) {
    const { msgpack } = (field ?? {}) as { readonly msgpack?: Uint8Array };
    if (msgpack instanceof Uint8Array && hasBareNumber(msgpack))
      throw new Error(`${rpc} sends a number in ${name} that is no text`);
  }
}
