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
} from '../../../src/terraform/protocol/index.ts';

type Wire = <R extends RpcName>(rpc: R, request: InputOf<R>) => Promise<AnswerOf<R>>;
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
    return decodeMessage(responseType, encodeMessage(responseType, answer));
  };
